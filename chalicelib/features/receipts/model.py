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


class Lay(StrEnum):
    """Where what came lay: four of five weeks of the past lay within."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


class Receipt(Frozen):
    """One period in one currency. `is_running`: it is not over.

    `promised` is what was promised for its days; `forecast` is what the snapshot of its first day
    expected within it, None where there was none, or for a day, which no forecast names. `low` and
    `high` are the bounds of that forecast, None where it had none; a month's are those of its weeks
    added up, wider than they need to be. `lay` is None without bounds, and while it runs.
    """

    from_on: date
    to_on: date
    is_running: bool
    received: Money
    promised: Money
    forecast: Money | None
    low: Money | None
    high: Money | None
    lay: Lay | None


class ReceiptReport(Frozen):
    """The periods of each currency, the newest first, as computed last."""

    by: By
    computed_at: datetime | None
    rows: tuple[Receipt, ...]
