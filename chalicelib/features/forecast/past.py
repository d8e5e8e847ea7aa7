"""What became of items, and the habits that follow from it on any past day. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from chalicelib.features.forecast.delays import HABIT_DAYS, WEEK_DAYS, Delays
from chalicelib.features.open_items.model import ClosedItem, OpenItem

# Days, a week apart, from which the past is forecast, and what the habits of the first need.
ORIGINS = 39
PAST_DAYS = ORIGINS * WEEK_DAYS + HABIT_DAYS
ROWS_MAX = 400

Key = tuple[str, str]


class Row(NamedTuple):
    """A debit of the past, its days as ordinals; `closed` is 0 while it is open."""

    code: str
    group: str
    currency: str
    issued: int
    due: int
    closed: int
    minor: int
    disputed: int = 0


def rows_of(
    code: str, group: str, items: Iterable[OpenItem], closed: Iterable[ClosedItem], today: date
) -> list[Row]:
    """The debits of an account that the past is tested with, the newest first."""
    first = today.toordinal() - PAST_DAYS
    found = [_row(code, group, item, 0) for item in items if item.counts and not item.is_credit]
    for gone in closed:
        if gone.item.counts and gone.item.amount_minor > 0 and gone.closed_on.toordinal() >= first:
            row = _row(code, group, gone.item, gone.closed_on.toordinal())
            disputed = gone.disputed_on.toordinal() if gone.disputed_on else 0
            found.append(row._replace(disputed=disputed, minor=gone.item.amount_minor))
    return sorted(found, key=lambda row: -row.issued)[:ROWS_MAX]


def _row(code: str, group: str, item: OpenItem, closed: int) -> Row:
    issued, due = item.issued_on.toordinal(), item.due_on.toordinal()
    return Row(code, group, item.currency, issued, due, closed, item.balance_minor)


class Window:
    """The habits of half a year, moved forward day by day: a row comes in once and leaves once."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._closed = sorted((r for r in rows if r.closed), key=lambda r: r.closed)
        self._in = self._out = 0
        # Per level and key: the weight of each delay, how many items, and the delays made of them.
        self._weights: dict[Key, dict[int, int]] = {}
        self._items: dict[Key, int] = {}
        self._made: dict[Key, Delays] = {}

    def move_to(self, today: int) -> None:
        """Know what was closed before that day, and forget what is older than half a year."""
        while self._in < len(self._closed) and self._closed[self._in].closed < today:
            self._count(self._closed[self._in], 1)
            self._in += 1
        while self._out < self._in and self._closed[self._out].closed < today - HABIT_DAYS:
            self._count(self._closed[self._out], -1)
            self._out += 1

    def _count(self, row: Row, sign: int) -> None:
        delay = row.closed - row.due
        for key in keys_of(row):
            weights = self._weights.setdefault(key, {})
            weights[delay] = weights.get(delay, 0) + sign * row.minor
            self._items[key] = self._items.get(key, 0) + sign
            self._made.pop(key, None)

    def delays(self, key: Key) -> Delays | None:
        """The delays of an account, a group, or (with an empty name) the company."""
        if key not in self._made and self._items.get(key):
            self._made[key] = Delays(self._weights[key], self._items[key])
        return self._made.get(key)

    def kept(self) -> Iterator[tuple[Key, dict[int, int], int]]:
        """Key, weights and number of items of everything known."""
        for key, items in self._items.items():
            if items:
                yield key, {d: w for d, w in self._weights[key].items() if w}, items


def keys_of(row: Row) -> Iterator[Key]:
    """Where an item counts: its account, its group, the company."""
    yield f"A{row.code}", row.currency
    if row.group:
        yield f"G{row.group}", row.currency
    yield "", row.currency


def disputes_of(rows: Iterable[Row]) -> dict[int, int]:
    """How many disputes took how many days from their beginning to the payment."""
    counts: dict[int, int] = {}
    for row in rows:
        if row.closed and row.disputed:
            days = max(0, row.closed - row.disputed)
            counts[days] = counts.get(days, 0) + 1
    return counts
