"""Qualification: what is known about an item, in six fixed categories (seed 000)."""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen


class StatusType(StrEnum):
    """The six categories. NCT, the default, is never stored: it is the absence of a status."""

    NOT_CONTACTED = "NCT"
    IN_CONTACT = "CEC"
    PROMISE = "PDP"
    ALREADY_PAID = "RDE"
    DO_NOT_CONTACT = "NPC"
    DISPUTE = "LIT"


class Status(Frozen):
    """What a person said of an item. A promise has its date, a dispute its type and resolver."""

    type: StatusType
    # The company's own status inside the type, "" for the type itself.
    code: str = ""
    at: datetime
    by: str
    comment: str = ""
    promise_on: date | None = None
    dispute_type: str = ""
    resolver: str = ""
    # The document that shows it, by its id: of an item said to be paid.
    proof: str = ""
    # What of the item is neither promised nor said to be paid, None when all of it is.
    rest: Money | None = None

    def said_minor(self, balance_minor: int) -> int:
        """What of an item's balance is promised or said to be paid, in minor units."""
        return max(0, balance_minor - self.rest.minor) if self.rest else balance_minor
