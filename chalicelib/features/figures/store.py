"""Which job computed the figures last, what its pieces found, and turnover that was corrected."""

from collections.abc import Iterator
from datetime import timedelta
from zlib import compress, decompress

import orjson

from chalicelib.features.figures.months import Sums
from chalicelib.features.jobs.model import KEPT_DAYS, Job
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


def put_sums(table: TenantTable, job: Job, piece: int, sums: dict[str, Sums]) -> None:
    """What one piece found, by collector; the same again replaces it."""
    expires_at = int((job.at + timedelta(days=KEPT_DAYS)).timestamp())
    doc = compress(orjson.dumps(sums))
    pk, sk = f"{_PK}#{job.id}", f"piece#{piece:05d}"
    table.write(Put({"pk": pk, "sk": sk, "doc": doc, "expires_at": expires_at}))


def sums(table: TenantTable, job_id: str) -> Iterator[dict[str, Sums]]:
    """What each piece found."""
    for record in table.query(f"{_PK}#{job_id}"):
        yield dict(orjson.loads(decompress(blob(record))))


def turnover(table: TenantTable) -> dict[str, int]:
    """Corrected turnover by `EUR 2026-03`, in minor units."""
    record = table.get(_PK, _TURNOVER)
    return dict(orjson.loads(blob(record))) if record else {}


def put_turnover(table: TenantTable, corrected: dict[str, int]) -> None:
    """Keep the corrections."""
    table.write(Put({"pk": _PK, "sk": _TURNOVER, "doc": orjson.dumps(corrected)}))
