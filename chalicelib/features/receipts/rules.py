"""From days to weeks and months, and what of a forecast falls into them. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.core.money import Money
from chalicelib.features.figures.days import DAY
from chalicelib.features.figures.months import TAB, Sums
from chalicelib.features.forecast.delays import WEEK_DAYS, WEEKS
from chalicelib.features.forecast.views import share
from chalicelib.features.receipts.model import By, Lay, Receipt
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


class Within(NamedTuple):
    """What of a forecast falls within a period, and between which bounds, where it had some."""

    minor: int = 0
    bounds: tuple[int, int] | None = None


class _Week(NamedTuple):
    """A week of a forecast in one currency, over its collectors and sources."""

    minor: int = 0
    to_low: int | None = None
    to_high: int | None = None

    def plus(self, row: ForecastRow) -> "_Week":
        return _Week(
            self.minor + row.amount_minor,
            _plus(self.to_low, row.to_low_minor),
            _plus(self.to_high, row.to_high_minor),
        )


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _expected(forecasts: Forecasts, span: Period) -> dict[str, Within] | None:
    rows = forecasts(span[0])
    return None if rows is None else within(rows, *span)


def within(rows: Iterable[ForecastRow], first: date, last: date) -> dict[str, Within]:
    """What of a forecast falls on these days; a week that is cut is shared by its days."""
    weeks: dict[str, dict[date, _Week]] = {}
    for row in rows:
        if row.week < WEEKS:
            of = weeks.setdefault(row.currency, {})
            of[row.from_on] = of.get(row.from_on, _Week()).plus(row)
    return {currency: _within(of, first, last) for currency, of in weeks.items()}


def _within(weeks: Mapping[date, _Week], first: date, last: date) -> Within:
    minor = low = high = bounded_days = 0
    for from_on, week in weeks.items():
        days = [n for n in range(WEEK_DAYS) if first <= from_on + timedelta(days=n) <= last]
        minor += _shared(week.minor, days)
        if week.to_low is None or week.to_high is None:
            continue
        bounded_days += len(days)
        low += _shared(max(0, week.minor + week.to_low), days)
        high += _shared(max(0, week.minor + week.to_high), days)
    return Within(minor, (low, high) if bounded_days == (last - first).days + 1 else None)


def _shared(minor: int, days: Iterable[int]) -> int:
    return sum(share(minor, day) for day in days)


def _receipt(
    days: Mapping[tuple[str, ...], int],
    currency: str,
    span: Period,
    expected: dict[str, Within] | None,
    today: date,
) -> Receipt:
    first, last = span
    dates = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    found = expected.get(currency, Within()) if expected is not None else None
    bounds = found.bounds if found else None

    def money(minor: int) -> Money:
        return Money.of_minor(minor, currency)

    def came(what: str) -> int:
        return sum(days.get((currency, day.isoformat(), what), 0) for day in dates)

    received, is_running = came("received"), last >= today
    return Receipt(
        from_on=first,
        to_on=last,
        is_running=is_running,
        received=money(received),
        promised=money(came("promised")),
        forecast=money(found.minor) if found else None,
        low=money(bounds[0]) if bounds else None,
        high=money(bounds[1]) if bounds else None,
        lay=_lay(received, bounds) if bounds and not is_running else None,
    )


def _lay(received: int, bounds: tuple[int, int]) -> Lay:
    if received < bounds[0]:
        return Lay.BELOW
    return Lay.ABOVE if received > bounds[1] else Lay.WITHIN
