"""A document of A4 pages: its first page may differ, all say which of how many they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from chalicelib.features.prints.fonts import Face

MARGIN, FOOT, TOP = 20 * mm, 22 * mm, 24 * mm
GREY = 0.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """How pages look. `heading` stands on every page but the first, `foot` on each.

    `first_top` is how far down the first page's text begins, below what `first` draws.
    """

    title: str
    author: str
    heading: str
    foot: Sequence[str]
    page_of: str
    face: Face
    first_top: float = TOP
    first: Callable[[Canvas], None] | None = None
    is_wide: bool = False


def printed(sheet: Sheet, story: list[Flowable]) -> bytes:
    """The PDF."""
    out = BytesIO()
    size = landscape(A4) if sheet.is_wide else A4
    document = BaseDocTemplate(
        out, pagesize=size, title=sheet.title, author=sheet.author, invariant=1
    )
    width, height = size
    document.addPageTemplates(
        [
            PageTemplate(
                name,
                [_frame(width, height - top)],
                onPage=on_page,
                autoNextPageTemplate="later",
            )
            for name, top, on_page in (
                ("first", sheet.first_top, _first(sheet)),
                ("later", TOP, _later(sheet)),
            )
        ]
    )
    document.build(story, canvasmaker=_numbered(sheet))
    return out.getvalue()


def _frame(width: float, top: float) -> Frame:
    sides = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return Frame(MARGIN, FOOT, width - 2 * MARGIN, top - FOOT, **sides)


def _first(sheet: Sheet) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, _document: Any) -> None:  # noqa: ANN401
        if sheet.first:
            sheet.first(canvas)

    return draw


def _later(sheet: Sheet) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, _document: Any) -> None:  # noqa: ANN401
        _, height = canvas._pagesize  # noqa: SLF001 - it has no other way to say
        canvas.setFont(sheet.face.regular, 8)
        canvas.setFillGray(GREY)
        canvas.drawString(MARGIN, height - 14 * mm, sheet.face.shown(sheet.heading)[:150])
        canvas.setFillGray(0)

    return draw


def _numbered(sheet: Sheet) -> type[Canvas]:
    class Numbered(Canvas):  # type: ignore[misc]
        """Keeps its pages until their number is known."""

        def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
            super().__init__(*given, **named)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            kept = self._kept
            for number, page in enumerate(kept, 1):
                self.__dict__.update(page)
                _foot(self, sheet, number, len(kept))
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Canvas, sheet: Sheet, number: int, count: int) -> None:
    width, _ = canvas._pagesize  # noqa: SLF001
    canvas.setFont(sheet.face.regular, 7)
    canvas.setFillGray(GREY)
    for i, line in enumerate(sheet.foot[:3]):
        canvas.drawString(MARGIN, 16 * mm - i * 3 * mm, sheet.face.shown(line)[:140])
    shown = sheet.page_of.replace("{page}", str(number)).replace("{count}", str(count))
    canvas.drawRightString(width - MARGIN, 16 * mm, shown)
    canvas.setFillGray(0)
