"""What came in day by day, beside what was promised for the day. Pure.

The keys of the sums are texts with tabs: `day <tab> EUR <tab> 2026-03-02 <tab> received`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.core.clock import local_date
from chalicelib.core.events import Event
from chalicelib.features.figures.months import TAB, Sums
from chalicelib.features.figures.work import SAYS
from chalicelib.features.open_items.model import ClosedItem, OpenItem

# Thirteen months and the one that runs, for reports by week and month (features/receipts).
DAYS = 14 * 31
DAY = "day"


class Promised(NamedTuple):
    """A promised item by its number; `minor`: what of it, None when all."""

    number: str
    on: date
    minor: int | None = None


def days_until(today: date) -> tuple[date, ...]:
    """The last days, oldest first; the last one is today."""
    return tuple(today - timedelta(days=back) for back in reversed(range(DAYS)))


def days_of(
    items: Iterable[OpenItem],
    closed: Sequence[ClosedItem],
    promised: Iterable[Promised],
    days: Sequence[date],
) -> Sums:
    """The sums of one account: invoices closed on each day, and items promised for it.

    A promised item counts with what it was when closed, or is now.
    """
    sums: Sums = {}
    for on, what, currency, minor in _entries(items, closed, promised):
        if days[0] <= on <= days[-1]:
            key = TAB.join((DAY, currency, on.isoformat(), what))
            sums[key] = sums.get(key, 0) + minor
    return sums


def _entries(
    items: Iterable[OpenItem], closed: Sequence[ClosedItem], promised: Iterable[Promised]
) -> Iterator[tuple[date, str, str, int]]:
    known = {i.number: (i.currency, i.balance_minor) for i in items if i.counts}
    for gone in closed:
        item = gone.item
        if item.counts and item.amount_minor > 0:
            known.setdefault(item.number, (item.currency, item.amount_minor))
            yield gone.closed_on, "received", item.currency, item.amount_minor
    for number, on, part in promised:
        currency, minor = known.get(number, ("", 0))
        if minor > 0:
            yield on, "promised", currency, minor if part is None else min(part, minor)


def promises(events: Iterable[Event], zone: str) -> Iterator[Promised]:
    """Numbers of items and the days they were promised for, the oldest event first.

    A promise that is said otherwise, or undone, before its day was none for that day.
    """
    waiting: dict[str, Promised] = {}
    for event in events:
        is_undone = event.kind == "bulk_undone"
        if not is_undone and (event.kind not in SAYS or "after" not in event.facts):
            continue
        on = local_date(event.at, zone)
        said = None if is_undone else event.facts["after"].get("promise_on")
        for number in event.facts.get("items", ()):
            was = waiting.pop(number, None)
            if was and was.on < on:
                yield was
            if said:
                part = event.facts.get("parts", {}).get(number)
                waiting[number] = Promised(number, date.fromisoformat(said), part)
    yield from waiting.values()
