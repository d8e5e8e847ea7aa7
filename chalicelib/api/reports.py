"""Reports and the first page of the day."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from chalicelib.api.files import XLSX, attachment
from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.money import Currency, Money
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.ageing.rules import Basis
from chalicelib.features.exports.aged import aged_xlsx
from chalicelib.features.figures.model import Figures, Series, Work
from chalicelib.features.promises.service import PromiseRate
from chalicelib.features.receipts.model import By, ReceiptReport
from chalicelib.features.reports.disputes import DisputeReport
from chalicelib.features.reports.model import ROWS_MAX, AgedBalance
from chalicelib.features.reports.qualified import QualificationRate
from chalicelib.features.reports.service import Dashboard

routes = Routes("reports")


class AgedQuery(Strict):
    """On which date, from which day items age, and split by what."""

    on: date | None = None
    basis: Basis = Basis.DUE
    by: Literal["", "collector", "group", "parent", "country", "account"] = ""


@routes.get("/reports/aged-balance")
def aged_balance(actor: Actor, query: AgedQuery) -> AgedBalance:
    """What is owed by lateness or age, on a date; a past one from the last snapshot until then."""
    return services().reports.aged_balance(actor, query.on, query.by, query.basis, ROWS_MAX)


@routes.get("/reports/aged-balance.xlsx")
def aged_balance_workbook(actor: Actor, query: AgedQuery) -> Reply:
    """The same as a workbook; ask with `Accept` for this type, or for any."""
    balance = services().reports.aged_balance(actor, query.on, query.by, query.basis)
    content = aged_xlsx(balance, services().users.me(actor).language)
    return attachment(content, XLSX, f"aged-balance-{balance.on}.xlsx")


@routes.get("/reports/months")
def months(actor: Actor) -> Figures:
    """The last 24 months: turnover, receipts, balance, DSO and its kin, as computed last."""
    return services().figures.get(actor)


@routes.post("/reports/months", Role.CREDIT_MANAGER, status=202)
def compute_months(actor: Actor) -> JobView:
    """Compute them again, from every item."""
    return job_view(services().figures.start(actor))


class Turnover(Strict):
    """What was sold in a month, tax included; null takes a correction back."""

    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    currency: Currency
    amount: Decimal | None


@routes.put("/reports/turnover", Role.CREDIT_MANAGER)
def correct_turnover(actor: Actor, body: Turnover) -> Figures:
    """Correct the turnover of a month where the extracts do not hold all of it."""
    amount = None if body.amount is None else Money(amount=body.amount, currency=body.currency)
    return services().figures.correct(actor, body.month, body.currency, amount)


class AccountMonths(BaseModel):
    """The months of one account, a series per currency."""

    items: tuple[Series, ...]


@routes.get("/accounts/{code}/months")
def account_months(actor: Actor, code: str) -> AccountMonths:
    """The last 24 months of one account."""
    return AccountMonths(items=services().figures.of_account(actor, code))


class PromiseRates(BaseModel):
    """How promises end, by collector."""

    items: tuple[PromiseRate, ...]


@routes.get("/reports/promises")
def promise_rates(actor: Actor) -> PromiseRates:
    """Promises kept, partly kept, broken and open, by collector."""
    return PromiseRates(items=services().promises.rates(actor))


@routes.get("/reports/disputes")
def dispute_report(actor: Actor) -> DisputeReport:
    """What is disputed today: by reason, by who must resolve it, by age."""
    return services().reports.disputes(actor)


@routes.get("/reports/work")
def work_done(actor: Actor) -> Work:
    """What was done each month of a year, what came of it, how long disputes took."""
    return services().figures.work_done(actor)


class ReceiptQuery(Strict):
    """How long the periods are."""

    by: By = By.WEEK


@routes.get("/reports/receipts")
def receipts(actor: Actor, query: ReceiptQuery) -> ReceiptReport:
    """What was received, beside what was promised and what was forecast at the time."""
    return services().receipts.get(actor, query.by)


class QualificationRates(BaseModel):
    """The qualification rate, by collector."""

    items: tuple[QualificationRate, ...]


@routes.get("/reports/qualification")
def qualification_rates(actor: Actor) -> QualificationRates:
    """The part of what is overdue that has a status and a comment, by collector."""
    return QualificationRates(items=services().reports.qualification(actor))


@routes.get("/dashboard")
def dashboard(actor: Actor) -> Dashboard:
    """The first page of the day."""
    return services().reports.dashboard(actor)
