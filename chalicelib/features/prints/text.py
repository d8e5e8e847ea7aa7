"""Running text of a printed page."""

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from chalicelib.features.prints.fonts import Face

_LEADING = 1.4


def paragraph(said: str, face: Face, *, bold: bool = False, size: float = 9.5) -> Paragraph:
    """Plain text: nothing in it is markup, and its lines stay lines."""
    style = _style(face.bold if bold else face.regular, size)
    return Paragraph(escape(face.shown(said)).replace("\n", "<br/>"), style)


@cache
def _style(font: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * _LEADING)
