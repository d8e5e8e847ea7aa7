"""The list of registered letters, for the counter of the post office: a workbook or a PDF."""

from collections.abc import Sequence
from datetime import date

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, Spacer

from chalicelib.core.values import Frozen
from chalicelib.features.letters.words import Words, words
from chalicelib.features.prints.fonts import Face, face_for
from chalicelib.features.prints.pages import Sheet, printed
from chalicelib.features.prints.text import paragraph
from chalicelib.features.templates.native import wording
from chalicelib.features.workbooks.table import Column, table

_WIDTHS = tuple(w * mm for w in (52, 62, 24, 30, 46, 43))
_ROW_HEIGHT = 11 * mm


class Line(Frozen):
    """One registered letter."""

    recipient: str
    address: tuple[str, ...]
    code: str
    amounts: tuple[str, ...]
    reference: str


def register_xlsx(lines: Sequence[Line], language: str) -> bytes:
    """The list as a workbook; its last column is for the numbers that the post gives."""
    said = words(language)
    widths = (34, 50, 16, 20, 28, 26)
    columns = [Column(t, width=w) for t, w in zip(_titles(said), widths, strict=True)]
    return table(said.registered, columns, ([*_texts(line), ""] for line in lines))


def register_pdf(lines: Sequence[Line], company: str, language: str, on: date) -> bytes:
    """The list on paper, with room to stick or write each number."""
    said = words(language)
    day = wording(language).formats.day(on)
    about = said.about.format(company=company, count=len(lines), day=day)
    face = face_for([about, *(text for line in lines for text in _texts(line))])
    sheet = Sheet(
        title=said.registered,
        author=company,
        heading=f"{said.registered} · {about}",
        foot=(about,),
        page_of=said.page,
        face=face,
        is_wide=True,
    )
    return printed(sheet, _story(lines, said, about, face))


def _story(lines: Sequence[Line], said: Words, about: str, face: Face) -> list[Flowable]:
    rows: list[list[Paragraph | str]] = [[*_titles(said)]]
    rows += [[*(paragraph(t, face, size=8) for t in _texts(line)), ""] for line in lines]
    style = [
        ("FONT", (0, 0), (-1, 0), face.bold, 8),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("GRID", (0, 0), (-1, -1), 0.3, colors.grey),
    ]
    heights = [7 * mm, *(None if len(line.address) > 2 else _ROW_HEIGHT for line in lines)]  # noqa: PLR2004 - two lines fit
    return [
        paragraph(said.registered, face, bold=True, size=14),
        paragraph(about, face, size=8),
        Spacer(0, 4 * mm),
        LongTable(rows, colWidths=_WIDTHS, rowHeights=heights, repeatRows=1, style=style),
    ]


def _titles(said: Words) -> tuple[str, ...]:
    return (said.recipient, said.address, said.account, said.amount, said.reference, said.number)


def _texts(line: Line) -> list[str]:
    address, amounts = ", ".join(line.address), " + ".join(line.amounts)
    return [line.recipient, address, line.code, amounts, line.reference]
