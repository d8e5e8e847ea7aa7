"""Cells of formatted workbooks (openpyxl, for a few hundred rows with a look of their own)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from chalicelib.features.workbooks.texts import cell_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | Decimal | date | None

MONEY = "#,##0.00#"
DAY = "dd/mm/yyyy"


def append(sheet: "WriteOnlyWorksheet", values: Iterable[Value], *, bold: bool = False) -> None:
    """Add a row; texts stay texts, amounts and dates are shown as such."""
    sheet.append([cell(sheet, v, bold=bold) if v not in {None, ""} else None for v in values])


def cell(sheet: "WriteOnlyWorksheet", value: Value, *, bold: bool = False) -> "Cell":
    """One cell; a text that looks like a formula stays a text, also when somebody edits it."""
    # Slow to import, and wanted by nobody else.
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    shown: Any = cell_text(value) if isinstance(value, str) else value
    made = WriteOnlyCell(sheet, value=shown)
    if isinstance(value, str):
        made.data_type, made.quotePrefix = "s", True
    elif isinstance(value, Decimal):
        made.number_format = MONEY
    elif isinstance(value, date):
        made.number_format = DAY
    if bold:
        made.font = Font(bold=True)
    return made


def saved(book: "Workbook") -> bytes:
    """The file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
