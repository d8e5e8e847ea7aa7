"""Running text of a printed page."""

import re
from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from chalicelib.features.prints.fonts import Face

_LEADING = 1.4
_SIZE = 9.5
# French puts a space there: no line begins with the sign.
_BEFORE_A_SIGN = re.compile(" (?=[:;!?»])")


def paragraph(said: str, face: Face, *, bold: bool = False, size: float = _SIZE) -> Paragraph:
    """Plain text: nothing in it is markup, and its lines stay lines."""
    style = _style(face.bold if bold else face.regular, size)
    return Paragraph(_bound(said, face), style)


def emphasised(runs: Iterable[tuple[str, bool]], face: Face) -> Paragraph:
    """Plain text in pieces, each bold or not."""
    bold = f'<font name="{face.bold}">'
    pieces = ((_bound(text, face), is_bold) for text, is_bold in runs)
    said = "".join(f"{bold}{text}</font>" if is_bold else text for text, is_bold in pieces)
    return Paragraph(said, _style(face.regular, _SIZE))


def _bound(said: str, face: Face) -> str:
    bound = _BEFORE_A_SIGN.sub("\u00a0", face.shown(said))
    return escape(bound).replace("\n", "<br/>")


@cache
def _style(font: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * _LEADING)
