"""Interest and indemnities for late payment of an account."""

from datetime import date

from chalicelib.api.files import PDF, XLSX, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.charging.model import LettingGo, Penalties
from chalicelib.features.charging.workbook import penalties_xlsx
from chalicelib.features.penalties.model import PenaltyTerms, Percent, Regime

routes = Routes("penalties")


class PenaltyQuery(Strict):
    """On which day; today without one."""

    on: date | None = None


class Terms(Strict):
    """What is special about an account; null is as the company does."""

    charged: bool | None = None
    regime: Regime | None = None
    agreed_rate: Percent | None = None


@routes.get("/accounts/{code}/penalties")
def penalties(actor: Actor, code: str, query: PenaltyQuery) -> Penalties:
    """Every line of interest and indemnity on a day, with its article and the rate's source."""
    return services().charging.penalties(actor, code, query.on)


@routes.get("/accounts/{code}/penalties.pdf")
def penalties_pdf(actor: Actor, code: str, query: PenaltyQuery) -> Reply:
    """The statement of penalties, in the debtor's language."""
    # reportlab is slow to import, and printing wants it alone.
    from chalicelib.features.charging.pdf import penalties_pdf as written  # noqa: PLC0415

    shown = services().charging.penalties(actor, code, query.on)
    paper = services().statements.of(actor, code)
    return attachment(written(paper, shown), PDF, f"{code}-penalties.pdf")


@routes.get("/accounts/{code}/penalties.xlsx")
def penalties_workbook(actor: Actor, code: str, query: PenaltyQuery) -> Reply:
    """The lines as a workbook, in the user's language."""
    shown = services().charging.penalties(actor, code, query.on)
    language = services().users.me(actor).language
    return attachment(penalties_xlsx(shown, language), XLSX, f"{code}-penalties.xlsx")


@routes.put("/accounts/{code}/penalties")
def set_penalty_terms(actor: Actor, code: str, body: Terms, version: int) -> Penalties:
    """Say what is special about an account: whether it is charged, by which law, at which rate."""
    given = PenaltyTerms(**body.model_dump())
    return services().charging.set_terms(actor, code, version, given)


@routes.post("/accounts/{code}/penalty-waivers")
def let_penalties_go(actor: Actor, code: str, body: LettingGo, version: int) -> Penalties:
    """Waive penalties, or say that they were paid; the history keeps the reason."""
    return services().charging.let_go(actor, code, version, body)
