"""Running text of a printed page."""

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from chalicelib.features.prints.fonts import Face

_LEADING = 1.4
_SIZE = 9.5


def paragraph(said: str, face: Face, *, bold: bool = False, size: float = _SIZE) -> Paragraph:
    """Plain text: nothing in it is markup, and its lines stay lines."""
    style = _style(face.bold if bold else face.regular, size)
    return Paragraph(escape(face.shown(said)).replace("\n", "<br/>"), style)


def emphasised(runs: Iterable[tuple[str, bool]], face: Face) -> Paragraph:
    """Plain text in pieces, each bold or not."""
    said = ((escape(face.shown(text)).replace("\n", "<br/>"), is_bold) for text, is_bold in runs)
    bold = f'<font name="{face.bold}">'
    written = (f"{bold}{text}</font>" if is_bold else text for text, is_bold in said)
    return Paragraph("".join(written), _style(face.regular, _SIZE))


@cache
def _style(font: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * _LEADING)
