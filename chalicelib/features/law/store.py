"""One record per tenant: what it lets through."""

from chalicelib.features.law.model import Overrides
from chalicelib.ports import Put, Record, TenantTable, blob

_PK, _SK = "settings", "law"


def load(table: TenantTable) -> Overrides:
    """What the company lets through; nothing before anybody did."""
    record = table.get(_PK, _SK)
    return Overrides.model_validate_json(blob(record)) if record else Overrides()


def save(table: TenantTable, overrides: Overrides) -> Overrides:
    """Write the next version; ConflictError when somebody was faster."""
    saved = overrides.model_copy(update={"version": overrides.version + 1})
    record: Record = {
        "pk": _PK,
        "sk": _SK,
        "version": saved.version,
        "doc": saved.model_dump_json().encode(),
    }
    table.write(Put(record, expects=overrides.version))
    return saved
