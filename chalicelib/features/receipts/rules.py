"""From days to weeks and months, and what of a forecast falls into them. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from chalicelib.core.money import Money
from chalicelib.features.figures.days import DAY
from chalicelib.features.figures.months import TAB, Sums
from chalicelib.features.forecast.delays import WEEK_DAYS, WEEKS
from chalicelib.features.forecast.views import share
from chalicelib.features.receipts.model import By, Receipt
from chalicelib.features.snapshots.model import ForecastRow

# How many periods are shown; days of all of them are kept (figures.days.DAYS).
COUNTS = {By.DAY: 31, By.WEEK: 14, By.MONTH: 13}
# Per currency, what was expected within a period; None without a snapshot of its first day.
Forecasts = Callable[[date], list[ForecastRow] | None]
Period = tuple[date, date]


def periods(today: date, by: By) -> tuple[Period, ...]:
    """The last ones, whole, the newest (which still runs) first."""
    found, day = [], today
    for _ in range(COUNTS[by]):
        first = first_of(day, by)
        found.append((first, _last_of(first, by)))
        day = first - timedelta(days=1)
    return tuple(found)


def first_of(day: date, by: By) -> date:
    """The first day of the period that a day is in; weeks begin on Monday."""
    if by is By.DAY:
        return day
    return day - timedelta(days=day.weekday()) if by is By.WEEK else day.replace(day=1)


def _last_of(first: date, by: By) -> date:
    if by is By.DAY:
        return first
    if by is By.WEEK:
        return first + timedelta(days=WEEK_DAYS - 1)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def receipts(sums: Sums, today: date, by: By, forecasts: Forecasts) -> tuple[Receipt, ...]:
    """Every period in each currency in which anything was received, promised or expected."""
    spans = periods(today, by)
    known = {} if by is By.DAY else {span: _expected(forecasts, span) for span in spans}
    days = {tuple(key.split(TAB)[1:]): n for key, n in sums.items() if key.startswith(DAY + TAB)}
    currencies = {currency for currency, *_ in days}
    currencies |= {c for found in known.values() for c in found or {}}
    return tuple(
        _receipt(days, currency, span, known.get(span), today)
        for currency in sorted(currencies)
        for span in spans
    )


def _expected(forecasts: Forecasts, span: Period) -> dict[str, int] | None:
    rows = forecasts(span[0])
    return None if rows is None else within(rows, *span)


def within(rows: Iterable[ForecastRow], first: date, last: date) -> dict[str, int]:
    """What of a forecast falls on these days; a week that is cut is shared by its days."""
    sums: dict[str, int] = {}
    for row in rows:
        if row.week < WEEKS:
            minor = sum(_shares(row, first, last))
            sums[row.currency] = sums.get(row.currency, 0) + minor
    return sums


def _shares(row: ForecastRow, first: date, last: date) -> Iterator[int]:
    for day in range(WEEK_DAYS):
        if first <= row.from_on + timedelta(days=day) <= last:
            yield share(row.amount_minor, day)


def _receipt(
    days: Mapping[tuple[str, ...], int],
    currency: str,
    span: Period,
    expected: dict[str, int] | None,
    today: date,
) -> Receipt:
    first, last = span
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def money(what: str) -> Money:
        minor = sum(days.get((currency, day.isoformat(), what), 0) for day in dates)
        return Money.of_minor(minor, currency)

    return Receipt(
        from_on=first,
        to_on=last,
        is_running=last >= today,
        received=money("received"),
        promised=money("promised"),
        forecast=None if expected is None else Money.of_minor(expected.get(currency, 0), currency),
    )
