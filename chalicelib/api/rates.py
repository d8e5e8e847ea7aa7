"""Exchange rates, and the companies of a person in one currency."""

from datetime import date
from typing import Annotated

from chalice.app import Request
from pydantic import BaseModel, Field

from chalicelib.api.files import ZIP
from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.money import Currency
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.consolidation.model import Consolidated
from chalicelib.features.rates.model import Imported, Quote

routes = Routes("reports")


class RatesToday(BaseModel):
    """The rates that count today."""

    items: tuple[Quote, ...]


class RatesFile(Strict):
    """What the file is called: the source of rates that are not the ECB's."""

    name: Annotated[str, Field(max_length=120)] = ""


class ConsolidationQuery(Strict):
    """In which currency, that of the company without one; on which date, today without one."""

    currency: Currency | None = None
    on: date | None = None


@routes.get("/rates")
def rates(actor: Actor) -> RatesToday:
    """The rates that count today, by currency, each with its source and its own day."""
    return RatesToday(items=services().rates.of_today(actor))


@routes.post(
    "/rates",
    Role.CREDIT_MANAGER,
    content_types=("text/csv", "application/xml", ZIP),
)
def take_in_rates(actor: Actor, query: RatesFile, request: Request) -> Imported:
    """Take in the ECB's eurofxref (CSV, XML, ZIP), or columns date, currency, rate for one euro."""
    content = request.raw_body
    given = content if isinstance(content, bytes) else content.encode()
    return services().rates.take_in(actor, given, query.name)


@routes.get("/reports/consolidation")
def consolidation(actor: Actor, query: ConsolidationQuery) -> Consolidated:
    """Every company the person may see, in its own currencies and in one; the past by snapshots."""
    return services().consolidation.get(actor, query.currency, query.on)
