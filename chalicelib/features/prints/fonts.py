"""Which font a document is set in.

PDF readers bring Helvetica, for the letters of Western Europe. A document with any other letter is
set in Vera, which reportlab brings and which knows some more. What it lacks becomes its nearest
plain letters (`Ωμέγα` is printed Omega): never a question mark, which a reader would take for ours.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anyascii import anyascii


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
        return "".join(c for c in plain if self._knows(c)) or self._plain(letter)

    def _knows(self, letter: str) -> bool:
        if letter == "\n":
            return True
        if self.letters is None:
            return letter.isprintable() and _is_western(letter)
        return ord(letter) in self.letters

    def _plain(self, letter: str) -> str:
        if not letter.isprintable():
            return " " if letter.isspace() else ""
        return "".join(c for c in anyascii(letter) if self._knows(c) and c != "?")


HELVETICA = Face("Helvetica", "Helvetica-Bold")


def face_for(texts: Iterable[str]) -> Face:
    """The face for a document of these texts."""
    return HELVETICA if all(map(_is_western, texts)) else _vera()


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _vera() -> Face:
    import reportlab  # noqa: PLC0415 - slow to import, for PDFs alone
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to import, for PDFs alone
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    folder = Path(reportlab.__file__).parent / "fonts"
    fonts = [TTFont(name, str(folder / f"{name}.ttf")) for name in ("Vera", "VeraBd")]
    for font in fonts:
        pdfmetrics.registerFont(font)
    letters = frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
    return Face("Vera", "VeraBd", letters)
