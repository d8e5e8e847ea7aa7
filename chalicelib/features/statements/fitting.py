"""Texts in the room a page has for them."""

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from chalicelib.features.prints.fonts import Face

ADDRESS_WIDTH = 80 * mm
LINES_MAX = 4


def drawn_lines(
    canvas: Canvas,
    face: Face,
    lines: list[str],
    at: tuple[float, float],
    size: float,
) -> None:
    """Draw lines below each other from a point, the first bold, as wide as an address may be."""
    left, top = at
    for number, line in enumerate(lines):
        font = face.regular if number else face.bold
        canvas.setFont(font, size)
        shown = fitted(face.shown(line), ADDRESS_WIDTH, font, size)
        canvas.drawString(left, top - number * size * 1.25, shown)


def fitted(text: str, width: float, font: str, size: float) -> str:
    """The text, cut with an ellipsis where it is too long."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text}…"


def wrapped(text: str, width: float, font: str, size: float) -> str:
    """The whole text, over as many lines as it needs: a number that is cut names nothing."""
    lines, rest = [], text
    while rest:
        count = len(rest)
        while count > 1 and stringWidth(rest[:count], font, size) > width:
            count -= 1
        lines.append(rest[:count])
        rest = rest[count:]
    return "\n".join(lines[:LINES_MAX])
