"""Documents of accounts."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor

routes = Routes("documents")


class DocumentRow(BaseModel):
    """A document in an account's list."""

    model_config = ConfigDict(frozen=True)

    id: str
    filename: str
    content_type: str
    size: int
    at: datetime
    by: str
    origin: str


class Download(BaseModel):
    """Where to download a document, for a few minutes."""

    url: str


@routes.get("/accounts/{code}/documents")
def documents(actor: Actor, code: str) -> Page[DocumentRow]:
    """Documents of an account, newest first."""
    found = services().documents.of_account(actor, code)
    rows = tuple(DocumentRow(**d.model_dump(exclude={"code", "key"})) for d in found)
    return Page[DocumentRow](items=rows)


@routes.get("/accounts/{code}/documents/{document_id}")
def document(actor: Actor, code: str, document_id: str) -> Download:
    """The address of a document's content."""
    return Download(url=services().documents.link(actor, code, document_id))
