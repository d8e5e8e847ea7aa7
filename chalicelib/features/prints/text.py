"""Running text of a printed page."""

import re
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from chalicelib.features.prints.fonts import Face

_LEADING = 1.4
# French puts a space there: no line begins with the sign.
_BEFORE_A_SIGN = re.compile(" (?=[:;!?»])")


def paragraph(said: str, face: Face, *, bold: bool = False, size: float = 9.5) -> Paragraph:
    """Plain text: nothing in it is markup, and its lines stay lines."""
    style = _style(face.bold if bold else face.regular, size)
    bound = _BEFORE_A_SIGN.sub("\u00a0", face.shown(said))
    return Paragraph(escape(bound).replace("\n", "<br/>"), style)


@cache
def _style(font: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(font, fontName=font, fontSize=size, leading=size * _LEADING)
