"""A long table as a workbook."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from python_calamine import CalamineWorkbook

from bench.measure import measured, tell
from chalicelib.features.workbooks.table import Column, Kind, table

COLUMNS = (
    Column("Account"),
    Column("Customer", width=34),
    Column("Document"),
    Column("Date", Kind.DAY),
    Column("Due", Kind.DAY),
    Column("Late", Kind.NUMBER),
    Column("Amount", Kind.MONEY),
    Column("Balance", Kind.MONEY),
    Column("Currency"),
    Column("Comment", width=40),
)


def run(rows: int) -> None:
    """So many rows of ten columns, as they come out of a job's pieces."""
    with measured() as figure:
        content = table("Items", COLUMNS, map(_row, range(rows)))
    tell("export.xlsx", figure, rows=rows, columns=len(COLUMNS), file_kb=len(content) // 1024)
    _check(content, rows)


def _row(n):
    issued, due = date(2026, 1, 1 + n % 28), date(2026, 2, 1 + n % 28)
    amount = Decimal(n * 37 + 1).scaleb(-2)
    number = f"2026-{n:06d}"
    return (f"C{n // 10:05d}", f"Customer {n // 10}", number, issued, due, n % 90, amount, amount,
            "EUR", "=not a formula")  # fmt: skip


def _check(content, rows):
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    assert sheet.height == rows + 1, sheet.height
