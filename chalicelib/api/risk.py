"""Risk of accounts: score and reasons, credit limits, guarantees."""

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.risk.model import (
    Decision,
    Exposure,
    NewGuarantee,
    NewLimit,
    Risk,
    WaitingLimit,
)

routes = Routes("risk")
LIMITS_MAX = 500


class WaitingLimits(Frozen):
    """The limits that were asked for, the oldest first."""

    items: tuple[WaitingLimit, ...]


@routes.get("/accounts/{code}/risk")
def risk(actor: Actor, code: str) -> Risk:
    """Score with its reasons, limit, guarantees, and what the family owes."""
    return services().risks.of(actor, code)


@routes.get("/limit-requests")
def limit_requests(actor: Actor) -> WaitingLimits:
    """The limits that wait for somebody who may grant them."""
    return WaitingLimits(items=tuple(services().risks.waiting(actor)))


class Limits(Frozen):
    """Limits and what is owed under them, the most used first; `left_off` is how many more."""

    items: tuple[Exposure, ...]
    left_off: int


@routes.get("/limits")
def limits(actor: Actor) -> Limits:
    """Every credit limit, with what is owed by its account and by those below it."""
    found = services().risks.exposures(actor)
    return Limits(items=tuple(found[:LIMITS_MAX]), left_off=max(0, len(found) - LIMITS_MAX))


@routes.post("/accounts/{code}/limit-requests", status=201)
def request_limit(actor: Actor, code: str, body: NewLimit, version: int) -> Risk:
    """Ask for a limit; whoever may grant it has it at once."""
    return services().risks.ask(actor, code, version, body)


@routes.post("/accounts/{code}/limit-requests/{request_id}/decisions")
def decide_limit(actor: Actor, code: str, request_id: str, body: Decision, version: int) -> Risk:
    """Grant or refuse a limit; ForbiddenError `above_your_level` for an amount too large."""
    return services().risks.answer(actor, code, version, request_id, body)


@routes.post("/accounts/{code}/guarantees", status=201)
def add_guarantee(actor: Actor, code: str, body: NewGuarantee, version: int) -> Risk:
    """Keep a guarantee or an insurer's limit."""
    return services().risks.add_guarantee(actor, code, version, body)


@routes.delete("/accounts/{code}/guarantees/{guarantee_id}")
def remove_guarantee(actor: Actor, code: str, guarantee_id: str, version: int) -> Risk:
    """Take a guarantee away."""
    return services().risks.remove_guarantee(actor, code, version, guarantee_id)
