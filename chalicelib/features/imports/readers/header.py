"""Which row is the header: extracts begin with titles, dates of printing and empty lines."""

import re
from collections.abc import Sequence

from chalicelib.features.imports.columns import known_words
from chalicelib.features.imports.readers.sheet import Cell

_VALUE = re.compile(r"^[\s\d.,:/()+€$£%'-]*$")


def header_index(rows: Sequence[Sequence[Cell]]) -> int:
    """The index of the header among the first rows: many names, few values, known words."""
    best, best_score = 0, -1.0
    widest = max((_filled(row) for row in rows), default=0)
    for i, row in enumerate(rows):
        score = _score(row, widest)
        if score > best_score + 0.01:
            best, best_score = i, score
    return best


def without_empty_end(cells: list[str]) -> list[str]:
    """The cells without the empty ones that trailing separators leave."""
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if not isinstance(cell, str) or cell.strip())


def _score(row: Sequence[Cell], widest: int) -> float:
    words = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    names = [word for word in words if not _VALUE.match(word)]
    if not names:
        return 0
    filled = _filled(row)
    share = len(names) / filled
    distinct = len(set(names)) / len(names)
    width = filled / max(widest, 1)
    return share * distinct * width + 2 * sum(map(known_words, names)) / max(widest, 1)
