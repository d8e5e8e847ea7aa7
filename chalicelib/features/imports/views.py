"""An import as people and programs see it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from chalicelib.core.money import Money
from chalicelib.features.imports.mapping import Mapping
from chalicelib.features.imports.model import (
    Brake,
    Import,
    Preview,
    Progress,
    Refusal,
    RowError,
    State,
)


class ImportView(BaseModel):
    """An import as the API shows it."""

    id: str
    version: int
    state: State
    filename: str
    profile: str
    by: str
    sequence: int
    created_at: datetime
    finished_at: datetime | None
    mapping: Mapping | None
    proposal: Mapping | None
    preview: Preview | None
    brake: Brake | None
    approved_by: str
    rows_read: int
    rows_refused: int
    rows_skipped: int
    warnings: int
    items_created: int
    items_changed: int
    items_closed: int
    accounts_created: int
    accounts_changed: int
    accounts_left_alone: int
    progress: Progress
    totals: tuple[Money, ...]
    portfolio_totals: tuple[Money, ...]
    errors: tuple[RowError, ...]
    refusal: Refusal | None


def view(found: Import) -> ImportView:
    """The part of an import that people see."""
    kept: dict[str, Any] = {name: getattr(found, name) for name in ImportView.model_fields}
    return ImportView.model_construct(**kept)


def line(found: Import) -> ImportView:
    """The same for a list: without the rows, columns and errors that only its own page shows."""
    bare = {"errors": (), "proposal": None, "preview": None, "mapping": None}
    return view(found.model_copy(update=bare))
