"""Interest and indemnities for late payment of an account."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.features.access.model import Actor
from chalicelib.features.charging.model import LettingGo, Penalties
from chalicelib.features.penalties.model import PenaltyTerms, Percent, Regime

routes = Routes("penalties")


class _Input(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PenaltyQuery(_Input):
    """On which day; today without one."""

    on: date | None = None


class Terms(_Input):
    """What is special about an account; null is as the company does."""

    charged: bool | None = None
    regime: Regime | None = None
    agreed_rate: Percent | None = None


@routes.get("/accounts/{code}/penalties")
def penalties(actor: Actor, code: str, query: PenaltyQuery) -> Penalties:
    """Every line of interest and indemnity on a day, with its article and the rate's source."""
    return services().charging.penalties(actor, code, query.on)


@routes.put("/accounts/{code}/penalties")
def set_penalty_terms(actor: Actor, code: str, body: Terms, version: int) -> Penalties:
    """Say what is special about an account: whether it is charged, by which law, at which rate."""
    given = PenaltyTerms(**body.model_dump())
    return services().charging.set_terms(actor, code, version, given)


@routes.post("/accounts/{code}/penalty-waivers")
def let_penalties_go(actor: Actor, code: str, body: LettingGo, version: int) -> Penalties:
    """Waive penalties, or say that they were paid; the history keeps the reason."""
    return services().charging.let_go(actor, code, version, body)
