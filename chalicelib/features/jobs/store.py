"""How jobs are kept: one record each beside the tenant, and its pieces and their outcomes."""

from collections.abc import Iterator
from datetime import timedelta

from chalicelib.features import keys
from chalicelib.features.jobs.model import KEPT_DAYS, Job, Outcome, Piece
from chalicelib.ports import Put, Record, TenantTable, blob

_PK = "jobs"


def _expires_at(job: Job) -> int:
    return int((job.at + timedelta(days=KEPT_DAYS)).timestamp())


def load(table: TenantTable, job_id: str) -> Job | None:
    """A job as it was last written."""
    record = table.get(_PK, f"job#{job_id}")
    return Job.model_validate_json(blob(record)) if record else None


def newest(table: TenantTable, limit: int) -> list[Job]:
    """Jobs, newest first."""
    return [
        Job.model_validate_json(blob(r))
        for r in table.query(
            _PK, low="job#", high=keys.after("job#"), newest_first=True, limit=limit
        )
    ]


def save(table: TenantTable, job: Job) -> Job:
    """Write the next version; ConflictError when `job.version` is not the stored one."""
    saved = job.model_copy(update={"version": job.version + 1})
    record: Record = {
        "pk": _PK,
        "sk": f"job#{job.id}",
        "version": saved.version,
        "doc": saved.model_dump_json(exclude_defaults=True).encode(),
        "expires_at": _expires_at(job),
    }
    table.write(Put(record, expects=job.version))
    return saved


def put_pieces(table: TenantTable, job: Job, pieces: list[Piece]) -> None:
    """Keep what there is to do."""
    table.put_all(_record(job, f"piece#{p.number:05d}", p.model_dump_json()) for p in pieces)


def piece(table: TenantTable, job: Job, number: int) -> Piece | None:
    """One piece."""
    record = table.get(keys.job(job.id), f"piece#{number:05d}")
    return Piece.model_validate_json(blob(record)) if record else None


def pieces(table: TenantTable, job_id: str) -> Iterator[Piece]:
    """Every piece, in order."""
    for record in table.query(keys.job(job_id), low="piece#", high=keys.after("piece#")):
        yield Piece.model_validate_json(blob(record))


def put_outcome(table: TenantTable, job: Job, number: int, outcome: Outcome) -> None:
    """Keep what became of a piece; ConflictError when that is known already."""
    record = _record(job, _outcome(number), outcome.model_dump_json(exclude_defaults=True))
    table.write(Put(record, expects=0))


def has_outcome(table: TenantTable, job: Job, number: int) -> bool:
    """Whether a piece was done."""
    return table.get(keys.job(job.id), _outcome(number)) is not None


def outcomes(table: TenantTable, job: Job) -> dict[int, Outcome]:
    """What became of the pieces so far, by their numbers."""
    found = table.query(keys.job(job.id), low="outcome#", high=keys.after("outcome#"))
    return {
        int(str(r["sk"]).partition("#")[2]): Outcome.model_validate_json(blob(r)) for r in found
    }


def _outcome(number: int) -> str:
    return f"outcome#{number:05d}"


def _record(job: Job, sort: str, doc: str) -> Record:
    return {
        "pk": keys.job(job.id),
        "sk": sort,
        "doc": doc.encode(),
        "expires_at": _expires_at(job),
    }
