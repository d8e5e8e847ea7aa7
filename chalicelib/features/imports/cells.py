"""How each mapped column is read: built once per file, called once per cell."""

from datetime import date

from chalicelib.core.money import exponent
from chalicelib.features.imports.codes import code_of, line_of
from chalicelib.features.imports.dates import DateOrder, day_of
from chalicelib.features.imports.evidence import NO
from chalicelib.features.imports.fields import Field
from chalicelib.features.imports.mapping import Column, Mapping
from chalicelib.features.imports.numbers import Amount, DecimalStyle, UnreadableError, amount_of
from chalicelib.features.imports.own_fields import Own
from chalicelib.features.imports.readers.sheet import Cell

CODE_CHARACTERS = 100
TEXT_CHARACTERS = 1_000
NOTHING = frozenset({"", "-", "nan", "NaN", "null", "NULL", "None", "#N/A", "N/A"})
_CURRENCY_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY"}
_DOLLARS = frozenset({"$", "US$", "CA$", "C$", "A$"})
_DAYS_KEPT = _TEXTS_KEPT = 20_000
_ISO_4217 = 3

Cells = list[Cell]


class RowRefusedError(ValueError):
    """A row cannot go in: the column that says so, a code and a sentence."""

    def __init__(self, field: Field, code: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.code, self.reason = field, code, reason


class Columns:
    """The cells of a row by field, in the style of the mapping; RowRefusedError for any doubt."""

    def __init__(self, mapping: Mapping, own: tuple[Own, ...] = ()) -> None:
        self.own = own
        self._at = {c.field: c for c in mapping.columns if c.field}
        self._orders = {f: _order(c) for f, c in self._at.items()}
        self._decimals = {f: _decimal_style(c) for f, c in self._at.items()}
        self._texts: dict[Cell, str] = {}
        self._days: dict[tuple[Field, Cell], date | None] = {}
        self._default_currency = mapping.default_currency or ""
        used = (*self._at.values(), *(column for _, column in own))
        self.width = 1 + max((c.position for c in used), default=0)

    def has(self, field: Field) -> bool:
        """Whether the file has such a column."""
        return field in self._at

    def name(self, field: Field) -> str:
        """What the file calls it."""
        return self._at[field].column if field in self._at else field.value

    def raw(self, cells: Cells, field: Field) -> Cell:
        """The cell as it stands, "" without such a column."""
        column = self._at.get(field)
        return cells[column.position] if column else ""

    def code(self, cells: Cells, field: Field) -> str:
        """An account code or an item number."""
        column = self._at.get(field)
        if column is None:
            return ""
        is_float = column.style == "whole_float"
        try:
            text = code_of(
                cells[column.position], float_column=is_float, characters=CODE_CHARACTERS
            )
        except UnreadableError as error:
            raise RowRefusedError(field, error.code, error.reason) from error
        return "" if text in NOTHING else text

    def text(self, cells: Cells, field: Field) -> str:
        """One line of text; names and towns repeat, so each is read once."""
        column = self._at.get(field)
        if column is None:
            return ""
        cell = cells[column.position]
        known = self._texts.get(cell)
        if known is not None:
            return known
        try:
            text = line_of(cell, TEXT_CHARACTERS)
        except UnreadableError as error:
            raise RowRefusedError(field, error.code, error.reason) from error
        if len(self._texts) < _TEXTS_KEPT:
            self._texts[cell] = text
        return text

    def day(self, cells: Cells, field: Field) -> date | None:
        """A date, None for none; few distinct days fill an extract, so each is read once."""
        column = self._at.get(field)
        if column is None:
            return None
        cell = cells[column.position]
        if (field, cell) in self._days:
            return self._days[field, cell]
        try:
            day = day_of(cell, self._orders[field])
        except UnreadableError as error:
            raise RowRefusedError(field, error.code, error.reason) from error
        if len(self._days) < _DAYS_KEPT:
            self._days[field, cell] = day
        return day

    def amount(self, cells: Cells, field: Field, currency: str) -> Amount | None:
        """An amount in a currency, None for an empty cell."""
        column = self._at.get(field)
        if column is None:
            return None
        cell = cells[column.position]
        if isinstance(cell, str):
            cell = cell.strip()
            if cell in _NO_AMOUNT:
                return None
        try:
            amount = amount_of(cell, self._decimals[field], exponent(currency))
        except UnreadableError as error:
            raise RowRefusedError(field, error.code, error.reason) from error
        if amount.mark and not _agrees(amount.mark, currency):
            reason = f"names {amount.mark} in a row of {currency}"
            raise RowRefusedError(field, "currency_differs", reason)
        return amount

    def currency(self, cells: Cells) -> str:
        """The currency of the row."""
        said = self.text(cells, Field.CURRENCY) or self._default_currency
        code = _CURRENCY_SIGNS.get(said, said.upper())
        if len(code) != _ISO_4217 or not code.isascii() or not code.isalpha():
            reason = "is not a currency code such as EUR" if said else "is missing"
            raise RowRefusedError(Field.CURRENCY, "currency_invalid", reason)
        return code

    def is_open(self, cells: Cells) -> bool:
        """What the column of open items says; without one, every item is open."""
        column = self._at.get(Field.IS_OPEN)
        if column is None:
            return True
        says_no = str(cells[column.position]).strip().lower() in NO
        return says_no if column.style == "closed" else not says_no


# NaN is not here: an amount that says it is not a number is refused, not taken for empty.
_NO_AMOUNT = frozenset({"", "-"})


def _order(column: Column) -> DateOrder | None:
    return DateOrder(column.style) if column.style in {o.value for o in DateOrder} else None


def _decimal_style(column: Column) -> DecimalStyle | None:
    return DecimalStyle(column.style) if column.style in {s.value for s in DecimalStyle} else None


def _agrees(mark: str, currency: str) -> bool:
    if mark in _DOLLARS:
        return currency.endswith("D") or currency == "MXN"
    return _CURRENCY_SIGNS.get(mark, mark) == currency or not mark.isupper()
