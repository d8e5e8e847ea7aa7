"""Which font a document is set in.

PDF readers bring Helvetica, for the letters of Western Europe. A document with any other letter is
set in DejaVu Sans, of which `fonts/` holds the Latin, Greek and Cyrillic letters. What it lacks too
(Chinese, Arabic, emoji) becomes its nearest plain letter, else the sign for an unknown one: never a
question mark, which a reader would take for ours.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "fonts"
UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Face:
    """A regular and a bold font, and the letters they know (None: those of Windows-1252)."""

    regular: str
    bold: str
    letters: frozenset[int] | None = None

    def shown(self, text: str) -> str:
        """The text in letters this face has."""
        return "".join(map(self._letter, text.replace("\t", " ")))

    def _letter(self, letter: str) -> str:
        if self._knows(letter):
            return letter
        plain = [c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)]
        return "".join(c for c in plain if self._knows(c)) or self._unknown(letter)

    def _knows(self, letter: str) -> bool:
        if letter == "\n":
            return True
        if self.letters is None:
            return letter.isprintable() and _is_western(letter)
        return ord(letter) in self.letters

    def _unknown(self, letter: str) -> str:
        if not letter.isprintable():
            return " " if letter.isspace() else ""
        return UNKNOWN if self._knows(UNKNOWN) else ""


HELVETICA = Face("Helvetica", "Helvetica-Bold")


def face_for(texts: Iterable[str]) -> Face:
    """The face for a document of these texts."""
    return HELVETICA if all(map(_is_western, texts)) else _dejavu()


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _dejavu() -> Face:
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to import, for PDFs alone
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    fonts = [TTFont(name, str(HERE / f"{name}.ttf")) for name in ("DejaVuSans", "DejaVuSans-Bold")]
    for font in fonts:
        pdfmetrics.registerFont(font)
    letters = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
    return Face("DejaVuSans", "DejaVuSans-Bold", letters)
