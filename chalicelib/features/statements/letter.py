"""A statement as a PDF: a letter for a window envelope, its table over as many pages as it takes.

The customer's address stands where envelopes with a window on the right show it: from 110 mm of
the left edge, 50 mm below the upper one (NF Z 11-001, DIN 5008 form B turned to the right).
"""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, LongTable, Paragraph, Spacer, Table

from chalicelib.features.open_items.model import ItemKind
from chalicelib.features.prints.fonts import Face, face_for
from chalicelib.features.prints.pages import MARGIN, Sheet, printed
from chalicelib.features.prints.text import paragraph
from chalicelib.features.statements.fitting import drawn_lines, fitted, wrapped
from chalicelib.features.statements.model import Row, Section, Statement
from chalicelib.features.statements.words import Words, words
from chalicelib.features.templates.model import Formats
from chalicelib.features.templates.native import wording

WIDTHS = tuple(w * mm for w in (29, 26, 19, 19, 13, 21, 21, 22))
_AGED_WIDTH, _TOTAL_WIDTH = 170 * mm, 30.2 * mm
# More columns than these are set smaller.
_AGED_COLUMNS_MAX = 7
_WINDOW_LEFT, _WINDOW_TOP = 110 * mm, 52 * mm
_LOGO_WIDTH, _LOGO_HEIGHT = 50 * mm, 20 * mm
_TEXT_TOP = 112 * mm
_PAGE_HEIGHT = A4[1]
_SIZE, _LEADING = 7.5, 9.5
_LATE = colors.HexColor("#a61b1b")
_LINE = colors.HexColor("#c9ced6")


def statement_pdf(statement: Statement) -> bytes:
    """The letter."""
    said, formats = words(statement.language), wording(statement.language).formats
    face = face_of(statement)
    return on_paper(statement, said.title, face, _story(statement, said, formats, face))


def face_of(statement: Statement, *more: str) -> Face:
    """The face that has the letters of a statement, and of other texts beside."""
    return face_for((*_texts(statement), *more))


def on_paper(statement: Statement, title: str, face: Face, story: list[Flowable]) -> bytes:
    """Whatever is told a customer, as a letter of that title."""
    said, sender = words(statement.language), statement.sender
    day = said.on.format(wording(statement.language).formats.day(statement.on))
    return printed(
        Sheet(
            title=f"{title} {statement.code}",
            author=sender.name,
            heading=f"{sender.name} · {title} · {statement.code} {statement.customer.name} · {day}",
            foot=_foot(statement),
            page_of=said.page,
            face=face,
            first_top=_TEXT_TOP,
            first=lambda canvas: _head(canvas, statement, face),
        ),
        story,
    )


def _texts(statement: Statement) -> Iterator[str]:
    for party in (statement.sender, statement.customer):
        yield from (party.name, *party.address, *party.identifiers, party.notice)
    yield statement.code
    for section in statement.sections:
        for row in (*section.owed, *section.credits):
            yield row.number + row.reference


def _foot(statement: Statement) -> tuple[str, ...]:
    sender = statement.sender
    whole = " · ".join([sender.name, *sender.address])
    return tuple(line for line in (whole, " · ".join(sender.identifiers), sender.notice) if line)


def _head(canvas: Canvas, statement: Statement, face: Face) -> None:
    """What stands on the first page only: who writes to whom."""
    sender, top = statement.sender, _PAGE_HEIGHT - 15 * mm
    if statement.logo:
        top -= _logo(canvas, statement.logo, top) + 3 * mm
    lines = [sender.name, *sender.address, *sender.identifiers]
    drawn_lines(canvas, face, lines, (MARGIN, top - 3 * mm), size=8.5)
    to = [statement.customer.name, *statement.customer.address]
    drawn_lines(canvas, face, to, (_WINDOW_LEFT, _PAGE_HEIGHT - _WINDOW_TOP - 3 * mm), size=10.5)
    # Where to fold for the envelope.
    canvas.setLineWidth(0.3)
    canvas.line(4 * mm, _PAGE_HEIGHT - 99 * mm, 8 * mm, _PAGE_HEIGHT - 99 * mm)


