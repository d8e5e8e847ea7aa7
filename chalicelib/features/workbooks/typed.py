"""A table as a page shows it, its cells as JSON has them, made ready for a workbook."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.workbooks.table import Column, Kind, Value

# What a cell comes as: amounts as decimal text, days as ISO text.
Cell = str | int | None
_EXPECTED = {Kind.MONEY: "an amount such as 12.50", Kind.DAY: "a day such as 2026-03-31"}


def typed(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[list[Value]]:
    """The rows as values; InvalidError names the cell that is not what its column holds."""
    return [_row(n, columns, row) for n, row in enumerate(rows)]


def _row(number: int, columns: Sequence[Column], row: Sequence[Cell]) -> list[Value]:
    if len(row) != len(columns):
        wrong = FieldError(f"rows.{number}", f"{len(columns)} cells, one for each column")
        raise InvalidError("A row has a cell for each column.", errors=(wrong,))
    return [_cell(f"rows.{number}.{n}", columns[n].kind, cell) for n, cell in enumerate(row)]


def _cell(place: str, kind: Kind, cell: Cell) -> Value:
    if cell is None or cell == "":
        return None
    try:
        return _READ[kind](cell)
    except (ValueError, InvalidOperation) as error:
        wrong = FieldError(place, _EXPECTED.get(kind, "a whole number"))
        raise InvalidError("A cell is not what its column holds.", errors=(wrong,)) from error


def _amount(cell: str | int) -> Decimal:
    amount = Decimal(cell)
    if not amount.is_finite():
        raise ValueError(cell)
    return amount


_READ: dict[Kind, Callable[[str | int], Value]] = {
    Kind.TEXT: str,
    Kind.MONEY: _amount,
    Kind.DAY: lambda cell: date.fromisoformat(str(cell)),
    Kind.NUMBER: int,
}
