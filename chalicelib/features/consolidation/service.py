"""Asks every company of a person for its own figures, as that person sees them, and adds them up.

No read crosses companies: each is asked as its own user, with that user's role and sight there.
A past date is answered from the snapshots of the companies: nothing of today stands in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.access.service import Tenants, Users
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.ageing.rules import Amounts, Bounds, aged_by, debts_of
from chalicelib.features.consolidation import rules
from chalicelib.features.consolidation.model import (
    CompanyShown,
    Consolidated,
    Known,
    MonthKnown,
    Row,
)
from chalicelib.features.figures.service import FiguresOfTheBooks
from chalicelib.features.forecast.delays import WEEKS
from chalicelib.features.forecast.service import Forecasts
from chalicelib.features.rates.rules import OLD_DAYS, Exchange
from chalicelib.features.rates.service import Rates
from chalicelib.features.reports.model import Source
from chalicelib.features.reports.past import FIELDS, debts_in
from chalicelib.features.settings.service import Company
from chalicelib.features.snapshots.model import ForecastRow
from chalicelib.features.snapshots.service import Snapshots

# A request asks them one after the other, and has 29 seconds.
COMPANIES_MAX = 20
# A snapshot older than a rate may be is not the day's any more.
OLD = timedelta(days=OLD_DAYS)


class _Books(NamedTuple):
    """One company as the person sees it; its amounts are converted at the rates of `priced_on`."""

    shown: CompanyShown
    priced_on: date
    known: list[Known]
    months: list[MonthKnown]


class _Sources(NamedTuple):
    """Where a report comes from, as it says."""

    source: Source
    known_from: date | None
    left_out: tuple[str, ...]


class Consolidation:
    """The companies of the actor's person."""

    def __init__(  # noqa: PLR0913 - what a company is asked for
        self,
        tenants: Tenants,
        users: Users,
        company: Company,
        accounts: Accounts,
        *,
        figures: FiguresOfTheBooks,
        forecasts: Forecasts,
        rates: Rates,
        snapshots: Snapshots,
    ) -> None:
        self._tenants, self._users, self._company = tenants, users, company
        self._accounts, self._figures = accounts, figures
        self._forecasts, self._rates, self._snapshots = forecasts, rates, snapshots

    def get(
        self, actor: Actor, currency: str | None = None, on: date | None = None
    ) -> Consolidated:
        """On a date (today without one), in the currency given or in that of the actor's company.

        InvalidError `not_known_then` where no company has a snapshot of a past date, or of the
        week before it.
        """
        actor.require(Role.READER)
        settings, today = self._company.settings(actor), self._company.today(actor)
        on, bounds, members = on or today, settings.aged_bounds, list(self._members(actor))
        if on > today:
            wrong = FieldError("on", "today or earlier")
            raise InvalidError("What will be owed is not known.", errors=(wrong,))
        asked = self._past if on < today else self._books
        books = [one for member in members if (one := asked(member, on, bounds))]
        if not books and members:
            raise InvalidError("No snapshot was taken by then.", code="not_known_then")
        there = {one.shown.id for one in books}
        first = min((m.ends_on for one in books for m in one.months), default=on - OLD)
        firsts = filter(None, (self._snapshots.known_from(member) for member in members))
        sources = _Sources(
            source=Source.SNAPSHOT if on < today else Source.OPEN,
            known_from=min(firsts, default=None),
            left_out=tuple(self._name(m) for m in members if m.tenant_id not in there),
        )
        exchange = self._rates.exchange(actor, currency or settings.currency, first, on)
        return _report(books, exchange, on, bounds, sources)

    def _name(self, actor: Actor) -> str:
        return self._tenants.get(actor.tenant_id).name

    def _members(self, actor: Actor) -> Iterator[Actor]:
        """The person in each of its companies, but those where it is asked for single accounts."""
        users = [u for u in self._users.companies(actor) if u.role is not Role.COLLEAGUE]
        if len(users) > COMPANIES_MAX:
            raise InvalidError(f"More than {COMPANIES_MAX} companies at once.", code="too_many")
        for user in users:
            yield self._users.acting(user)

    def _books(self, actor: Actor, on: date, bounds: Bounds) -> _Books:
        figures = self._figures.get(actor)
        months = [
            MonthKnown(
                company_id=actor.tenant_id,
                currency=series.currency,
                ends_on=month.ends_on,
                balance=month.balance.minor,
                overdue=month.overdue.minor,
                invoiced=month.invoiced.minor,
            )
            for series in figures.series
            if series.label == ""
            for month in series.months
        ]
        today = self._company.today(actor)
        computed_on = months[-1].ends_on if months else None
        expected = {
            book.currency: sum(week.amount.minor for week in book.weeks)
            for book in self._forecasts.get(actor).books
        }
        debts = debts_of(self._accounts.lines(actor), lambda _line: "")
        known = _known(actor, aged_by(debts, today, bounds), expected, bounds)
        return _Books(self._shown(actor, today, computed_on), on, known, months)

    def _past(self, actor: Actor, on: date, bounds: Bounds) -> _Books | None:
        """The snapshot of that day, or the last of the week before it; None without one."""
        day = self._snapshots.find_until(actor, on)
        if day is None or day.on < on - OLD:
            return None
        debts = debts_in(("", *item) for item in self._snapshots.items(actor, day, FIELDS))
        expected = _expected(self._snapshots.forecast(actor, day.on))
        known = _known(actor, aged_by(debts, on, bounds), expected, bounds)
        return _Books(self._shown(actor, day.on, None), day.on, known, [])

    def _shown(self, actor: Actor, on: date, computed_on: date | None) -> CompanyShown:
        return CompanyShown(
            id=actor.tenant_id,
            name=self._name(actor),
            currency=self._company.settings(actor).currency,
            on=on,
            computed_on=computed_on,
        )


