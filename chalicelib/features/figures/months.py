"""From the items of an account, open and closed, to its months. Pure, and sums add up."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from chalicelib.features.figures.model import MONTHS, Month
from chalicelib.features.open_items.model import ClosedItem, ItemKind, OpenItem

_SOLD = frozenset({ItemKind.INVOICE, ItemKind.CREDIT_NOTE})
_MEASURES = ("balance", "overdue", "invoiced", "received", "delay")
# Between the parts of keys that hold other texts.
TAB = "\t"
# Per currency and month, by the name of the measure.
Sums = dict[str, int]


def ends(today: date, count: int = MONTHS) -> tuple[date, ...]:
    """The last days of so many months, oldest first; the last one is today."""
    found, day = [today], today
    for _ in range(count - 1):
        day = day.replace(day=1) - timedelta(days=1)
        found.append(day)
    return tuple(reversed(found))


def month_of(day: date) -> str:
    """`2026-03`."""
    return f"{day:%Y-%m}"


def sums_of(
    items: Iterable[OpenItem], closed: Iterable[ClosedItem], days: tuple[date, ...]
) -> Sums:
    """Every measure of an account as `EUR 2026-03 balance`: sums of accounts add up.

    What is open counts as it is today at every month's end since it was issued: earlier part
    payments are not known.
    """
    sums: Sums = {}
    for item in items:
        if item.counts:
            _add(sums, item, item.balance_minor, None, days)
    for gone in closed:
        if gone.item.counts:
            _add(sums, gone.item, gone.item.amount_minor, gone.closed_on, days)
            _receive(sums, gone, days)
    return sums


def _add(
    sums: Sums, item: OpenItem, minor: int, closed_on: date | None, days: tuple[date, ...]
) -> None:
    for day in days:
        if item.issued_on > day or (closed_on and closed_on <= day):
            continue
        _count(sums, item.currency, day, "balance", minor)
        if item.due_on < day and minor > 0:
            _count(sums, item.currency, day, "overdue", minor)
    if item.kind in _SOLD and item.issued_on > _first(days):
        _count(sums, item.currency, item.issued_on, "invoiced", item.amount_minor)


def _receive(sums: Sums, gone: ClosedItem, days: tuple[date, ...]) -> None:
    """A closed invoice is money received: a credit note was set off."""
    item = gone.item
    if item.amount_minor <= 0 or not _first(days) < gone.closed_on <= days[-1]:
        return
    _count(sums, item.currency, gone.closed_on, "received", item.amount_minor)
    late = (gone.closed_on - item.due_on).days
    _count(sums, item.currency, gone.closed_on, "delay", item.amount_minor * late)


def _first(days: tuple[date, ...]) -> date:
    """The day before the first of the months."""
    return days[0].replace(day=1) - timedelta(days=1)


def _count(sums: Sums, currency: str, day: date, measure: str, minor: int) -> None:
    key = f"{currency} {month_of(day)} {measure}"
    sums[key] = sums.get(key, 0) + minor


def currencies(sums: Sums) -> list[str]:
    """The currencies in the sums."""
    return sorted({key.split(" ", 1)[0] for key in sums})


def months(sums: Sums, currency: str, days: tuple[date, ...]) -> list[Month]:
    """The months of a currency, oldest first; those with nothing are zero."""
    return [Month(ends_on=day, **dict(_measures(sums, currency, day))) for day in days]


def _measures(sums: Sums, currency: str, day: date) -> Iterator[tuple[str, int]]:
    for measure in _MEASURES:
        yield measure, sums.get(f"{currency} {month_of(day)} {measure}", 0)
