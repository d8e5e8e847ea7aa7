"""What happened to an account, in order, unalterable: each event carries the hash of the last."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from chalicelib.core.ids import fingerprint
from chalicelib.core.values import Frozen

GENESIS = "0" * 64


class Draft(Frozen):
    """An event before it takes its place in a chain. `facts` is plain JSON, amounts as strings."""

    at: datetime
    by: str
    kind: str
    facts: dict[str, Any] = {}


class Event(Draft):
    """A link of the chain: `hash` covers everything else, `previous` included."""

    seq: int
    previous: str
    hash: str


def _hash(seq: int, previous: str, draft: Draft) -> str:
    facts = orjson.dumps(draft.facts, option=orjson.OPT_SORT_KEYS)
    return fingerprint(str(seq), previous, draft.at.isoformat(), draft.by, draft.kind, facts)


def chain(head_seq: int, head_hash: str, drafts: Iterable[Draft]) -> tuple[Event, ...]:
    """The drafts as the next links after the head (0 and GENESIS for a new account)."""
    events: list[Event] = []
    seq, previous = head_seq, head_hash
    for draft in drafts:
        seq += 1
        digest = _hash(seq, previous, draft)
        events.append(
            Event.model_construct(
                at=draft.at,
                by=draft.by,
                kind=draft.kind,
                facts=draft.facts,
                seq=seq,
                previous=previous,
                hash=digest,
            )
        )
        previous = digest
    return tuple(events)


def first_break(events: Sequence[Event]) -> int | None:
    """The `seq` of the first event that was edited, moved, or follows a removed one; else None.

    `events` are in order and start anywhere in the chain; a tail cut off is seen by comparing the
    last hash with the account's own head.
    """
    for i, event in enumerate(events):
        broken = event.hash != _hash(event.seq, event.previous, event)
        before = events[i - 1] if i else None
        if before and (event.previous != before.hash or event.seq != before.seq + 1):
            broken = True
        if broken or (event.seq == 1 and event.previous != GENESIS):
            return event.seq
    return None
