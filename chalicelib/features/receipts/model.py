"""What was received in a week or a month, beside what was awaited."""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen


class By(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Receipt(Frozen):
    """One period in one currency. `is_running`: it is not over.

    `promised` is what was promised for its days; `forecast` is what the snapshot of its first day
    expected within it, None where there was none, or for a day, which no forecast names.
    """

    from_on: date
    to_on: date
    is_running: bool
    received: Money
    promised: Money
    forecast: Money | None


class ReceiptReport(Frozen):
    """The periods of each currency, the newest first, as computed last."""

    by: By
    computed_at: datetime | None
    rows: tuple[Receipt, ...]
