"""One record per tenant; none before the tenant is set up."""

from chalicelib.features.records import Sole
from chalicelib.features.settings.model import CompanySettings

_KEPT = Sole("settings", "company", CompanySettings)
load, save = _KEPT.load, _KEPT.save
