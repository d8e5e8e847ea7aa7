"""A record for each month of rates."""

from collections.abc import Mapping
from datetime import date

from chalicelib.features.rates.model import Fixing, MonthOfRates
from chalicelib.features.rates.rules import with_fixings
from chalicelib.features.records import Sole
from chalicelib.ports import TenantTable, blob

_PK = "rates"


def between(table: TenantTable, from_on: date, to_on: date) -> dict[date, tuple[Fixing, ...]]:
    """The days of all months from one to another, both whole."""
    found: dict[date, tuple[Fixing, ...]] = {}
    for record in table.query(_PK, low=f"{from_on:%Y-%m}", high=f"{to_on:%Y-%m}"):
        found |= MonthOfRates.model_validate_json(blob(record)).days
    return found


def add(table: TenantTable, fixings: Mapping[date, Fixing]) -> None:
    """Write month after month; the same again changes nothing. ConflictError: somebody else did."""
    months: dict[str, dict[date, Fixing]] = {}
    for on, fixing in fixings.items():
        months.setdefault(f"{on:%Y-%m}", {})[on] = fixing
    for month, found in months.items():
        kept = Sole(_PK, month, MonthOfRates)
        kept.save(table, with_fixings(kept.load(table) or MonthOfRates(), found))
