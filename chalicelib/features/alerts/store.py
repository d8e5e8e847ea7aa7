"""One record of alerts per tenant, and for each user the last day of its digest."""

from datetime import date

from chalicelib.features import keys
from chalicelib.features.alerts.model import Alerts
from chalicelib.features.records import Sole
from chalicelib.ports import Put, Record, TenantTable

_PK, _TOLD = "alerts", "told#"
_KEPT = Sole(_PK, "own", Alerts)
save = _KEPT.save


def load(table: TenantTable) -> Alerts:
    """The alerts, none before somebody makes some."""
    return _KEPT.load(table) or Alerts()


def told(table: TenantTable) -> dict[str, tuple[str, int]]:
    """By e-mail: the last day (ISO) of a user's digest, and the version of that record."""
    found = table.query(_PK, low=_TOLD, high=keys.after(_TOLD))
    return {str(r["sk"]).removeprefix(_TOLD): (str(r["on"]), int(str(r["version"]))) for r in found}


def claim(table: TenantTable, email: str, on: date | None, version: int) -> None:
    """Take a user's digest of a day, None to give it back; ConflictError when others did."""
    day = on.isoformat() if on else ""
    record: Record = {"pk": _PK, "sk": _TOLD + email, "on": day, "version": version + 1}
    table.write(Put(record, expects=version))
