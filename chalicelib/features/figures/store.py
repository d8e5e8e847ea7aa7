"""Which job computed the figures last, and the turnover that somebody corrected."""

import orjson

from chalicelib.ports import Put, TenantTable, blob

_PK = "figures"
_JOBS, _TURNOVER = "jobs", "turnover"


def jobs(table: TenantTable) -> list[str]:
    """The newest jobs that compute the figures, the newest first; two at most."""
    record = table.get(_PK, _JOBS)
    return list(orjson.loads(blob(record))) if record else []


def put_jobs(table: TenantTable, ids: list[str]) -> None:
    """Remember them."""
    table.write(Put({"pk": _PK, "sk": _JOBS, "doc": orjson.dumps(ids[:2])}))


def turnover(table: TenantTable) -> dict[str, int]:
    """Corrected turnover by `EUR 2026-03`, in minor units."""
    record = table.get(_PK, _TURNOVER)
    return dict(orjson.loads(blob(record))) if record else {}


def put_turnover(table: TenantTable, corrected: dict[str, int]) -> None:
    """Keep the corrections."""
    table.write(Put({"pk": _PK, "sk": _TURNOVER, "doc": orjson.dumps(corrected)}))
