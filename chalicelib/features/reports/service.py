"""Figures over the portfolio of the actor's tenant."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.agenda.rules import counters, groups
from chalicelib.features.alerts.model import AlertCount
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.reports import disputes, qualified
from chalicelib.features.reports.rules import Amounts, aged_by, by_status
from chalicelib.features.settings.service import Company

# A year of promises, the past as one.
WEEKS_MAX = 53


class Aged(Frozen):
    """One row of the aged balance; the columns sum to `total`."""

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


class AgedBalance(Frozen):
    """The aged balance on a date, by due date; `rows` by what was asked."""

    on: date
    basis: str = "due_on"
    totals: tuple[Aged, ...]
    rows: tuple[Aged, ...] = ()


class StatusAmount(Frozen):
    """Outstanding under one status."""

    status: str
    amount: Money


class Promised(Frozen):
    """What debtors promised to pay in one week, by its Monday; `is_past`: it did not come yet."""

    week_on: date
    is_past: bool
    amounts: tuple[Money, ...]


class Dashboard(Frozen):
    """First page of the day; `agenda` counts the user's own."""

    on: date
    accounts: int
    aged: tuple[Aged, ...]
    by_status: tuple[StatusAmount, ...]
    answers_waiting: int
    accounts_without_collector: int
    contacts_bounced: int
    agenda: dict[str, int]
    alerts: tuple[AlertCount, ...]
    promised: tuple[Promised, ...]


_BY: dict[str, Callable[[Summary], str]] = {
    "collector": lambda line: line.collector,
    "group": lambda line: line.group,
    "parent": lambda line: line.parent,
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

    def __init__(self, accounts: Accounts, company: Company, alerts: OwnAlerts) -> None:
        self._accounts, self._company, self._alerts = accounts, company, alerts

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

    def disputes(self, actor: Actor) -> disputes.DisputeReport:
        """What is disputed today."""
        return disputes.report(self._accounts.lines(actor), self._company.today(actor))

    def qualification(self, actor: Actor) -> tuple[qualified.QualificationRate, ...]:
        """How much of what is overdue has a status and a comment, by collector."""
        return qualified.rates(self._accounts.lines(actor), self._company.today(actor))

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
            contacts_bounced=sum(line.email_bounced for line in lines),
            agenda=self._agenda(actor, lines, on),
            alerts=tuple(c for c in self._alerts.counts(actor, lines) if c.accounts),
            promised=tuple(_promised(lines, on)),
        )

    def _limits(self, actor: Actor) -> Limits:
        settings = self._company.settings(actor)
        return Limits(settings.chased_within_days, settings.old_after_days)

    def _agenda(self, actor: Actor, lines: Iterable[Summary], on: date) -> dict[str, int]:
        mine, limits = actor.works_for | {actor.name}, self._limits(actor)
        watch = self._alerts.watch(actor, mine)
        return counters(groups(lines, on, horizon_days=0, limits=limits, mine=mine, own=watch))


def _promised(lines: Iterable[Summary], on: date) -> Iterator[Promised]:
    """Promises by week, those of the past in one row before the others."""
    sums: dict[tuple[bool, date], list[tuple[int, str]]] = {}
    for line in lines:
        for day, amounts in line.promised.items():
            is_past = day < on
            week = date.min if is_past else day - timedelta(days=day.weekday())
            sums.setdefault((not is_past, week), []).extend((m, c) for c, m in amounts.items())
    for (is_ahead, week), promised in sorted(sums.items())[:WEEKS_MAX]:
        week_on = week if is_ahead else on - timedelta(days=on.weekday())
        yield Promised(week_on=week_on, is_past=not is_ahead, amounts=totals(promised))
