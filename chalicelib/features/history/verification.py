"""Whether an exported history is as it was written. Needs the file alone (docs/history.md)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field

from chalicelib.core.events import GENESIS, Draft
from chalicelib.core.ids import fingerprint
from chalicelib.core.values import Frozen
from chalicelib.features.history.model import Gap, Verdict
from chalicelib.features.history.rules import sentence
from chalicelib.features.workbooks.texts import NOT_XML

GAPS_MAX = 50
REWORDED_MAX = 50
ROWS_MAX = 20_000

Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class ExportedEvent(Frozen):
    """One row of a file. `facts` is the text that was hashed: JSON, keys sorted, no spaces."""

    seq: Annotated[int, Field(ge=1, le=2**53)]
    at: str
    by: str
    kind: str
    text: str = ""
    facts: str
    previous: Digest
    hash: Digest


class Exported(Frozen):
    """A file as it was read."""

    format: Literal["relance-history-1"] = "relance-history-1"
    account: Annotated[str, Field(max_length=200)]
    language: Annotated[str, Field(max_length=2)] = ""
    head_seq: Annotated[int, Field(ge=0, le=2**53)]
    head_hash: Digest
    events: Annotated[tuple[ExportedEvent, ...], Field(max_length=ROWS_MAX)] = ()


def exact(facts: Any) -> str:  # noqa: ANN401 - plain JSON
    """Facts as they are hashed."""
    return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def in_xml(facts: str) -> str:
    """The same JSON in characters that a workbook gives back unchanged."""
    shown = NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", facts)
    return shown.replace("_x", "\\u005fx")


def verdict(exported: Exported) -> Verdict:
    """What the file proves."""
    events = exported.events
    broken_at, reason = _first_break(exported)
    gaps = () if reason else _gaps(events, exported.head_seq)
    return Verdict(
        state="broken" if reason else "part" if gaps else "whole",
        account=exported.account,
        events=len(events),
        first=events[0].seq if events else None,
        last=events[-1].seq if events else None,
        head_seq=exported.head_seq,
        broken_at=broken_at,
        reason=reason,
        gaps=gaps[:GAPS_MAX],
        reworded=_reworded(exported),
    )


Reason = Literal["", "altered", "order", "chain", "head", "row"]


def _first_break(exported: Exported) -> tuple[int | None, Reason]:
    before: ExportedEvent | None = None
    for event in exported.events:
        reason = _break(before, event)
        if reason:
            return event.seq, reason
        before = event
    if before and before.seq > exported.head_seq:
        return before.seq, "head"
    if before and before.seq == exported.head_seq and before.hash != exported.head_hash:
        return before.seq, "head"
    return None, ""


def _break(before: ExportedEvent | None, event: ExportedEvent) -> Reason:
    try:
        facts = exact(orjson.loads(event.facts))
    except orjson.JSONDecodeError:
        return "altered"
    if event.facts not in {facts, in_xml(facts)}:
        return "altered"
    seen = fingerprint(str(event.seq), event.previous, event.at, event.by, event.kind, facts)
    if seen != event.hash:
        return "altered"
    if before and event.seq <= before.seq:
        return "order"
    previous = GENESIS if event.seq == 1 else event.previous
    if before and event.seq == before.seq + 1:
        previous = before.hash
    return "" if previous == event.previous else "chain"


def _gaps(events: Sequence[ExportedEvent], head_seq: int) -> tuple[Gap, ...]:
    gaps, expected = [], 1
    for seq in (*(event.seq for event in events), head_seq + 1):
        if seq > expected:
            gaps.append(Gap(first=expected, last=seq - 1))
        expected = seq + 1
    return tuple(gaps)


def _reworded(exported: Exported) -> tuple[int, ...]:
    """Sentences are no part of the hash: those that are not what the facts say."""
    if not exported.language:
        return ()
    said = (event.seq for event in exported.events if _is_reworded(event, exported.language))
    return tuple(seq for seq, _ in zip(said, range(REWORDED_MAX), strict=False))


def _is_reworded(event: ExportedEvent, language: str) -> bool:
    try:
        draft = Draft(
            at=datetime.fromisoformat(event.at),
            by=event.by,
            kind=event.kind,
            facts=orjson.loads(event.facts),
        )
    except ValueError:
        return True
    return NOT_XML.sub("", sentence(draft, language)) != event.text
