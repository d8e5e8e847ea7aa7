"""Saved searches: one record each, in one partition."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.searches.model import SavedSearch
from chalicelib.ports import Delete, Put, TenantTable, blob

_PK = "searches"


def put(table: TenantTable, search: SavedSearch) -> None:
    """Add or replace."""
    table.write(Put({"pk": _PK, "sk": search.id, "doc": search.model_dump_json().encode()}))


def search(table: TenantTable, search_id: str) -> SavedSearch | None:
    """One search."""
    record = table.get(_PK, search_id)
    return SavedSearch.model_validate_json(blob(record)) if record else None


def searches(table: TenantTable) -> Iterator[SavedSearch]:
    """Every search of the company, oldest first."""
    for record in table.query(_PK, high=keys.after("")):
        yield SavedSearch.model_validate_json(blob(record))


def remove(table: TenantTable, search_id: str) -> None:
    """Forget."""
    table.write(Delete(_PK, search_id))
