"""How a company's circuit is kept, and each bounce and complaint it counts."""

from contextlib import suppress
from datetime import datetime, timedelta

from chalicelib.core.errors import ConflictError
from chalicelib.features import keys
from chalicelib.features.circuit.model import Cause, Circuit
from chalicelib.ports import Put, Record, TenantTable, blob

_CIRCUIT, _STATE = "circuit", "state"
KEPT = timedelta(days=60)
COUNTED_MAX = 10_000


def load(table: TenantTable) -> Circuit:
    """How it stands."""
    record = table.get(_CIRCUIT, _STATE)
    return Circuit.model_validate_json(blob(record)) if record else Circuit()


def save(table: TenantTable, circuit: Circuit) -> Circuit:
    """Write the next version; ConflictError when somebody was faster."""
    saved = circuit.model_copy(update={"version": circuit.version + 1})
    doc = saved.model_dump_json().encode()
    record: Record = {"pk": _CIRCUIT, "sk": _STATE, "version": saved.version, "doc": doc}
    table.write(Put(record, expects=circuit.version))
    return saved


def mark(table: TenantTable, cause: Cause, at: datetime, message: str) -> None:
    """Count one message; the same again, or another of its recipients, counts once."""
    until = int((at + KEPT).timestamp())
    seen: Record = {"pk": _CIRCUIT, "sk": f"seen#{cause}#{message}", "expires_at": until}
    counted: Record = {**seen, "sk": f"{cause}#{at.isoformat()}#{message}"}
    with suppress(ConflictError):
        table.write(Put(seen, expects=0), Put(counted))


def count(table: TenantTable, cause: Cause, since: datetime) -> int:
    """How many messages of a kind since an instant."""
    low, high = f"{cause}#{since.isoformat()}", keys.after(f"{cause}#")
    return sum(1 for _ in table.query(_CIRCUIT, low=low, high=high, limit=COUNTED_MAX))
