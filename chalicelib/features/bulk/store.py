"""What a job changed, by account: written with the account, so that it is changed once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from chalicelib.features import keys
from chalicelib.features.bulk.model import Mark
from chalicelib.features.jobs.model import KEPT_DAYS
from chalicelib.ports import Put, Record, TenantTable, blob


def put_mark(job_id: str, at: datetime, code: str, mark: Mark) -> Put:
    """The change that keeps the mark of a job begun at `at`, where none stands."""
    record: Record = {
        "pk": keys.job(job_id),
        "sk": f"mark#{code}",
        "doc": mark.model_dump_json().encode(),
        "expires_at": _expires_at(at),
    }
    return Put(record, expects=0)


def mark(table: TenantTable, job_id: str, code: str) -> Mark | None:
    """What the job changed in the account, None for nothing."""
    record = table.get(keys.job(job_id), f"mark#{code}")
    return Mark.model_validate_json(blob(record)) if record else None


def marks(table: TenantTable, job_id: str) -> Iterator[tuple[str, Mark]]:
    """What a job did, by code."""
    low = "mark#"
    for record in table.query(keys.job(job_id), low=low, high=keys.after(low)):
        yield str(record["sk"]).removeprefix(low), Mark.model_validate_json(blob(record))


def _expires_at(at: datetime) -> int:
    return int((at + timedelta(days=KEPT_DAYS)).timestamp())
