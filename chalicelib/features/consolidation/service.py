"""Asks every company of a person for its own figures, as that person sees them, and adds them up.

No read crosses companies: each is asked as its own user, with that user's role and sight there.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.core.errors import InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.access.service import Tenants, Users
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.ageing.rules import Bounds, aged_by, debts_of
from chalicelib.features.consolidation import rules
from chalicelib.features.consolidation.model import (
    CompanyShown,
    Consolidated,
    Known,
    MonthKnown,
    Row,
)
from chalicelib.features.figures.service import FiguresOfTheBooks
from chalicelib.features.forecast.service import Forecasts
from chalicelib.features.rates.rules import Exchange
from chalicelib.features.rates.service import Rates
from chalicelib.features.settings.service import Company

# A request asks them one after the other, and has 29 seconds.
COMPANIES_MAX = 20


class _Books(NamedTuple):
    """One company as the person sees it."""

    shown: CompanyShown
    known: list[Known]
    months: list[MonthKnown]


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
    ) -> None:
        self._tenants, self._users, self._company = tenants, users, company
        self._accounts, self._figures = accounts, figures
        self._forecasts, self._rates = forecasts, rates

    def get(self, actor: Actor, currency: str | None = None) -> Consolidated:
        """Everything, in the currency given or in that of the actor's company, at its rates."""
        actor.require(Role.READER)
        settings, on = self._company.settings(actor), self._company.today(actor)
        to, bounds = currency or settings.currency, settings.aged_bounds
        books = [self._books(member, bounds) for member in self._members(actor)]
        months = [month for one in books for month in one.months]
        first = min((month.ends_on for month in months), default=on)
        exchange = self._rates.exchange(actor, to, first, on)
        return _report(books, exchange, on, bounds)

    def _members(self, actor: Actor) -> Iterator[Actor]:
        """The person in each of its companies, but those where it is asked for single accounts."""
        users = [u for u in self._users.companies(actor) if u.role is not Role.COLLEAGUE]
        if len(users) > COMPANIES_MAX:
            raise InvalidError(f"More than {COMPANIES_MAX} companies at once.", code="too_many")
        for user in users:
            yield self._users.acting(user)

    def _books(self, actor: Actor, bounds: Bounds) -> _Books:
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
        shown = CompanyShown(
            id=actor.tenant_id,
            name=self._tenants.get(actor.tenant_id).name,
            currency=self._company.settings(actor).currency,
            on=self._company.today(actor),
            computed_on=months[-1].ends_on if months else None,
        )
        return _Books(shown, self._known(actor, shown.on, bounds), months)

    def _known(self, actor: Actor, on: date, bounds: Bounds) -> list[Known]:
        expected = {
            book.currency: sum(week.amount.minor for week in book.weeks)
            for book in self._forecasts.get(actor).books
        }
        debts = debts_of(self._accounts.lines(actor), lambda _line: "")
        aged = aged_by(debts, on, bounds)
        columns = {currency: amounts for (_, currency), amounts in aged.items()}
        return [
            Known(
                company_id=actor.tenant_id,
                currency=currency,
                columns=columns.get(currency, rules.nothing(bounds)),
                expected=expected.get(currency, 0),
            )
            for currency in sorted({*columns, *expected})
        ]


def _report(books: Sequence[_Books], exchange: Exchange, on: date, bounds: Bounds) -> Consolidated:
    known = [one for each in books for one in each.known]
    there = rules.in_currency(known, exchange.to, on, exchange.minor)
    used = tuple(sorted(exchange.used.values(), key=lambda quote: quote.currency))
    months = [month for each in books for month in each.months]
    together = rules.months_in(months, exchange.minor)
    return Consolidated(
        on=on,
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
