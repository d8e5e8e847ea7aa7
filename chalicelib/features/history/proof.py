"""Whether an exported history is whole, from the file alone."""

from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

import orjson

from chalicelib.core.errors import InvalidError
from chalicelib.core.events import Event, first_break
from chalicelib.features.history.workbook import HEADINGS


class Verdict(NamedTuple):
    """How many events the file holds, and the first that is not as it was written."""

    account: str
    events: int
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was altered, moved or left out between the first and the last."""
        return self.broken_at is None


def verdict(content: bytes) -> Verdict:
    """Read an exported workbook and compute its chain again; InvalidError for any other file."""
    try:
        events, proof = _read(content)
    except Exception as error:
        raise InvalidError("This is not an exported history.") from error
    broken_at = first_break(events)
    if broken_at is None and events and events[-1].hash != proof["head hash"]:
        broken_at = events[-1].seq
    return Verdict(str(proof["account"]), len(events), broken_at)


def _read(content: bytes) -> tuple[list[Event], dict[str, Any]]:
    # Slow to import, and wanted by nobody else.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(content), read_only=True)
    first, *rows = book["history"].iter_rows(values_only=True)
    if first != HEADINGS:
        raise ValueError(first)
    said = [dict(zip(HEADINGS, row, strict=True)) for row in rows]
    proof = {str(row[0]): row[1] for row in book["verification"].iter_rows(values_only=True)}
    return [_event(row) for row in said], proof


def _event(row: dict[str, Any]) -> Event:
    return Event(
        seq=row["no"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        kind=row["kind"],
        facts=orjson.loads(row["facts"]),
        previous=row["previous"],
        hash=row["hash"],
    )
