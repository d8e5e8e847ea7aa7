"""A statement as a workbook: the same rows, as numbers and dates that can be worked with."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from chalicelib.core.money import Money
from chalicelib.features.statements.model import Party, Row, Section, Statement
from chalicelib.features.statements.words import Words, words
from chalicelib.features.workbooks.cells import Value, append, saved

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

WIDTHS = (20, 18, 24, 13, 13, 12, 16, 16, 16)
_LOGO_ROWS, _LOGO_HEIGHT = 4, 70


def statement_xlsx(statement: Statement) -> bytes:
    """The workbook: one sheet per currency, ready to be printed."""
    # Slow to import, and wanted by nobody else.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    said = words(statement.language)
    for section in statement.sections or (None,):
        sheet = book.create_sheet(section.currency if section else said.total[:31])
        for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        _printing(sheet)
        _head(sheet, statement, said)
        if section:
            _section(sheet, section, said)
        else:
            append(sheet, [said.nothing])
    return saved(book)


def _printing(sheet: Any) -> None:  # noqa: ANN401 - its stubs leave the page out
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P / &N"


def _head(sheet: "WriteOnlyWorksheet", statement: Statement, said: Words) -> None:
    if statement.logo:
        _logo(sheet, statement.logo)
        for _ in range(_LOGO_ROWS):
            append(sheet, [])
    append(sheet, [statement.sender.name], bold=True)
    for line in _lines(statement.sender):
        append(sheet, [line])
    append(sheet, [])
    append(sheet, [statement.customer.name], bold=True)
    for line in _lines(statement.customer):
        append(sheet, [line])
    append(sheet, [])
    append(sheet, [said.title, statement.code, statement.on], bold=True)
    if statement.sender.iban:
        append(sheet, [said.pay, f"IBAN {statement.sender.iban}", statement.sender.bic])
    append(sheet, [])


def _lines(party: Party) -> list[str]:
    return [*party.address, *party.identifiers]


def _logo(sheet: Any, logo: bytes) -> None:  # noqa: ANN401 - its stubs leave pictures out
    from openpyxl.drawing.image import Image  # noqa: PLC0415

    image = Image(BytesIO(logo))
    image.width, image.height = int(image.width * _LOGO_HEIGHT / image.height), _LOGO_HEIGHT
    sheet.add_image(image, "A1")


def _section(sheet: "WriteOnlyWorksheet", section: Section, said: Words) -> None:
    titles = ("number", "reference", "issued_on", "due_on", "late", "amount", "balance", "running")
    append(sheet, ["", *(getattr(said, name) for name in titles)], bold=True)
    for heading, rows in (
        (said.owed.format(section.currency), section.owed),
        (said.credits, section.credits),
    ):
        if rows:
            append(sheet, [heading], bold=True)
        for row in rows:
            append(sheet, _cells(row, section.currency, said))
    append(sheet, [])
    append(
        sheet,
        ["", *said.ages.all(section.bounds), said.credits, said.total],
        bold=True,
    )
    sums = [*section.aged, section.credits_minor, section.total_minor]
    append(sheet, ["", *(Money.of_minor(minor, section.currency).amount for minor in sums)])


def _cells(row: Row, currency: str, said: Words) -> list[Value]:
    amounts = (row.amount_minor, row.balance_minor, row.running_minor)
    return [
        said.kinds[row.kind.value],
        row.number,
        row.reference,
        row.issued_on,
        row.due_on,
        row.days_late or None,
        *(Money.of_minor(minor, currency).amount for minor in amounts),
    ]
