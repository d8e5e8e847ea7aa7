"""From companies in their currencies to one report. Pure.

Each amount is converted by itself and rounded once (`rates.rules`); everything else is a sum of
what was rounded, so that rows, columns and the whole agree to the cent.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import reduce

from chalicelib.core.money import Money
from chalicelib.features.ageing.rules import Bounds, Columns
from chalicelib.features.ageing.rules import added as columns_added
from chalicelib.features.consolidation.model import DsoMonth, Known, Missing, MonthKnown, Row
from chalicelib.features.figures.dso import count_back
from chalicelib.features.figures.model import Month

# Minor units of one currency in those of another on a day; None without a rate.
Convert = Callable[[int, str, date], int | None]


def nothing(bounds: Bounds) -> Columns:
    """Nothing owed, in these bands."""
    return Columns(0, (0,) * (len(bounds) + 1), 0, 0)


def in_currency(known: Iterable[Known], to: str, on: date, convert: Convert) -> list[Known]:
    """A row per company in one currency; a currency without a rate is left out, whole."""
    rows: dict[str, Known] = {}
    for one in known:
        columns = _converted(one, on, convert)
        expected = None if one.expected is None else convert(one.expected, one.currency, on)
        if columns is None or (expected is None and one.expected is not None):
            continue
        there = Known(company_id=one.company_id, currency=to, columns=columns, expected=expected)
        before = rows.get(one.company_id)
        rows[one.company_id] = _sum(before, there) if before else there
    return list(rows.values())


def _converted(known: Known, on: date, convert: Convert) -> Columns | None:
    owed = (known.columns.not_yet, *known.columns.bands, known.columns.credits)
    amounts = (convert(minor, known.currency, on) for minor in owed)
    there = [minor for minor in amounts if minor is not None]
    if len(there) < len(owed):
        return None
    not_yet, *bands, credit = there
    return Columns(not_yet, tuple(bands), credit, sum(bands))


def _sum(one: Known, other: Known) -> Known:
    known = None not in {one.expected, other.expected}
    return one.model_copy(
        update={
            "columns": columns_added(one.columns, other.columns),
            "expected": (one.expected or 0) + (other.expected or 0) if known else None,
        }
    )


def whole(known: Iterable[Known], currency: str, bounds: Bounds) -> Known:
    """The sum of rows of one currency, which is nobody's."""
    nobody = Known(company_id="", currency=currency, columns=nothing(bounds))
    return reduce(_sum, known, nobody)


def months_in(months: Iterable[MonthKnown], convert: Convert) -> list[Month]:
    """The months of all given books together, each at the rates of its end, oldest first.

    Months are told apart by year and month: companies may have counted on different days. They end
    with the last that all companies counted. One with an amount that lacks a rate ends what is
    known: nothing before it is comparable.
    """
    sums: dict[str, dict[str, int] | None] = {}
    ends: dict[str, date] = {}
    every = list(months)
    last = _last(every)
    for one in every:
        name = f"{one.ends_on:%Y-%m}"
        if name > last:
            continue
        ends[name] = max(one.ends_on, ends.get(name, one.ends_on))
        found = {
            measure: convert(getattr(one, measure), one.currency, one.ends_on)
            for measure in ("balance", "overdue", "invoiced")
        }
        so_far = sums.get(name, {})
        if so_far is None or None in found.values():
            sums[name] = None
            continue
        sums[name] = {m: (minor or 0) + so_far.get(m, 0) for m, minor in found.items()}
    known: list[Month] = []
    for name in sorted(sums, reverse=True):
        month = sums[name]
        if month is None:
            break
        known.insert(0, Month(ends_on=ends[name], **month))
    return known


def _last(months: Iterable[MonthKnown]) -> str:
    """The last month that every company counted."""
    ends: dict[str, str] = {}
    for one in months:
        ends[one.company_id] = max(f"{one.ends_on:%Y-%m}", ends.get(one.company_id, ""))
    return min(ends.values(), default="")


def dso(months: Sequence[Month]) -> float | None:
    """By count-back at the end of the months; None when nothing is known."""
    return count_back(months) if months else None


def trend(months: Sequence[Month]) -> tuple[DsoMonth, ...]:
    """The DSO at the end of each month."""
    return tuple(
        DsoMonth(ends_on=month.ends_on, days=count_back(months[: at + 1]))
        for at, month in enumerate(months)
    )


def row(known: Known, dso_days: float | None) -> Row:
    """As it is shown."""
    columns = known.columns
    debits = columns.total - columns.credits

    def money(minor: int) -> Money:
        return Money.of_minor(minor, known.currency)

    return Row(
        company_id=known.company_id,
        currency=known.currency,
        not_yet=money(columns.not_yet),
        bands=tuple(map(money, columns.bands)),
        credits=money(columns.credits),
        total=money(columns.total),
        overdue=money(columns.overdue),
        expected=None if known.expected is None else money(known.expected),
        late_percent=round(100 * columns.overdue / debits, 1) if debits > 0 else None,
        dso_days=dso_days,
    )


def missing(lacking: Iterable[tuple[str, date]]) -> tuple[Missing, ...]:
    """One line for each currency."""
    days: dict[str, list[date]] = {}
    for currency, on in lacking:
        days.setdefault(currency, []).append(on)
    return tuple(
        Missing(currency=currency, last_on=max(on), days=len(on))
        for currency, on in sorted(days.items())
    )
