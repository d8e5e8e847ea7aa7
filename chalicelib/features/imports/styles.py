"""How the columns of a file are written, found over the whole file: one pass, no guess."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.features.imports.codes import is_float_column
from chalicelib.features.imports.columns import words_of
from chalicelib.features.imports.dates import order_of
from chalicelib.features.imports.evidence import NO
from chalicelib.features.imports.fields import AMOUNTS, CODES, DATES, Field
from chalicelib.features.imports.kinds import kind_of
from chalicelib.features.imports.mapping import Signs
from chalicelib.features.imports.numbers import style_of
from chalicelib.features.imports.readers.sheet import Cell, Sheet
from chalicelib.features.open_items.model import ItemKind

_CREDITS = frozenset({ItemKind.CREDIT_NOTE, ItemKind.PAYMENT})
_PAID_WORDS = frozenset({"paid", "reglee", "soldee", "lettree"})
# Distinct words that are looked at in a column of types.
_KINDS_LIMIT = 40


@dataclass
class Found:
    """What one pass over the file found; `undecided` columns have cells that need a choice."""

    styles: dict[int, str] = field(default_factory=dict)
    undecided: dict[int, str] = field(default_factory=dict)
    kinds: dict[str, ItemKind | None] = field(default_factory=dict)
    signs: Signs = Signs.AS_WRITTEN
    some_closed: bool = False


def find(sheet: Sheet, fields: dict[Field, int]) -> Found:
    """The style of each column that needs one, the types met, and how credits are signed."""
    found = Found()
    distinct: dict[int, set[Cell]] = {
        position: set() for f, position in fields.items() if f in AMOUNTS | DATES | CODES
    }
    signed = _Signed(fields)
    closed_at, open_at = fields.get(Field.CLOSED_ON), fields.get(Field.IS_OPEN)
    open_values: set[str] = set()
    for cells in _wide(sheet, max(fields.values(), default=0) + 1):
        for position, seen in distinct.items():
            seen.add(cells[position])
        signed.see(cells)
        if open_at is not None:
            open_values.add(str(cells[open_at]).strip().lower())
    _styles(found, fields, distinct)
    found.kinds, found.signs = signed.kinds, signed.signs()
    _closed(
        found,
        fields,
        sheet,
        distinct.get(closed_at) if closed_at is not None else None,
        open_values,
    )
    return found


def _wide(sheet: Sheet, width: int) -> Iterator[list[Cell]]:
    """Rows with at least so many cells."""
    for _, cells in sheet.rows():
        yield cells if len(cells) >= width else [*cells, *([""] * (width - len(cells)))]


def _styles(found: Found, fields: dict[Field, int], distinct: dict[int, set[Cell]]) -> None:
    for f, position in fields.items():
        if f in CODES and is_float_column(distinct[position]):
            found.styles[position] = "whole_float"
    _agree(found, [p for f, p in fields.items() if f in AMOUNTS], distinct, "decimals")
    _agree(found, [p for f, p in fields.items() if f in DATES], distinct, "date_order")


def _agree(found: Found, positions: list[int], distinct: dict[int, set[Cell]], what: str) -> None:
    """A column that nothing decides follows the others of its kind, when these are of one mind."""
    detect = style_of if what == "decimals" else order_of
    open_questions = []
    for position in positions:
        style, needs_one = detect(distinct[position])
        if style:
            found.styles[position] = style.value
        elif needs_one:
            open_questions.append(position)
    known = {found.styles[p] for p in positions if p in found.styles} - {"serial"}
    for position in open_questions:
        if len(known) == 1:
            found.styles[position] = next(iter(known))
        else:
            found.undecided[position] = what


def _closed(
    found: Found,
    fields: dict[Field, int],
    sheet: Sheet,
    closed: set[Cell] | None,
    open_values: set[str],
) -> None:
    found.some_closed = bool(closed and any(str(c).strip() for c in closed))
    if Field.IS_OPEN in fields:
        position = fields[Field.IS_OPEN]
        says_paid = bool(_PAID_WORDS.intersection(words_of(sheet.header[position])))
        if says_paid:
            found.styles[position] = "closed"
        some_no = bool(open_values & NO)
        some_yes = bool(open_values - NO)
        found.some_closed |= some_yes if says_paid else some_no


class _Signed:
    """Counts signs per type of item, to tell whether credits carry theirs."""

    def __init__(self, fields: dict[Field, int]) -> None:
        self.kinds: dict[str, ItemKind | None] = {}
        self._kind_at = fields.get(Field.KIND)
        self._amount_at = fields.get(Field.BALANCE, fields.get(Field.AMOUNT))
        self._counts: dict[str, list[int]] = {}

    def see(self, cells: list[Cell]) -> None:
        """Count one row."""
        word = str(cells[self._kind_at]).strip() if self._kind_at is not None else ""
        if word and word not in self.kinds and len(self.kinds) < _KINDS_LIMIT:
            self.kinds[word] = kind_of(word)
        if self._amount_at is not None and (amount := cells[self._amount_at]) not in {"", 0}:
            self._counts.setdefault(word, [0, 0])[_is_negative(amount)] += 1

    def signs(self) -> Signs:
        """How the file writes what lowers a balance."""
        credit, other = [0, 0], [0, 0]
        for word, (positive, negative) in self._counts.items():
            side = credit if self.kinds.get(word) in _CREDITS else other
            side[0] += positive
            side[1] += negative
        if credit[0] and not credit[1] and other[0] and not other[1]:
            return Signs.CREDITS_UNSIGNED
        if other[1] and not other[0] and self.kinds:
            return Signs.INVERTED
        return Signs.AS_WRITTEN


def _is_negative(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return cell < 0
    text = cell.strip()
    return text[:1] in "(-\u2212\u2013" or text[-1:] in "-\u2212" or text[-2:].upper() == "CR"
