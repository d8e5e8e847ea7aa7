"""What is known of one month, and what follows from the months."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen

KIND = "figures"
MONTHS = 25


class Month(Frozen):
    """One month in one currency, in minor units; `ends_on` is today in the month that runs.

    `balance` and `overdue` are those of the evening of `ends_on`, unallocated credits in the first
    only. `delay` is the sum of what was received times the days it came after it was due.
    """

    ends_on: date
    balance: int = 0
    overdue: int = 0
    invoiced: int = 0
    received: int = 0
    delay: int = 0

    @property
    def days(self) -> int:
        """How many of its days have passed: all of them at its end."""
        return self.ends_on.day


class Ratios(Frozen):
    """Days, and the effectiveness index in percent; None where no turnover allows any.

    `count_back` takes off month after month of turnover, backwards; `simple` and `best_possible`
    divide by the turnover of three months.
    """

    count_back: float | None = None
    simple: float | None = None
    best_possible: float | None = None
    delinquent: float | None = None
    effectiveness: float | None = None


class MonthShown(Frozen):
    """One month with its figures. `delay_days`: how late money came, weighted by amount."""

    ends_on: date
    balance: Money
    overdue: Money
    invoiced: Money
    is_corrected: bool
    received: Money
    delay_days: float | None
    ratios: Ratios


class Series(Frozen):
    """The months of one collector or group in one currency, oldest first; `by` "" is everything.

    A label "-" is what has none. `cost_of_a_day`: what one day of DSO ties up, the turnover of
    three months (`quarter`) over their days (`quarter_days`); None where nothing was sold.
    """

    by: Literal["", "collector", "group", "account"]
    label: str
    currency: str
    months: tuple[MonthShown, ...]
    quarter: Money
    quarter_days: int
    cost_of_a_day: Money | None


class Figures(Frozen):
    """The months of the books, as they were computed; `job_id` is the work that goes on."""

    computed_at: datetime | None = None
    job_id: str | None = None
    series: tuple[Series, ...] = ()


class WorkMonth(Frozen):
    """What was done in one month, and what came of it, as numbers of events."""

    ends_on: date
    actions: int = 0
    messages: int = 0
    answers: int = 0
    qualified: int = 0
    promises_kept: int = 0
    promises_broken: int = 0


class WorkSeries(Frozen):
    """The work on the accounts of one collector ("" for all the books), oldest month first."""

    label: str
    months: tuple[WorkMonth, ...]


class LengthShown(Frozen):
    """How long disputes took that ended within the year: the mean of so many items."""

    label: str
    items: int
    mean_days: float


class Days(NamedTuple):
    """What came in and was promised by day (`figures.days`), as computed on a day."""

    today: date
    at: datetime
    sums: dict[str, int]


class Work(Frozen):
    """What was done on the accounts, and how long disputes took, as it was computed."""

    computed_at: datetime | None = None
    job_id: str | None = None
    series: tuple[WorkSeries, ...] = ()
    by_type: tuple[LengthShown, ...] = ()
    by_resolver: tuple[LengthShown, ...] = ()
