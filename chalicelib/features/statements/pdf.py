"""The statement as a PDF: A4, the address where a window envelope shows it, page x of y."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from chalicelib.features.statements.rules import CurrencyPart, Statement
from chalicelib.features.statements.words import amount, day, words

_SMALL, _LINE_PT = 8, 11
_INK, _RULE, _SHADE = (
    colors.HexColor("#1b1e27"),
    colors.HexColor("#c9cdd8"),
    colors.HexColor("#f1f3f9"),
)
# The window of a C6/5 envelope, from the left and the top of the page (NF Z 11-001, DIN 678).
_WINDOW = (110 * mm, 50 * mm)
_WIDTHS = (32, 22, 22, 18, 30, 30, 30)
_RIGHT_FROM = 3


@cache
def _fonts() -> tuple[str, str]:
    """Fonts of the library, embedded, so that every printer has them."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    return "Vera", "VeraBd"


def printable(text: str) -> str:
    """The text in letters the font has: others lose their marks, and what is left is shown as □."""
    known = pdfmetrics.getFont(_fonts()[0]).face.charToGlyph
    return "".join(_known(character, known) for character in text if character.isprintable())


def _known(character: str, known: dict[int, int]) -> str:
    if ord(character) in known:
        return character
    base = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in base if not unicodedata.combining(c) and ord(c) in known)
    return plain or {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}.get(character, "□")


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that knows at the end how many pages there are."""

    def __init__(self, *arguments: Any, said: Statement, **options: Any) -> None:  # noqa: ANN401 - reportlab's
        super().__init__(*arguments, **options)
        self._said = said
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until the number of all is known."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write every page with its number."""
        pages = self._pages
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page)
            text = words(self._said.language)["page"].format(page=number, pages=len(pages))
            self.setFont(_fonts()[0], _SMALL)
            self.setFillColor(_INK)
            self.drawRightString(A4[0] - 15 * mm, 10 * mm, text)
            self.drawString(
                15 * mm, 10 * mm, printable(f"{self._said.company} · {self._said.code}")
            )
            super().showPage()
        super().save()


def pdf(said: Statement) -> bytes:
    """The statement, ready to print or to send."""
    out = BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=13 * mm,
        rightMargin=13 * mm,
        topMargin=15 * mm,
        bottomMargin=18 * mm,
        title=printable(f"{words(said.language)['title']} {said.code}"),
        author=printable(said.company),
        # The same statement gives the same bytes.
        invariant=1,
    )
    story: list[Flowable] = [Spacer(1, 82 * mm), *_head(said)]
    for part in said.parts:
        story += _part(said, part)
    if not said.parts:
        story.append(_text(words(said.language)["nothing"]))
    document.build(
        story,
        onFirstPage=lambda canvas, _: _letterhead(canvas, said),
        canvasmaker=lambda *a, **o: _Numbered(*a, said=said, **o),
    )
    return out.getvalue()


def _letterhead(canvas: Canvas, said: Statement) -> None:
    plain, bold = _fonts()
    top = A4[1] - 20 * mm
    canvas.setFillColor(_INK)
    canvas.setFont(bold, 13)
    canvas.drawString(15 * mm, top, printable(said.company))
    canvas.setFont(plain, 9)
    _lines(canvas, 15 * mm, top - 14, said.company_address.splitlines()[:6])
    left, down = _WINDOW
    _lines(canvas, left, A4[1] - down, [said.name, *said.address][:7])


def _lines(canvas: Canvas, left: float, top: float, lines: Iterable[str]) -> None:
    for n, line in enumerate(lines):
        canvas.drawString(left, top - n * _LINE_PT, printable(line)[:60])


def _text(text: str, *, bold: bool = False, size: int = 9) -> Paragraph:
    font = _fonts()[bold]
    style = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.4, textColor=_INK)
    return Paragraph(escape(printable(text)), style)


def _head(said: Statement) -> list[Flowable]:
    own = words(said.language)
    title = f"{own['title']} {own['on'].format(on=day(said.on, said.language))}"
    return [
        _text(title, bold=True, size=14),
        _text(f"{own['account']} {said.code} · {said.name}"),
        Spacer(1, 4 * mm),
    ]


def _part(said: Statement, part: CurrencyPart) -> list[Flowable]:
    own, language = words(said.language), said.language
    names = ("number", "issued_on", "due_on", "days_late", "amount", "balance", "running")
    rows = [[own["columns"][name] for name in names]]
    rows += [
        [
            printable(row.number)[:20],
            day(row.issued_on, language),
            day(row.due_on, language),
            str(row.days_late) if row.days_late else "",
            amount(row.amount, language),
            amount(row.balance, language),
            amount(row.running, language),
        ]
        for row in part.rows
    ]
    items = Table(rows, [w * mm for w in _WIDTHS], repeatRows=1)
    items.setStyle(_style())
    ageing = Table(
        [
            [own["ageing"][name] for name in part.ageing],
            [amount(money, language) for money in part.ageing.values()],
        ],
        [184 / len(part.ageing) * mm] * len(part.ageing),
    )
    ageing.setStyle(_style(right_from=0))
    due = f"{own['total']} : {amount(part.total, language)} {part.currency}"
    late = f"{own['overdue']} : {amount(part.overdue, language)} {part.currency}"
    return [
        _text(own["currency"].format(currency=part.currency)),
        Spacer(1, 1 * mm),
        items,
        Spacer(1, 4 * mm),
        ageing,
        Spacer(1, 3 * mm),
        _text(due, bold=True, size=11),
        _text(late),
        Spacer(1, 6 * mm),
    ]


def _style(right_from: int = _RIGHT_FROM) -> TableStyle:
    plain, bold = _fonts()
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), plain, _SMALL),
            ("FONT", (0, 0), (-1, 0), bold, _SMALL),
            ("TEXTCOLOR", (0, 0), (-1, -1), _INK),
            ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
            ("ALIGN", (right_from, 0), (-1, -1), "RIGHT"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, _RULE),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
