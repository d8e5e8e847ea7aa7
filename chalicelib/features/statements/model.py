"""A statement of account, before it is set on paper or in cells."""

from datetime import date

from chalicelib.core.values import Frozen
from chalicelib.features.open_items.model import ItemKind


class Row(Frozen):
    """One item. `running_minor` is what is owed down to it."""

    number: str
    reference: str
    kind: ItemKind
    issued_on: date
    due_on: date
    days_late: int
    amount_minor: int
    balance_minor: int
    running_minor: int


class Section(Frozen):
    """What is owed in one currency: first what is owed, then the credits not yet allocated.

    `aged` has what is owed by lateness: what is not due, then each band (`bounds`, as in the
    settings); with `credits_minor` (0 or less) it sums to the total.
    """

    currency: str
    owed: tuple[Row, ...]
    credits: tuple[Row, ...]
    bounds: tuple[int, ...]
    aged: tuple[int, ...]
    credits_minor: int
    total_minor: int


class Party(Frozen):
    """A company as a letter names it."""

    name: str
    address: tuple[str, ...] = ()
    # "label: value" lines: VAT number, registration, phone.
    identifiers: tuple[str, ...] = ()
    notice: str = ""
    iban: str = ""
    bic: str = ""


class Statement(Frozen):
    """The whole."""

    on: date
    language: str
    code: str
    sender: Party
    customer: Party
    sections: tuple[Section, ...]
    logo: bytes | None = None
