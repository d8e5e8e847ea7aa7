"""From a debt and its contract to every line that may be claimed on a day. Pure.

Interest is simple, on what is owed with its tax. It runs from the day after the debt falls due to
the day asked, or the day it was paid, both counted. One line per half-year and per amount owed;
each line is rounded once, to the smallest unit of its currency, halves up.
"""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from chalicelib.core.money import Money
from chalicelib.features.penalties.model import Contract, DayCount, Debt, Line, LineKind, Regime
from chalicelib.features.penalties.rates import half_year, next_half_year
from chalicelib.features.penalties.regimes import LAWS, applied, free_until

_DAY = timedelta(days=1)


def lines(debt: Debt, contract: Contract, on: date) -> tuple[Line, ...]:
    """What may be claimed for a debt up to and with a day, the indemnity last."""
    start = starts_on(debt, contract)
    if contract.regime is Regime.NONE or start is None or debt.bases[0][1] <= 0:
        return ()
    end = min(on, debt.ended_on or on)
    return (*_interest(debt, contract, start, end), *_indemnity(debt, contract, start, end))


def starts_on(debt: Debt, contract: Contract) -> date | None:
    """The first day that may be charged; None when the law asks for a reminder first."""
    late = debt.due_on + _DAY
    if contract.regime is not Regime.BE_B2C:
        return late
    if debt.reminded_on is None:
        return None
    return max(late, free_until(debt.reminded_on, by_letter=debt.by_letter) + _DAY)


def _interest(debt: Debt, contract: Contract, start: date, end: date) -> Iterator[Line]:
    first = max(start, debt.settled_until + _DAY) if debt.settled_until else start
    for from_on, to_on in _slices(debt, first, end):
        base = _base(debt, from_on)
        rate = applied(contract, from_on)
        days = (to_on - from_on).days + 1
        amount = _rounded(base * int(rate.rate * 100) * days, 10_000 * _year(contract, from_on))
        law = LAWS[contract.regime]
        yield Line(
            kind=LineKind.INTEREST,
            item=debt.id,
            number=debt.number,
            from_on=from_on,
            to_on=to_on,
            days=days,
            base=Money.of_minor(base, debt.currency),
            amount=Money.of_minor(amount, debt.currency),
            rate=rate.rate,
            reference=rate.reference,
            reference_on=half_year(from_on) if rate.reference is not None else None,
            margin=rate.margin,
            rate_source=rate.source,
            article=law.article,
            article_source=law.article_source,
            notes=(*rate.notes, *debt.assumed),
        )


def _slices(debt: Debt, start: date, end: date) -> Iterator[tuple[date, date]]:
    """The days, cut wherever the rate or the amount owed may change."""
    changes = sorted(day for day, _ in debt.bases[1:])
    while start <= end:
        cut = min([next_half_year(start), *(day for day in changes if day > start)])
        yield start, min(end, cut - _DAY)
        start = cut


def _base(debt: Debt, day: date) -> int:
    owed = debt.bases[0][1]
    for since, minor in debt.bases[1:]:
        owed = minor if since <= day else owed
    return max(0, owed)


def _year(contract: Contract, day: date) -> int:
    if contract.day_count is DayCount.ACTUAL:
        return 366 if calendar.isleap(day.year) else 365
    return int(contract.day_count)


def _rounded(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)


def _indemnity(debt: Debt, contract: Contract, start: date, end: date) -> Iterator[Line]:
    if start > end or (debt.settled_until and debt.settled_until >= start):
        return
    law, base = LAWS[contract.regime], _base(debt, start)
    # It is fixed in euros, whatever the invoice is in; a percentage of another currency is not.
    if contract.regime is Regime.BE_B2C and debt.currency != "EUR":
        return
    yield Line(
        kind=LineKind.INDEMNITY,
        item=debt.id,
        number=debt.number,
        from_on=start,
        to_on=start,
        days=0,
        base=Money.of_minor(base, debt.currency),
        amount=Money(amount=Decimal(law.indemnity(base)).scaleb(-2), currency="EUR"),
        article=law.indemnity_article,
        article_source=law.indemnity_source,
        notes=debt.assumed,
    )
