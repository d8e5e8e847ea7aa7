"""Open items: invoices, credit notes, unallocated payments, drafts in transit."""

from datetime import date
from enum import StrEnum

from chalicelib.core.money import Currency, Money
from chalicelib.core.values import Frozen


class ItemKind(StrEnum):
    """What an item is, in the words of the accounting extract (seed 002 and its help pages)."""

    INVOICE = "FAC"
    CREDIT_NOTE = "AVO"
    PAYMENT = "RGL"
    MISCELLANEOUS = "OD"
    IN_TRANSIT = "TRT"
    PAYMENT_REQUEST = "DPA"


# A payment request is a memo: it is shown, and counts in no balance.
MEMO_KINDS = frozenset({ItemKind.PAYMENT_REQUEST})


class OpenItem(Frozen):
    """One item as the accounting system gave it. Amounts are signed minor units: a credit is < 0.

    `id` is unique in the account: the number, with `/2`, `/3` for further instalments of it.
    """

    id: str
    number: str
    kind: ItemKind
    issued_on: date
    due_on: date
    amount_minor: int
    balance_minor: int
    currency: Currency
    reference: str = ""
    label: str = ""

    @property
    def balance(self) -> Money:
        """What is still open."""
        return Money.of_minor(self.balance_minor, self.currency)

    @property
    def amount(self) -> Money:
        """What it was at first, tax included."""
        return Money.of_minor(self.amount_minor, self.currency)

    @property
    def counts(self) -> bool:
        """Whether it is part of the outstanding."""
        return self.kind not in MEMO_KINDS

    @property
    def is_credit(self) -> bool:
        """Whether it lowers the outstanding."""
        return self.balance_minor < 0

    def days_late(self, today: date) -> int:
        """Days past due; negative before the due date."""
        return (today - self.due_on).days


class ClosedItem(Frozen):
    """An item that is no longer open, and how that was known.

    `how`: "absent" (missing from a full extract), "settled" (the extract gave a payment date).
    `disputed_on`: since when it was in dispute, if it still was when it closed.
    """

    item: OpenItem
    closed_on: date
    how: str
    import_sequence: int
    disputed_on: date | None = None
