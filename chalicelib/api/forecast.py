"""The cash forecast, and the accounts behind its amounts."""

from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.api.files import XLSX, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.money import Currency
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.forecast.delays import WEEKS
from chalicelib.features.forecast.expected import Source
from chalicelib.features.forecast.model import AccountAmounts, AccountForecast, Forecast
from chalicelib.features.forecast.workbook import forecast_xlsx

routes = Routes("forecast")


class BehindQuery(Strict):
    """Which amount: a week from 0, 13 for later, none for what is left out; of one source."""

    currency: Currency
    week: Annotated[int, Field(ge=0, le=WEEKS)] | None = None
    source: Source | None = None


class Computation(BaseModel):
    """Work that began; the forecast says when it is done."""

    job_id: str


@routes.get("/forecast")
def forecast(actor: Actor) -> Forecast:
    """What is expected, by week for 13 weeks and by month."""
    return services().forecasts.get(actor)


@routes.get("/forecast.xlsx")
def forecast_workbook(actor: Actor) -> Reply:
    """The weeks and months as a workbook, in the user's language."""
    language = services().users.me(actor).language
    content = forecast_xlsx(services().forecasts.get(actor), language)
    return attachment(content, XLSX, "forecast.xlsx")


@routes.get("/forecast/accounts")
def forecast_accounts(actor: Actor, query: BehindQuery) -> AccountAmounts:
    """The accounts behind an amount of the forecast."""
    return services().forecasts.behind(actor, query.currency, query.week, query.source)


@routes.post("/forecast/computations", Role.CREDIT_MANAGER, status=202)
def compute_forecast(actor: Actor) -> Computation:
    """Learn the habits again, and try them on the past."""
    return Computation(job_id=services().forecasts.start(actor).id)


@routes.get("/accounts/{code}/forecast")
def account_forecast(actor: Actor, code: str) -> AccountForecast:
    """When the debits of an account are expected, and why."""
    return services().forecasts.of_account(actor, code)