def _logo(canvas: Canvas, logo: bytes, top: float) -> float:
    image = ImageReader(BytesIO(logo))
    width, height = image.getSize()
    scale = min(_LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    canvas.drawImage(
        image, MARGIN, top - height * scale, width * scale, height * scale, mask="auto"
    )
    return float(height * scale)


def _story(statement: Statement, said: Words, formats: Formats, face: Face) -> list[Flowable]:
    text = partial(paragraph, face=face)
    about = f"{said.account.format(statement.code)} · {said.on.format(formats.day(statement.on))}"
    own = " · ".join(statement.customer.identifiers)
    story = [text(said.title, bold=True, size=15), text(about)]
    story += [text(own, size=8)] if own else []
    story.append(Spacer(0, 5 * mm))
    if not statement.sections:
        story.append(text(said.nothing))
    for section in statement.sections:
        story += _section(section, said, formats, face)
    if any(s.total_minor > 0 for s in statement.sections):
        story += how_to_pay(statement, face)
    return story


def how_to_pay(statement: Statement, face: Face) -> list[Flowable]:
    """The account to pay to, and what to say; nothing where the company told none."""
    if not statement.sender.iban:
        return []
    said = paragraph(words(statement.language).pay, face)
    return [KeepTogether([said, paragraph(" · ".join(_bank(statement)), face, bold=True)])]


def _bank(statement: Statement) -> Iterator[str]:
    yield f"IBAN {statement.sender.iban}"
    if statement.sender.bic:
        yield f"BIC {statement.sender.bic}"
    yield statement.code


def _section(section: Section, said: Words, formats: Formats, face: Face) -> list[Flowable]:
    titles = ("number", "reference", "issued_on", "due_on", "late", "amount", "balance", "running")
    rows: list[list[str]] = [[getattr(said, name) for name in titles]]
    style: list[tuple[Any, ...]] = []
    for heading, listed in (
        (said.owed.format(section.currency), section.owed),
        (said.credits, section.credits),
    ):
        if listed:
            style += _band(len(rows), face)
            rows.append([heading])
        for row in listed:
            if row.days_late:
                style.append(("TEXTCOLOR", (4, len(rows)), (4, len(rows)), _LATE))
            rows.append(_cells(row, section.currency, said, formats, face))
    table = LongTable(rows, colWidths=WIDTHS, repeatRows=1, style=[*look(face), *style])
    return [
        table,
        Spacer(0, 4 * mm),
        KeepTogether([_aged(section, said, formats, face), Spacer(0, 7 * mm)]),
    ]


def _band(at: int, face: Face) -> list[tuple[Any, ...]]:
    return [
        ("SPAN", (0, at), (-1, at)),
        ("FONT", (0, at), (-1, at), face.bold, _SIZE),
        ("BACKGROUND", (0, at), (-1, at), colors.HexColor("#f1f3f6")),
    ]


def _cells(row: Row, currency: str, said: Words, formats: Formats, face: Face) -> list[str]:
    def cut(text: str, column: int) -> str:
        return fitted(face.shown(text), WIDTHS[column] - 4, face.regular, _SIZE)

    def amount(minor: int) -> str:
        return _plain_amount(formats, minor, currency)

    return [
        wrapped(face.shown(row.number), WIDTHS[0] - 4, face.regular, _SIZE),
        cut(_about(row, said), 1),
        formats.day(row.issued_on),
        formats.day(row.due_on),
        str(row.days_late) if row.days_late else "",
        amount(row.amount_minor),
        amount(row.balance_minor),
        amount(row.running_minor),
    ]


def _about(row: Row, said: Words) -> str:
    """The reference; whatever is no invoice says what it is."""
    if row.kind is ItemKind.INVOICE:
        return row.reference
    return f"{said.kinds[row.kind.value]} {row.reference}".strip()


def _plain_amount(formats: Formats, minor: int, currency: str) -> str:
    """Without the currency, which stands in the heading."""
    return formats.amount(minor, currency).replace(currency, "").strip("\u00a0 ")


def look(face: Face) -> list[tuple[Any, ...]]:
    """How the rows of a letter look; figures begin with the fifth column."""
    return [
        ("FONT", (0, 0), (-1, -1), face.regular, _SIZE),
        ("FONT", (0, 0), (-1, 0), face.bold, _SIZE - 0.5),
        ("LEADING", (0, 0), (-1, -1), _LEADING),
        ("ALIGN", (4, 0), (-1, -1), "RIGHT"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, _LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]


def _aged(section: Section, said: Words, formats: Formats, face: Face) -> Table:
    """What is owed by lateness, the credits, and the total they sum to."""
    currency = section.currency
    sums = [*section.aged, section.credits_minor, section.total_minor]
    small = ParagraphStyle("aged", fontName=face.bold, fontSize=7, leading=8.5, alignment=2)
    titles = [*said.ages.all(section.bounds), said.credits]
    titles.append(f"{said.total} ({currency})")
    amounts = [_plain_amount(formats, minor, currency) for minor in sums]
    rows = [[Paragraph(title, small) for title in titles], amounts]
    room = (_AGED_WIDTH - _TOTAL_WIDTH) / (len(sums) - 1)
    size = _SIZE if len(sums) <= _AGED_COLUMNS_MAX else _SIZE - 2
    return Table(
        rows,
        colWidths=(*(room,) * (len(sums) - 1), _TOTAL_WIDTH),
        style=[
            ("FONT", (0, 1), (-1, 1), face.regular, size),
            ("FONT", (-1, 1), (-1, 1), face.bold, _SIZE + 1),
            ("ALIGN", (0, 0), (-1, -1), "RIGHT"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BOX", (0, 0), (-1, -1), 0.6, colors.black),
            ("INNERGRID", (0, 0), (-1, -1), 0.25, _LINE),
            ("BACKGROUND", (-1, 0), (-1, -1), colors.HexColor("#f1f3f6")),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ],
    )