def _expected(rows: Iterable[ForecastRow] | None) -> dict[str, int] | None:
    """Per currency, what a snapshot expected in the weeks of the forecast."""
    if rows is None:
        return None
    sums: dict[str, int] = {}
    for row in rows:
        if row.week < WEEKS:
            sums[row.currency] = sums.get(row.currency, 0) + row.amount_minor
    return sums


def _known(
    actor: Actor, aged: Amounts, expected: Mapping[str, int] | None, bounds: Bounds
) -> list[Known]:
    columns = {currency: amounts for (_, currency), amounts in aged.items()}
    return [
        Known(
            company_id=actor.tenant_id,
            currency=currency,
            columns=columns.get(currency, rules.nothing(bounds)),
            expected=None if expected is None else expected.get(currency, 0),
        )
        for currency in sorted({*columns, *(expected or ())})
    ]


def _report(
    books: Sequence[_Books], exchange: Exchange, on: date, bounds: Bounds, sources: _Sources
) -> Consolidated:
    known = [one for each in books for one in each.known]
    there = [
        one
        for each in books
        for one in rules.in_currency(each.known, exchange.to, each.priced_on, exchange.minor)
    ]
    used = tuple(sorted(exchange.used.values(), key=lambda quote: quote.currency))
    months = [month for each in books for month in each.months]
    together = rules.months_in(months, exchange.minor)
    return Consolidated(
        on=on,
        **sources._asdict(),
        bounds=bounds,
        currency=exchange.to,
        currencies=tuple(sorted({*(one.currency for one in known), exchange.to})),
        companies=tuple(each.shown for each in books),
        own=tuple(_own(one, months) for one in known),
        rows=tuple(_converted(one, months, exchange) for one in there),
        whole=rules.row(rules.whole(there, exchange.to, bounds), rules.dso(together)),
        trend=rules.trend(together),
        rates=used,
        missing=rules.missing(exchange.missing),
    )


def _own(known: Known, months: Sequence[MonthKnown]) -> Row:
    own = [m for m in months if (m.company_id, m.currency) == (known.company_id, known.currency)]
    return rules.row(known, rules.dso(rules.months_in(own, lambda minor, _currency, _on: minor)))


def _converted(known: Known, months: Sequence[MonthKnown], exchange: Exchange) -> Row:
    own = [m for m in months if m.company_id == known.company_id]
    return rules.row(known, rules.dso(rules.months_in(own, exchange.minor)))
