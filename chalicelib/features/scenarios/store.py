"""A company's own scenarios, each with every version it had."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.scenarios.model import Scenario
from chalicelib.ports import Delete, Put, Record, TenantTable, blob

_PK, _NOW, _WAS = "scenarios", "now#", "was#"


def load(table: TenantTable) -> dict[str, Scenario]:
    """The company's own scenarios as they stand, by id."""
    found = map(_scenario, table.query(_PK, low=_NOW, high=keys.after(_NOW)))
    return {scenario.id: scenario for scenario in found}


def save(table: TenantTable, scenario: Scenario) -> Scenario:
    """Write the next version; ConflictError when `scenario.version` is not the stored one."""
    saved = scenario.model_copy(update={"version": scenario.version + 1})
    table.write(
        Put(_record(saved, f"{_NOW}{saved.id}"), expects=scenario.version),
        Put(_record(saved, f"{_WAS}{saved.id}#{saved.version:06}")),
    )
    return saved


def _record(scenario: Scenario, key: str) -> Record:
    doc = scenario.model_dump_json(exclude_defaults=True).encode()
    return {"pk": _PK, "sk": key, "version": scenario.version, "doc": doc}


def versions(table: TenantTable, scenario_id: str) -> Iterator[Scenario]:
    """Every version a scenario had, the newest first."""
    low = f"{_WAS}{scenario_id}#"
    return map(_scenario, table.query(_PK, low=low, high=keys.after(low), newest_first=True))


def delete(table: TenantTable, scenario: Scenario) -> None:
    """Take a scenario away; its versions stay. ConflictError when somebody changed it."""
    table.write(Delete(_PK, f"{_NOW}{scenario.id}", expects=scenario.version))


def _scenario(record: Record) -> Scenario:
    return Scenario.model_validate_json(blob(record))
