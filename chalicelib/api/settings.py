"""The company's settings, its clock, and how the service is."""

from typing import Annotated, Literal

from chalice.app import Request
from pydantic import BaseModel, Field

from chalicelib.api.files import JPEG, PNG
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.errors import NotFoundError
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.settings.model import CompanySettings

routes = Routes("settings")


class Advance(Strict):
    """How far to move a demonstration's clock."""

    days: Annotated[int, Field(ge=1, le=31)]


class Today(BaseModel):
    """The company's date."""

    today: str


class Health(BaseModel):
    """The service answers."""

    status: Literal["ok"] = "ok"


@routes.get("/settings")
def company_settings(actor: Actor) -> CompanySettings:
    """The company's settings."""
    return services().company.settings(actor)


@routes.put("/settings", Role.CREDIT_MANAGER)
def change_company_settings(actor: Actor, body: CompanySettings, version: int) -> CompanySettings:
    """Replace the company's settings."""
    services().scenarios.require(actor, body.default_scenario)
    changed = services().company.change(actor, body.model_copy(update={"version": version}))
    services().replanning.refresh(actor)
    return changed


@routes.put("/settings/logo", Role.CREDIT_MANAGER, content_types=(PNG, JPEG))
def put_logo(actor: Actor, request: Request) -> CompanySettings:
    """Take the picture sent (JPEG or PNG, 1 MB at most) as the company's logo."""
    content = request.raw_body
    return services().letterhead.put(actor, content if isinstance(content, bytes) else b"")


@routes.get("/settings/logo")
def logo(actor: Actor) -> Reply:
    """The logo; ask with `Accept` for `image/png`, or for any type."""
    content = services().letterhead.logo(actor)
    if content is None:
        raise NotFoundError("There is no logo.")
    return Reply(content, PNG)


@routes.delete("/settings/logo", Role.CREDIT_MANAGER)
def remove_logo(actor: Actor) -> CompanySettings:
    """Have no logo."""
    return services().letterhead.remove(actor)


@routes.post("/clock", Role.COLLECTOR)
def advance_clock(actor: Actor, body: Advance) -> Today:
    """Advance a demonstration's clock day by day; each day's run is queued as on its morning.

    The person's other demonstrations go with it, so that one group has one date.
    """
    _advance(actor, body.days)
    for user in services().users.companies(actor):
        tenant = services().tenants.get(user.tenant_id)
        if tenant.is_demonstration and user.tenant_id != actor.tenant_id:
            _advance(Actor.system(user.tenant_id, "clock"), body.days)
    return Today(today=services().company.today(actor).isoformat())


def _advance(actor: Actor, days: int) -> None:
    plans = Actor.system(actor.tenant_id, "plans")
    clock = Actor.system(actor.tenant_id, "clock")
    for _ in range(days):
        services().company.advance(actor, 1)
        services().reminders.start_daily_run(actor)
        services().following.sweep(plans)
        services().following.daily(plans, whatever_the_hour=True)
        services().assignment.daily(actor)
        services().promises.daily(actor)
        services().unanswered.daily(clock)
        services().following_questions.daily(clock)
        services().telling.daily(actor)
    services().figures.daily(clock)
    services().forecasts.daily(clock)
    services().snapshots.daily(clock, whatever_the_hour=True)


@routes.get("/health", public=True)
def health() -> Health:
    """Whether the service answers."""
    return Health()
