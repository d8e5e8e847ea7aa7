"""One record per tenant: what it lets through."""

from chalicelib.features.law.model import Overrides
from chalicelib.features.records import Sole
from chalicelib.ports import TenantTable

_KEPT = Sole("settings", "law", Overrides)
save = _KEPT.save


def load(table: TenantTable) -> Overrides:
    """What the company lets through; nothing before anybody did."""
    return _KEPT.load(table) or Overrides()
