"""From companies in their currencies to one report. Pure.

Each amount is converted by itself and rounded once (`rates.rules`); everything else is a sum of
what was rounded, so that rows, columns and the whole agree to the cent.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.consolidation.model import DsoMonth, Known, Missing, MonthKnown, Row
from chalicelib.features.figures.dso import count_back
from chalicelib.features.figures.model import Month
from chalicelib.features.reports.rules import COLUMNS

# Minor units of one currency in those of another on a day; None without a rate.
Convert = Callable[[int, str, date], int | None]


def in_currency(known: Iterable[Known], to: str, on: date, convert: Convert) -> list[Known]:
    """A row per company in one currency; a currency without a rate is left out, whole."""
    rows: dict[str, Known] = {}
    for one in known:
        columns = {name: convert(minor, one.currency, on) for name, minor in one.columns.items()}
        expected = convert(one.expected, one.currency, on)
        if expected is None or None in columns.values():
            continue
        there = Known(
            company_id=one.company_id,
            currency=to,
            columns={name: minor or 0 for name, minor in columns.items()},
            expected=expected,
        )
        before = rows.get(one.company_id)
        rows[one.company_id] = added([before, there], to) if before else there
    return list(rows.values())


def added(known: Sequence[Known], currency: str) -> Known:
    """The sum of rows of one currency; of several companies it is nobody's."""
    ids = {one.company_id for one in known}
    return Known(
        company_id=ids.pop() if len(ids) == 1 else "",
        currency=currency,
        columns={name: sum(one.columns[name] for one in known) for name in COLUMNS},
        expected=sum(one.expected for one in known),
    )


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
    currency, columns = known.currency, known.columns
    total = sum(columns.values())
    debits = total - columns["credits"]
    overdue = debits - columns["not_due"]
    amounts = {
        name: Money.of_minor(minor, currency)
        for name, minor in (*columns.items(), ("total", total), ("overdue", overdue))
    }
    return Row(
        company_id=known.company_id,
        currency=currency,
        **amounts,
        expected=Money.of_minor(known.expected, currency),
        late_percent=round(100 * overdue / debits, 1) if debits > 0 else None,
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
