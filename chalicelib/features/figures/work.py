"""What people did month by month, and how long disputes took, from the history. Pure.

The keys of the sums are texts with tabs: `2026-03 <tab> actions`, `type <tab> price <tab> days`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.core.clock import local_date
from chalicelib.core.events import Event
from chalicelib.features.figures.months import TAB, Sums, month_of
from chalicelib.features.statuses.model import StatusType

MONTHS_OF_WORK = 12
# The newest events of an account that are read.
EVENTS_MAX = 2000
COUNTED = {
    "action_done": "actions",
    "reminder_claimed": "messages",
    "message_written": "messages",
    "answer_received": "answers",
    "qualified": "qualified",
    "promise_kept": "promises_kept",
    "promise_broken": "promises_broken",
}
# What says something of items anew: their numbers in `items`, the status in `after`.
SAYS = frozenset({"qualified", "answer_accepted"})


class Length(NamedTuple):
    """One item whose dispute ended, and after how many days."""

    type: str
    resolver: str
    ended_on: date
    days: int


class _Begun(NamedTuple):
    on: date
    type: str
    resolver: str


def work_of(events: Iterable[Event], zone: str, since: date) -> Sums:
    """The sums of one account's events, the oldest first, from a day on."""
    known = list(events)
    sums: Sums = {}
    for event in known:
        on = local_date(event.at, zone)
        if event.kind in COUNTED and on >= since:
            _add(sums, 1, month_of(on), COUNTED[event.kind])
    for length in lengths(known, zone):
        if length.ended_on >= since:
            for by, label in (("type", length.type), ("resolver", length.resolver)):
                _add(sums, 1, by, label, "items")
                _add(sums, length.days, by, label, "days")
    return sums


def lengths(events: Iterable[Event], zone: str) -> Iterator[Length]:
    """The disputes that ended: said otherwise on a later day, or closed by an extract.

    A dispute that is taken back on its day is none. After a bulk change that was undone nobody
    knows what is disputed there.
    """
    begun: dict[str, _Begun] = {}
    for event in events:
        on = local_date(event.at, zone)
        if event.kind in SAYS and "after" in event.facts:
            yield from _said(begun, event, on)
        elif event.kind == "import":
            yield from _ended(begun, event.facts.get("closed", ()), on, shortest_days=0)
        elif event.kind == "bulk_undone":
            begun.clear()


def _said(begun: dict[str, _Begun], event: Event, on: date) -> Iterator[Length]:
    numbers, after = event.facts.get("items", ()), event.facts["after"]
    if after.get("type") != StatusType.DISPUTE:
        yield from _ended(begun, numbers, on, shortest_days=1)
        return
    for number in numbers:
        since = begun[number].on if number in begun else on
        begun[number] = _Begun(since, after.get("dispute_type", ""), after.get("resolver", ""))


def _ended(
    begun: dict[str, _Begun], numbers: Iterable[str], on: date, *, shortest_days: int
) -> Iterator[Length]:
    for number in numbers:
        was = begun.pop(number, None)
        if was and (on - was.on).days >= shortest_days:
            yield Length(was.type, was.resolver, on, (on - was.on).days)


def _add(sums: Sums, count: int, *names: str) -> None:
    key = TAB.join(names)
    sums[key] = sums.get(key, 0) + count
