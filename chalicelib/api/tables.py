"""A table that a page shows, as a workbook: the same figures, made of what is sent."""

from typing import Annotated

from pydantic import Field

from chalicelib.api.files import XLSX, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.workbooks.table import Column, Kind, table
from chalicelib.features.workbooks.typed import Cell, typed

routes = Routes("tables")

Text = Annotated[str, Field(max_length=500)]


class TableColumn(Strict):
    """A column's heading, and what its cells hold."""

    title: Annotated[str, Field(max_length=120)]
    kind: Kind = Kind.TEXT


class ShownTable(Strict):
    """A table; `name` is the sheet's, which has no room for more and knows no such signs."""

    name: Annotated[str, Field(pattern=r"^[^\[\]:*?/\\']{1,31}$")]
    columns: Annotated[tuple[TableColumn, ...], Field(min_length=1, max_length=40)]
    rows: Annotated[tuple[tuple[Text | int | None, ...], ...], Field(max_length=2000)] = ()


@routes.post("/tables", Role.READER)
def table_workbook(actor: Actor, body: ShownTable) -> Reply:  # noqa: ARG001 - any user
    """The table as a workbook; ask with `Accept` for this type, or for any."""
    columns = [Column(c.title, c.kind) for c in body.columns]
    rows: list[tuple[Cell, ...]] = list(body.rows)
    return attachment(table(body.name, columns, typed(columns, rows)), XLSX, "table.xlsx")
