"""Lists as XLSX files: numbers are numbers, dates are dates, and no text becomes a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | Decimal | date | None
CELL_LENGTH_MAX = 32_000
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_FORMATS = {date: "dd/mm/yyyy", Decimal: "#,##0.00"}


def workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """One sheet with its headings frozen and a filter on them."""
    # Slow to import, and wanted by nobody else.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for n, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(n)].width = max(12, min(40, len(heading) + 6))
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{count}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: "WriteOnlyWorksheet", value: Value, *, bold: bool = False) -> "Cell | None":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    if value is None:
        return None
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=_NOT_XML.sub("", value)[:CELL_LENGTH_MAX])
        # "=1+1" stays a text, also when somebody edits the cell.
        cell.data_type, cell.quotePrefix = "s", True
    else:
        cell = WriteOnlyCell(sheet)
        cell.value = value
        cell.number_format = _FORMATS.get(type(value), "0")
    if bold:
        cell.font = Font(bold=True)
    return cell
