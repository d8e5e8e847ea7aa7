"""One record per tenant: what its accounts were planned with."""

from chalicelib.features.editing.model import Planned
from chalicelib.ports import Put, TenantTable, blob

_PK, _SK = "scenarios", "planned"


def planned(table: TenantTable) -> Planned:
    """What accounts were planned with; the native scenario before anybody changed one."""
    record = table.get(_PK, _SK)
    return Planned.model_validate_json(blob(record)) if record else Planned()


def note(table: TenantTable, now: Planned) -> None:
    """Remember what they are planned with now."""
    table.write(Put({"pk": _PK, "sk": _SK, "doc": now.model_dump_json().encode()}))
