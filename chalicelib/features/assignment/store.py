"""One record of rules per tenant, and the last day they were applied."""

from datetime import date

from chalicelib.features.assignment.model import Rules
from chalicelib.features.records import Sole
from chalicelib.ports import Put, TenantTable

_PK, _DAY = "assignment", "applied"
_KEPT = Sole(_PK, "rules", Rules)
save = _KEPT.save


def load(table: TenantTable) -> Rules:
    """The rules, none before somebody makes some."""
    return _KEPT.load(table) or Rules()


def applied_on(table: TenantTable) -> str:
    """The last day (ISO) the rules were applied by themselves, "" for never."""
    record = table.get(_PK, _DAY)
    return str(record["on"]) if record else ""


def note_applied(table: TenantTable, on: date) -> None:
    """Remember that they were applied on this day."""
    table.write(Put({"pk": _PK, "sk": _DAY, "on": on.isoformat()}))
