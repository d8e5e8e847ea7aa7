"""One record of rules per tenant, and the last day they were applied."""

from datetime import date

from chalicelib.features.assignment.model import Rules
from chalicelib.ports import Put, Record, TenantTable, blob

_PK, _RULES, _DAY = "assignment", "rules", "applied"


def load(table: TenantTable) -> Rules:
    """The rules, none before somebody makes some."""
    record = table.get(_PK, _RULES)
    return Rules.model_validate_json(blob(record)) if record else Rules()


def save(table: TenantTable, rules: Rules) -> Rules:
    """Write the next version; ConflictError when `rules.version` is not the stored one."""
    saved = rules.model_copy(update={"version": rules.version + 1})
    record: Record = {
        "pk": _PK,
        "sk": _RULES,
        "version": saved.version,
        "doc": saved.model_dump_json(exclude_defaults=True).encode(),
    }
    table.write(Put(record, expects=rules.version))
    return saved


def applied_on(table: TenantTable) -> str:
    """The last day (ISO) the rules were applied by themselves, "" for never."""
    record = table.get(_PK, _DAY)
    return str(record["on"]) if record else ""


def note_applied(table: TenantTable, on: date) -> None:
    """Remember that they were applied on this day."""
    table.write(Put({"pk": _PK, "sk": _DAY, "on": on.isoformat()}))
