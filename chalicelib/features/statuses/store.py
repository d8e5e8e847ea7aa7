"""One record per tenant; a company that chose nothing has the native statuses."""

from chalicelib.features.records import Sole
from chalicelib.features.statuses.definitions import Vocabulary
from chalicelib.ports import TenantTable

_KEPT = Sole("settings", "statuses", Vocabulary)
save = _KEPT.save


def load(table: TenantTable) -> Vocabulary:
    """The company's statuses."""
    return _KEPT.load(table) or Vocabulary()
