"""Account codes and item numbers: text, whatever the program that exported them thought."""

import re
from collections.abc import Iterable
from math import isnan

from chalicelib.features.imports.numbers import UnreadableError
from chalicelib.features.imports.readers.sheet import Cell

_WHOLE_FLOAT = re.compile(r"[0-9]+\.0")
_SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*[eE][+-]?[0-9]+")
# Everything below the space, and what reorders or hides text.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_EXACT_FLOAT = 2.0**53


def is_float_column(cells: Iterable[Cell]) -> bool:
    """Whether every cell reads `1930571429.0`: a number somebody's program took for a measure."""
    seen = False
    for cell in cells:
        if not isinstance(cell, str) or not cell.strip():
            continue
        if not _WHOLE_FLOAT.fullmatch(cell.strip()):
            return False
        seen = True
    return seen


def code_of(cell: Cell, *, float_column: bool, characters: int) -> str:
    """The code in a cell, leading zeros kept; UnreadableError when digits were lost or hidden."""
    if not isinstance(cell, str):
        return _of_number(cell)
    text = line_of(cell, characters)
    if float_column and text.endswith(".0"):
        return text[:-2]
    if _SCIENTIFIC.fullmatch(text):
        reason = "lost its digits in a spreadsheet: export this column as text"
        raise UnreadableError("code_digits_lost", reason)
    return text


def _of_number(cell: float) -> str:
    if abs(cell) >= _EXACT_FLOAT or isnan(cell):
        reason = "is a number too long for a spreadsheet to hold: export this column as text"
        raise UnreadableError("code_digits_lost", reason)
    return str(int(cell)) if cell == int(cell) else repr(cell)


def line_of(cell: Cell, characters: int) -> str:
    """One line of text: spaces and line breaks made single; UnreadableError for control signs."""
    text = cell if isinstance(cell, str) else _of_number(cell)
    if len(text) > characters:
        raise UnreadableError("too_long", f"has {len(text):,} characters, more than {characters}")
    # isprintable() is false for line breaks, hidden signs and unusual spaces alike.
    if not text.isprintable():
        if _CONTROL.search(text):
            raise UnreadableError("control_character", "holds a control character")
        text = _SPACES.sub(" ", text)
    return text.strip()
