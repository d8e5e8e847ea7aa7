"""The history of an account as it is shown and exported."""

from datetime import datetime
from typing import Any, Literal

from chalicelib.core.events import Event
from chalicelib.core.values import Frozen
from chalicelib.features.history.filtering import Filter


class HistoryEvent(Frozen):
    """One event with its sentence, and the hashes that chain it."""

    seq: int
    at: datetime
    by: str
    kind: str
    facts: dict[str, Any]
    text: str
    hash: str
    previous: str


class HistoryPage(Frozen):
    """Some of the events that were found, newest first.

    One request reads a limited number of events: `looked_back_to` is the instant of the oldest it
    read, and with a `next_cursor` there is more to read from there on, found or not.
    """

    items: tuple[HistoryEvent, ...]
    next_cursor: str | None = None
    looked_back_to: datetime | None = None


class Extract(Frozen):
    """What a download holds: the events found, oldest first, and the head of the whole chain."""

    code: str
    name: str
    language: str
    head_seq: int
    head_hash: str
    wanted: Filter
    events: tuple[tuple[Event, str], ...]


class Gap(Frozen):
    """Events that a file does not hold, both ends included."""

    first: int
    last: int


class Verdict(Frozen):
    """What an exported file proves.

    `whole`: every event from the first to the head, as it was written. `part`: what is there is
    as it was written, `gaps` are left out. `broken`: at `broken_at` it is not, for a reason.
    `reworded` are events whose sentence says something else than their facts. `is_ours`: whether
    Relance holds the same events; None when it does not know the account.
    """

    state: Literal["whole", "part", "broken"]
    account: str
    events: int
    first: int | None = None
    last: int | None = None
    head_seq: int
    broken_at: int | None = None
    reason: Literal["", "altered", "order", "chain", "head", "row"] = ""
    gaps: tuple[Gap, ...] = ()
    reworded: tuple[int, ...] = ()
    is_ours: bool | None = None
