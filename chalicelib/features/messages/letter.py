"""A message as a letter: for a window envelope, with its items and a code that opens the answer."""

from collections.abc import Iterator

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Spacer, Table

from chalicelib.features.messages.words import words
from chalicelib.features.prints.fonts import Face
from chalicelib.features.prints.text import emphasised, paragraph
from chalicelib.features.reminders.compose import LINK_SHOWN
from chalicelib.features.statements.letter import face_of, how_to_pay, look, on_paper
from chalicelib.features.statements.model import Statement
from chalicelib.features.templates.about import ITEMS, LINK
from chalicelib.features.templates.bold import runs
from chalicelib.features.templates.model import Rendered
from chalicelib.features.templates.native import wording

_WIDTHS = tuple(w * mm for w in (40, 28, 28, 40, 34))
_QR_SIDE = 24 * mm


def letter_pdf(
    paper: Statement, said: Rendered, link: str = LINK_SHOWN, *, is_registered: bool = False
) -> bytes:
    """The letter; `paper` says who writes to whom, in which language, on which day."""
    rows = (cell for table in said.tables for row in table.rows for cell in row)
    face = face_of(paper, said.subject, *said.parts, *rows)
    bare = paper.model_copy(update={"sections": ()})
    story = _story(paper, said, link, face, is_registered=is_registered)
    return on_paper(bare, said.subject, face, list(story))


def _story(
    paper: Statement, said: Rendered, link: str, face: Face, *, is_registered: bool
) -> Iterator[Flowable]:
    if is_registered:
        yield paragraph(words(paper.language)["registered"], face, bold=True)
    yield paragraph(wording(paper.language).formats.day(paper.on), face)
    yield Spacer(0, 4 * mm)
    yield paragraph(said.subject, face, bold=True)
    yield Spacer(0, 4 * mm)
    for part in said.parts:
        if part == ITEMS:
            yield from _items(paper, said, face)
        elif part == LINK:
            yield from _answer(paper, link, face)
        else:
            yield emphasised(runs(part.replace(LINK, link)), face)
            yield Spacer(0, 3 * mm)


def _items(paper: Statement, said: Rendered, face: Face) -> Iterator[Flowable]:
    columns = wording(paper.language).columns
    names = [columns.number, columns.issued_on, columns.due_on, columns.late, columns.balance]
    for table in said.tables:
        rows = [[face.shown(cell) for cell in row] for row in table.rows]
        rows.append([columns.total, "", "", "", table.total])
        style = [*look(face), ("FONT", (0, -1), (-1, -1), face.bold, 8)]
        yield LongTable([names, *rows], colWidths=_WIDTHS, repeatRows=1, style=style)
        yield Spacer(0, 4 * mm)
    if said.tables:
        yield from how_to_pay(paper, face)
        yield Spacer(0, 4 * mm)


def _answer(paper: Statement, link: str, face: Face) -> Iterator[Flowable]:
    code = QrCodeWidget(link, barLevel="M", barWidth=_QR_SIDE, barHeight=_QR_SIDE)
    drawing = Drawing(_QR_SIDE, _QR_SIDE)
    drawing.add(code)
    said = words(paper.language)["answer"]
    beside = [paragraph(said, face), Spacer(0, 2 * mm), paragraph(link, face, size=7.5)]
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)]
    yield Table([[drawing, beside]], colWidths=(_QR_SIDE + 4 * mm, None), style=style)
    yield Spacer(0, 4 * mm)
