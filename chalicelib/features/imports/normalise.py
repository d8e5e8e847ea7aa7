"""A whole file in the words of Relance: what it says of each account, and what is doubtful."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.imports.cells import Cells, Columns, RowRefusedError
from chalicelib.features.imports.customers import customer_facts
from chalicelib.features.imports.errors import ErrorLog, shown
from chalicelib.features.imports.fields import CUSTOMER_FIELDS, ITEM_MARKS, Field
from chalicelib.features.imports.items import items_of
from chalicelib.features.imports.lines import Line, Lines
from chalicelib.features.imports.mapping import Mapping, Mode
from chalicelib.features.imports.model import RowError
from chalicelib.features.imports.numbers import UnreadableError
from chalicelib.features.imports.own_fields import PREFIX, Own, own_columns, value_of
from chalicelib.features.imports.readers.sheet import Cell, Sheet
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.settings.model import CustomField

_TOTAL = re.compile(r"(grand |sous[- ]|sub[- ]?)?(total|totaux|cumul|somme|sum)\b", re.IGNORECASE)
_FEW_CELLS = 3
# Refusals that take nothing away from what the file says.
_HARMLESS = frozenset({"duplicate", "unknown_account"})


@dataclass(slots=True)
class Gathered:
    """What the rows of one account say."""

    # Each line and the row it stands on.
    lines: dict[Line, int] = field(default_factory=dict)
    # What each row says of the customer, in the order of the extract's customer fields.
    said: Counter[tuple[str, ...]] = field(default_factory=Counter)
    customer_rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    # A row of this account was refused: what is absent of it may be that row, so nothing closes.
    has_refused: bool = False


@dataclass
class Extract:
    """A file, read. Totals are sums of signed minor units per currency."""

    mode: Mode
    has_items: bool
    # The company's own ones, as `custom.key`, come last.
    customer_fields: tuple[str, ...] = ()
    accounts: dict[str, Gathered] = field(default_factory=dict)
    log: ErrorLog = field(default_factory=ErrorLog)
    rows_read: int = 0
    rows_skipped: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    items_count: int = 0
    # Refused rows that name no account.
    unplaced: int = 0

    def facts(self, today: date) -> Iterator[AccountFacts]:
        """What the file says of each account, in the order of the codes."""
        for code in sorted(self.accounts):
            gathered = self.accounts[code]
            items, settled = items_of(gathered.lines, today)
            # In a full extract an item with nothing left to pay is simply not open any more.
            paid = tuple(settled) if self.mode is Mode.DELTA else _dated(settled, gathered)
            yield AccountFacts.model_construct(
                code=code,
                customer=customer_facts(self.customer_fields, gathered.said),
                items=tuple(items),
                settled=paid,
                has_items=self.has_items,
                is_complete=self.mode is Mode.STOCK and not gathered.has_refused,
            )


def _dated(
    settled: list[tuple[OpenItem, date]], gathered: Gathered
) -> tuple[tuple[OpenItem, date], ...]:
    dated = {line.number for line in gathered.lines if line.closed_on}
    return tuple((item, on) for item, on in settled if item.number in dated)


def normalise(
    sheet: Sheet,
    mapping: Mapping,
    known: Container[str] | None = None,
    own: Sequence[CustomField] = (),
) -> Extract:
    """Read every row in the style of the mapping; each doubt becomes a line of the log.

    With `known` account codes, rows of any other account are refused.
    """
    columns = Columns(mapping, own_columns(mapping, own))
    extract = Extract(mode=mapping.mode, has_items=bool(mapping.fields & ITEM_MARKS))
    reading = _Reading(extract, columns, Lines(columns, mapping), known)
    for row, reason in sheet.broken:
        extract.rows_read += 1
        extract.unplaced += 1
        extract.log.refuse(RowError(row=row, code="row_broken", reason=reason))
    for row, cells in sheet.rows():
        reading.take(row, cells)
    reading.finish()
    return extract


class _Reading:
    def __init__(
        self, extract: Extract, columns: Columns, lines: Lines, known: Container[str] | None
    ) -> None:
        self._extract, self._columns, self._lines = extract, columns, lines
        self._customer_fields = tuple(f for f in Field if f in CUSTOMER_FIELDS and columns.has(f))
        own = (PREFIX + field.key for field, _ in columns.own)
        extract.customer_fields = (*map(str, self._customer_fields), *own)
        self._by_name = Field.CODE if columns.has(Field.CODE) else Field.NAME
        self._known = known
        self._row = 0
        self._cells: Cells = []

    def take(self, row: int, cells: Cells) -> None:
        """One row: skipped, refused, or added to its account."""
        width = self._columns.width
        if len(cells) < width:
            cells = [*cells, *([""] * (width - len(cells)))]
        self._row, self._cells = row, cells
        if _is_empty(cells[0]) and _is_blank(cells):
            return
        extract = self._extract
        if self._is_total(cells):
            extract.rows_skipped += 1
            return
        extract.rows_read += 1
        code = ""
        try:
            code = self._columns.code(cells, self._by_name)
            self._add(code, row, cells)
        except RowRefusedError as error:
            self._refuse(code, error)

    def _add(self, code: str, row: int, cells: Cells) -> None:
        if not code:
            raise RowRefusedError(self._by_name, "missing", "is missing")
        if self._known is not None and code not in self._known:
            raise RowRefusedError(self._by_name, "unknown_account", "is no account of yours")
        said = tuple([self._columns.text(cells, f) for f in self._customer_fields])
        if self._columns.own:
            said = (*said, *map(self._own, self._columns.own))
        line = self._lines.read(cells, self._warn) if self._extract.has_items else None
        gathered = self._extract.accounts.get(code)
        if gathered is None:
            gathered = self._extract.accounts[code] = Gathered()
        if line is None:
            self._add_customer(gathered, said, row)
        else:
            self._add_line(gathered, line, row)
        gathered.said[said] += 1

    def _own(self, own: Own) -> str:
        """What a field of the company says; an unreadable cell is told, and says nothing."""
        cell = self._cells[own[1].position]
        try:
            return value_of(own, cell)
        except UnreadableError as error:
            name = own[1].column[:100]
            self._extract.log.tell(
                RowError(
                    row=self._row,
                    column=name,
                    value=shown(cell),
                    code=error.code,
                    reason=error.reason,
                )
            )
            return ""

    def _add_line(self, gathered: Gathered, line: Line, row: int) -> None:
        if line in gathered.lines:
            reason = f"says the same as row {gathered.lines[line]}"
            raise RowRefusedError(Field.NUMBER, "duplicate", reason)
        gathered.lines[line] = row
        extract = self._extract
        counted = line.balance or line.amount
        extract.totals[line.currency] = extract.totals.get(line.currency, 0) + counted
        extract.items_count += 1

    def _add_customer(self, gathered: Gathered, said: tuple[str, ...], row: int) -> None:
        if said in gathered.customer_rows:
            reason = f"says the same as row {gathered.customer_rows[said]}"
            raise RowRefusedError(Field.CODE, "duplicate", reason)
        gathered.customer_rows[said] = row

    def _is_total(self, cells: Cells) -> bool:
        """A line of totals: no account or no number, and a word for sum or hardly a cell."""
        no_code = _is_empty(self._columns.raw(cells, self._by_name))
        marks_item = Field.NUMBER if self._extract.has_items else self._by_name
        if not _is_empty(self._columns.raw(cells, marks_item)):
            return False
        filled = [c for c in cells if not _is_empty(c)]
        if no_code and len(filled) <= _FEW_CELLS:
            return True
        return any(isinstance(c, str) and _TOTAL.match(c.strip()) for c in filled)

    def _warn(self, f: Field, code: str, reason: str) -> None:
        self._extract.log.tell(self._doubt(f, code, reason))

    def _doubt(self, f: Field, code: str, reason: str) -> RowError:
        return RowError(
            row=self._row,
            column=self._columns.name(f)[:100],
            value=shown(self._columns.raw(self._cells, f)),
            code=code,
            reason=reason,
        )

    def _refuse(self, code: str, error: RowRefusedError) -> None:
        self._extract.log.refuse(self._doubt(error.field, error.code, error.reason))
        if error.code in _HARMLESS:
            return
        if code:
            self._extract.accounts.setdefault(code, Gathered()).has_refused = True
        else:
            self._extract.unplaced += 1

    def finish(self) -> None:
        """What can be told only at the end: customers under several names."""
        if Field.NAME not in self._customer_fields:
            return
        at = self._customer_fields.index(Field.NAME)
        for code, gathered in self._extract.accounts.items():
            names = dict.fromkeys(said[at] for said in gathered.said)
            if len(names) > 1:
                reason = f"account {code} has {len(names)} names; the most frequent is kept"
                value = shown(", ".join(list(names)[:3]))
                column = self._columns.name(Field.NAME)[:100]
                warning = RowError(
                    row=0, column=column, value=value, code="several_names", reason=reason
                )
                self._extract.log.tell(warning)


def _is_empty(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_blank(cells: Cells) -> bool:
    return all(map(_is_empty, cells))
