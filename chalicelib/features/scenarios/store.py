"""A company's own scenarios, each with every version it had."""

from chalicelib.features.records import Library
from chalicelib.features.scenarios.model import Scenario
from chalicelib.ports import TenantTable

_KEPT = Library("scenarios", Scenario)
versions = _KEPT.versions


def load(table: TenantTable) -> dict[str, Scenario]:
    """The company's own scenarios as they stand, by id."""
    return {scenario.id: scenario for scenario in _KEPT.load(table)}


def save(table: TenantTable, scenario: Scenario) -> Scenario:
    """Write the next version; ConflictError when `scenario.version` is not the stored one."""
    return _KEPT.save(table, scenario.id, scenario)


def delete(table: TenantTable, scenario: Scenario) -> None:
    """Take a scenario away; its versions stay. ConflictError when somebody changed it."""
    _KEPT.delete(table, scenario.id, scenario)
