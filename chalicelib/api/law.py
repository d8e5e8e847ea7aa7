"""Where scenarios, templates and settings break a rule of law, and what is let through."""

from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.text import clean
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.law.model import Finding
from chalicelib.features.law.service import FindingView

routes = Routes("law")


class Override(Strict):
    """Which finding is let through, and why; without a reason it no longer is."""

    finding: Finding
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""


@routes.get("/law/findings")
def law_findings(actor: Actor) -> Page[FindingView]:
    """Everything that breaks a rule, with the rule and its source, in the user's language."""
    language = services().users.me(actor).language
    return Page[FindingView](items=services().law.findings(actor, language))


@routes.put("/law/overrides", Role.CREDIT_MANAGER)
def override_law(actor: Actor, body: Override) -> Page[FindingView]:
    """Let a finding through in one's own name for a reason, or take that back."""
    if body.reason:
        services().law.let_through(actor, body.finding, body.reason)
    else:
        services().law.take_back(actor, body.finding)
    return law_findings(actor)
