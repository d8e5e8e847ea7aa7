"""What the nightly work keeps: rows of the past, the habits that follow, and the trial.

Rows and habits carry the id of their job and go by themselves; `result` says which job's count.
"""

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

import orjson

from chalicelib.core.values import Frozen
from chalicelib.features import keys
from chalicelib.features.forecast.delays import NO_HABITS, Delays, Habits
from chalicelib.features.forecast.past import Row, Window
from chalicelib.features.forecast.trial import Trial
from chalicelib.ports import Put, Record, TenantTable, blob

_PK, _STATE, _RESULT = "forecast", "state", "result"
_ROWS_EACH, _HABITS_EACH = 4000, 3000
_KEPT = timedelta(days=3)


class State(Frozen):
    """Which jobs look at the past today."""

    on: date = date.min
    rows: str = ""
    trial: str = ""


class Result(Frozen):
    """What the newest trial found, by currency, and the lengths of disputes in days."""

    at: datetime
    job_id: str
    trials: dict[str, Trial]
    disputes: dict[int, int] = {}


def state(table: TenantTable) -> State:
    """Today's jobs, or those of an earlier day."""
    record = table.get(_PK, _STATE)
    return State.model_validate_json(blob(record)) if record else State()


def put_state(table: TenantTable, value: State) -> None:
    """Remember them."""
    table.write(Put({"pk": _PK, "sk": _STATE, "doc": value.model_dump_json().encode()}))


def result(table: TenantTable) -> Result | None:
    """What the newest trial found."""
    record = table.get(_PK, _RESULT)
    return Result.model_validate_json(blob(record)) if record else None


def put_result(table: TenantTable, value: Result) -> None:
    """Make it the newest."""
    table.write(Put({"pk": _PK, "sk": _RESULT, "doc": value.model_dump_json().encode()}))


def put_rows(table: TenantTable, job_id: str, piece: int, rows: list[Row], at: datetime) -> None:
    """Rows of the past that one piece of a job found; the same however often it is done."""
    table.put_all(_records(f"rows#{job_id}#{piece:05d}", map(tuple, rows), _ROWS_EACH, at))


def rows(table: TenantTable, job_id: str) -> Iterator[Row]:
    """All rows that a job found."""
    for values in _values(table, f"rows#{job_id}#"):
        yield Row(*values)


def put_habits(table: TenantTable, job_id: str, window: Window, at: datetime) -> None:
    """The habits of half a year."""
    kept = ((*key, items, list(weights.items())) for key, weights, items in window.kept())
    table.put_all(_records(f"habits#{job_id}", kept, _HABITS_EACH, at))


def habits(table: TenantTable, found: Result | None) -> Habits:
    """The habits that the newest trial left; none before the first."""
    if found is None:
        return NO_HABITS
    levels: dict[str, dict[tuple[str, str], Delays]] = {"A": {}, "G": {}, "": {}}
    for name, currency, items, weights in _values(table, f"habits#{found.job_id}#"):
        levels[name[:1]][name[1:], currency] = Delays(dict(weights), items)
    company = {currency: delays for (_, currency), delays in levels[""].items()}
    disputes = Delays(found.disputes, sum(found.disputes.values()))
    return Habits(levels["A"], levels["G"], company, disputes)


def _records(name: str, things: Iterable[object], each: int, at: datetime) -> Iterator[Record]:
    number, left = 0, iter(things)
    while part := list(islice(left, each)):
        yield {
            "pk": _PK,
            "sk": f"{name}#{number:05d}",
            "doc": zlib.compress(orjson.dumps(part)),
            "expires_at": int((at + _KEPT).timestamp()),
        }
        number += 1


def _values(table: TenantTable, prefix: str) -> Iterator[list[Any]]:
    for record in table.query(_PK, low=prefix, high=keys.after(prefix)):
        yield from orjson.loads(zlib.decompress(blob(record)))
