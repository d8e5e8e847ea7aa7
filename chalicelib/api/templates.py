"""Templates, to read: the native ones of each language."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor
from chalicelib.features.templates.model import Template

routes = Routes("templates")


class TemplateQuery(BaseModel):
    """Of which language; all without one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, Field(max_length=5)] = ""


@routes.get("/templates")
def templates(actor: Actor, query: TemplateQuery) -> Page[Template]:
    """What messages say, per language and step."""
    return Page[Template](items=services().templates.list(actor, query.language))
