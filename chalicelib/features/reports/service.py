"""Figures over the portfolio of the actor's tenant."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.ageing.rules import (
    Basis,
    Bounds,
    Debts,
    aged_by,
    debts_of,
    whole,
)
from chalicelib.features.agenda.rules import counters, groups
from chalicelib.features.alerts.model import AlertCount
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.reports import disputes, qualified
from chalicelib.features.reports.model import Aged, AgedBalance, Source, shown, split
from chalicelib.features.reports.past import COLUMNS, FIELDS, debts_in
from chalicelib.features.reports.rules import by_status
from chalicelib.features.settings.service import Company
from chalicelib.features.snapshots.service import Snapshots

# A year of promises, the past as one.
WEEKS_MAX = 53


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
    # The bands of `aged`, as in the settings.
    bounds: Bounds
    aged: tuple[Aged, ...]
    by_status: tuple[StatusAmount, ...]
    answers_waiting: int
    accounts_without_collector: int
    contacts_bounced: int
    agenda: dict[str, int]
    alerts: tuple[AlertCount, ...]
    promised: tuple[Promised, ...]


_BY: dict[str, Callable[[Summary], str]] = {
    "": lambda _line: "",
    "collector": lambda line: line.collector,
    "group": lambda line: line.group,
    "parent": lambda line: line.parent,
    "country": lambda line: line.country,
    "account": lambda line: line.code,
}


class Reports:
    """Reports of the actor's tenant."""

    def __init__(
        self, accounts: Accounts, company: Company, alerts: OwnAlerts, snapshots: Snapshots
    ) -> None:
        self._accounts, self._company, self._alerts = accounts, company, alerts
        self._snapshots = snapshots

    def aged_balance(
        self,
        actor: Actor,
        on: date | None = None,
        by: str = "",
        basis: Basis = Basis.DUE,
        rows_max: int | None = None,
    ) -> AgedBalance:
        """The aged balance on a date (today without one), split `by` if asked.

        A past date is answered from the last snapshot until then: InvalidError `not_known_then`
        before the first one.
        """
        today, bounds = self._company.today(actor), self._company.settings(actor).aged_bounds
        on = on or today
        debts, as_of = self._debts(actor, on, today, by)
        amounts = aged_by(debts, on, bounds, basis)
        rows, others, count = split(amounts, rows_max or len(amounts)) if by else ([], [], 0)
        return AgedBalance(
            on=on,
            basis=basis,
            bounds=bounds,
            source=Source.SNAPSHOT if on < today else Source.OPEN,
            as_of=as_of,
            known_from=self._snapshots.known_from(actor),
            totals=tuple(shown(whole(amounts))),
            rows=tuple(rows),
            others=tuple(others),
            others_count=count,
        )

    def _debts(self, actor: Actor, on: date, today: date, by: str) -> tuple[Iterator[Debts], date]:
        """What is owed by whom, and as of which day."""
        if on < today:
            day = self._snapshots.last_until(actor, on)
            fields = (COLUMNS[by], *FIELDS) if by else FIELDS
            items = self._snapshots.items(actor, day, fields)
            return debts_in(items if by else (("", *item) for item in items)), day.on
        return debts_of(self._accounts.lines(actor), _BY[by]), today

    def disputes(self, actor: Actor) -> disputes.DisputeReport:
        """What is disputed today."""
        return disputes.report(self._accounts.lines(actor), self._company.today(actor))

    def qualification(self, actor: Actor) -> tuple[qualified.QualificationRate, ...]:
        """How much of what is overdue has a status and a comment, by collector."""
        return qualified.rates(self._accounts.lines(actor), self._company.today(actor))

    def dashboard(self, actor: Actor) -> Dashboard:
        """The first page of the day."""
        on, settings = self._company.today(actor), self._company.settings(actor)
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
            bounds=settings.aged_bounds,
            aged=tuple(shown(aged_by(debts_of(lines, _BY[""]), on, settings.aged_bounds))),
            by_status=tuple(statuses),
            answers_waiting=sum(line.answers_waiting for line in lines),
            accounts_without_collector=sum(not line.collector for line in open_lines),
            contacts_bounced=sum(line.email_bounced for line in lines),
            agenda=self._agenda(actor, lines, on),
            alerts=tuple(c for c in self._alerts.counts(actor, lines) if c.accounts),
            promised=tuple(_promised(lines, on)),
        )

    def _agenda(self, actor: Actor, lines: Iterable[Summary], on: date) -> dict[str, int]:
        mine, limits = actor.works_for | {actor.name}, limits_of(self._company.settings(actor))
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
