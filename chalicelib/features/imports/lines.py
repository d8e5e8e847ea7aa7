"""One row of an extract becomes one line, or the reason why not.

Due before issue is a warning and not an error: accounting systems back-date and re-date, the
amount is owed all the same, and refusing the row would make the file's total and the portfolio's
differ (32 of 9,700 rows do so in a real extract). A due date that is absent is an error: nothing
could be said of when to chase it. Only credits, which nobody chases, may leave it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chalicelib.features.imports.cells import Cells, Columns, RowRefusedError
from chalicelib.features.imports.fields import Field
from chalicelib.features.imports.kinds import kind_of
from chalicelib.features.imports.mapping import Mapping, Signs
from chalicelib.features.imports.numbers import Amount
from chalicelib.features.open_items.model import ItemKind

CREDITS = frozenset({ItemKind.CREDIT_NOTE, ItemKind.PAYMENT})
# (field, code, reason): a doubt about a cell of a row that goes in all the same.
Warn = Callable[[Field, str, str], None]


@dataclass(frozen=True, slots=True)
class Line:
    """An item as one row has it, before it has its id."""

    number: str
    kind: ItemKind
    issued_on: date
    due_on: date
    amount: int
    balance: int
    currency: str
    reference: str
    label: str
    closed_on: date | None
    is_open: bool


class Lines:
    """Reads the items of a file, row by row."""

    def __init__(self, columns: Columns, mapping: Mapping) -> None:
        self._columns, self._mapping = columns, mapping
        self._has_sides = columns.has(Field.DEBIT) or columns.has(Field.CREDIT)
        self._kind_names: dict[str, ItemKind | None] = dict(mapping.kinds)

    def read(self, cells: Cells, warn: Warn) -> Line:
        """The line of a row; RowRefusedError with the column and the reason."""
        columns = self._columns
        number = columns.code(cells, Field.NUMBER)
        if not number:
            raise RowRefusedError(Field.NUMBER, "missing", "is missing")
        currency = columns.currency(cells)
        stated = self._kind(cells)
        amount, balance = self._amounts(cells, currency, stated, warn)
        signed = balance or amount
        kind = stated or (ItemKind.PAYMENT if signed < 0 else ItemKind.INVOICE)
        issued_on, due_on = self._dates(cells, kind, warn)
        closed_on = columns.day(cells, Field.CLOSED_ON)
        return Line(
            number,
            kind,
            issued_on,
            due_on,
            amount,
            balance,
            currency,
            columns.text(cells, Field.REFERENCE),
            columns.text(cells, Field.LABEL),
            closed_on,
            is_open=closed_on is None and balance != 0 and columns.is_open(cells),
        )

    def _kind(self, cells: Cells) -> ItemKind | None:
        """The type the row states, None for none: then its sign says what it is."""
        if not self._columns.has(Field.KIND):
            return None
        word = self._columns.text(cells, Field.KIND)
        if word not in self._kind_names:
            self._kind_names[word] = kind_of(word)
        return self._kind_names[word]

    def _amounts(
        self, cells: Cells, currency: str, kind: ItemKind | None, warn: Warn
    ) -> tuple[int, int]:
        """First amount and balance, signed; each stands for the other where one is missing."""
        amount = self._sides(cells, currency, warn) if self._has_sides else None
        if amount is None:
            amount = self._one(cells, Field.AMOUNT, currency, warn)
        balance = self._one(cells, Field.BALANCE, currency, warn)
        known = amount if amount is not None else balance
        if known is None:
            missing = Field.BALANCE if self._columns.has(Field.BALANCE) else Field.AMOUNT
            raise RowRefusedError(missing, "missing", "is missing")
        if balance is None:
            balance = known
        return self._signed(known, kind), self._signed(balance, kind)

    def _one(self, cells: Cells, field: Field, currency: str, warn: Warn) -> int | None:
        found = self._columns.amount(cells, field, currency)
        if found is None:
            return None
        _tell_rounding(found, field, warn)
        return found.minor

    def _sides(self, cells: Cells, currency: str, warn: Warn) -> int | None:
        debit = self._one(cells, Field.DEBIT, currency, warn)
        credit = self._one(cells, Field.CREDIT, currency, warn)
        if debit is None and credit is None:
            return None
        return (debit or 0) - (credit or 0)

    def _signed(self, minor: int, kind: ItemKind | None) -> int:
        signs = self._mapping.signs
        if signs is Signs.INVERTED:
            return -minor
        if signs is Signs.CREDITS_UNSIGNED and kind in CREDITS:
            return -minor
        return minor

    def _dates(self, cells: Cells, kind: ItemKind, warn: Warn) -> tuple[date, date]:
        columns = self._columns
        issued_on, due_on = columns.day(cells, Field.ISSUED_ON), columns.day(cells, Field.DUE_ON)
        if issued_on is None and columns.has(Field.ISSUED_ON) and kind not in CREDITS:
            raise RowRefusedError(Field.ISSUED_ON, "missing", "is missing")
        if due_on is None and columns.has(Field.DUE_ON) and kind not in CREDITS:
            raise RowRefusedError(Field.DUE_ON, "missing", "is missing")
        known = due_on or issued_on
        if known is None:
            raise RowRefusedError(Field.DUE_ON, "missing", "is missing")
        issued_on, due_on = issued_on or known, due_on or known
        if due_on < issued_on:
            warn(Field.DUE_ON, "due_before_issue", f"is before the issue date, {issued_on}")
        return issued_on, due_on


def _tell_rounding(amount: Amount, field: Field, warn: Warn) -> None:
    if amount.rounded is not None:
        reason = f"was rounded: {amount.rounded:+f} was left out"
        warn(field, "amount_rounded", reason)
