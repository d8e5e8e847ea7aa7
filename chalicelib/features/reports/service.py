"""Figures over the portfolio of the actor's tenant."""

from collections.abc import Callable
from datetime import date

from pydantic import BaseModel, ConfigDict

from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.reports.rules import Amounts, aged_by, by_status
from chalicelib.features.settings.service import Company


class Aged(BaseModel):
    """One row of the aged balance; the columns sum to `total`."""

    model_config = ConfigDict(frozen=True)

    label: str
    currency: str
    not_due: Money
    d1_30: Money
    d31_60: Money
    d61_90: Money
    d90_plus: Money
    credits: Money
    total: Money
    overdue: Money


class AgedBalance(BaseModel):
    """The aged balance on a date, by due date; `rows` by collector, group or country if asked."""

    model_config = ConfigDict(frozen=True)

    on: date
    basis: str = "due_on"
    totals: tuple[Aged, ...]
    rows: tuple[Aged, ...] = ()


class StatusAmount(BaseModel):
    """Outstanding under one status."""

    model_config = ConfigDict(frozen=True)

    status: str
    amount: Money


class Dashboard(BaseModel):
    """First page of the day."""

    model_config = ConfigDict(frozen=True)

    on: date
    accounts: int
    aged: tuple[Aged, ...]
    by_status: tuple[StatusAmount, ...]
    answers_waiting: int
    accounts_without_collector: int
    contacts_bounced: int


_BY: dict[str, Callable[[Summary], str]] = {
    "collector": lambda line: line.collector,
    "group": lambda line: line.group,
    "country": lambda line: line.country,
    "account": lambda line: line.code,
}


def _rows(amounts: Amounts) -> list[Aged]:
    return [
        _row(label, currency, columns) for (label, currency), columns in sorted(amounts.items())
    ]


def _row(label: str, currency: str, columns: dict[str, int]) -> Aged:
    amounts = {name: Money.of_minor(minor, currency) for name, minor in columns.items()}
    overdue = sum(v for k, v in columns.items() if k not in {"not_due", "credits"})
    return Aged(
        label=label,
        currency=currency,
        **amounts,
        total=Money.of_minor(sum(columns.values()), currency),
        overdue=Money.of_minor(overdue, currency),
    )


def _all(amounts: Amounts) -> Amounts:
    """The sum over the labels."""
    sums: Amounts = {}
    for (_, currency), columns in amounts.items():
        whole = sums.setdefault(("", currency), dict.fromkeys(columns, 0))
        for name, minor in columns.items():
            whole[name] += minor
    return sums


class Reports:
    """Reports of the actor's tenant."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def aged_balance(self, actor: Actor, on: date | None = None, by: str = "") -> AgedBalance:
        """The aged balance on a date (today without one), split `by` if asked."""
        on = on or self._company.today(actor)
        lines = self._accounts.lines(actor)
        amounts = aged_by(lines, on, _BY[by] if by else lambda _line: "")
        return AgedBalance(
            on=on,
            totals=tuple(_rows(_all(amounts))),
            rows=tuple(_rows(amounts)) if by else (),
        )

    def dashboard(self, actor: Actor) -> Dashboard:
        """The first page of the day."""
        on = self._company.today(actor)
        lines = self._accounts.portfolio(actor)
        open_lines = [line for line in lines if line.items_count]
        statuses = [
            StatusAmount(status=status, amount=Money.of_minor(minor, currency))
            for currency, amounts in sorted(by_status(lines).items())
            for status, minor in sorted(amounts.items())
        ]
        return Dashboard(
            on=on,
            accounts=len(lines),
            aged=tuple(_rows(aged_by(lines, on, lambda _line: ""))),
            by_status=tuple(statuses),
            answers_waiting=sum(line.answers_waiting for line in lines),
            accounts_without_collector=sum(not line.collector for line in open_lines),
            contacts_bounced=sum(line.email_bounced for line in open_lines),
        )
