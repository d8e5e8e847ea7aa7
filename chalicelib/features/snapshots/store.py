"""Of which days there is a snapshot."""

from collections.abc import Iterator
from datetime import date

from chalicelib.features.snapshots.model import Day
from chalicelib.ports import Put, TenantTable, blob

_PK = "snapshots"


def put(table: TenantTable, day: Day) -> None:
    """Remember the snapshot of a day."""
    table.write(Put({"pk": _PK, "sk": day.on.isoformat(), "doc": day.model_dump_json().encode()}))


def until(table: TenantTable, on: date) -> Iterator[Day]:
    """Those of a day and before it, the newest first."""
    for record in table.query(_PK, high=on.isoformat(), newest_first=True):
        yield Day.model_validate_json(blob(record))


def oldest_first(table: TenantTable) -> Iterator[Day]:
    """All of them."""
    for record in table.query(_PK):
        yield Day.model_validate_json(blob(record))


def one(table: TenantTable, on: date) -> Day | None:
    """That of a day, where there is one."""
    record = table.get(_PK, on.isoformat())
    return Day.model_validate_json(blob(record)) if record else None
