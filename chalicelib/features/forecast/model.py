"""The forecast as people see it: by week and month, what is left out, and how the trial went."""

from datetime import date, datetime

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.forecast.delays import Evidence
from chalicelib.features.forecast.expected import Source


class Part(Frozen):
    """What is expected, or left out, for one reason."""

    source: Source
    amount: Money


class Period(Frozen):
    """A week or a month; four of five such weeks of the past lay between `low` and `high`.

    A month's bounds are those of its weeks added up, wider than they need to be.
    """

    from_on: date
    to_on: date
    amount: Money
    low: Money | None
    high: Money | None
    parts: tuple[Part, ...]
    accounts: int


class TrialShown(Frozen):
    """How the habits did on the past; errors in percent of what came, None without anything."""

    weeks: int
    error_percent: int | None
    plain_percent: int | None
    near_percent: int | None
    near_plain_percent: int | None
    covered: int
    intervals: int


class Book(Frozen):
    """The forecast in one currency: weeks, months, later and left out sum to `total`.

    Unallocated credits are not deducted. `total` is every debit, with plans as their instalments.
    """

    currency: str
    weeks: tuple[Period, ...]
    months: tuple[Period, ...]
    later: Money
    left_out: tuple[Part, ...]
    total: Money
    credits: Money
    average_delay_days: int | None
    trial: TrialShown | None


class Forecast(Frozen):
    """The forecast of a day; habits and trial are those of `computed_at`, None before the first."""

    on: date
    computed_at: datetime | None
    is_computing: bool
    books: tuple[Book, ...]


class AccountAmount(Frozen):
    """What is expected of one account in a week, or left out of the forecast."""

    code: str
    name: str
    amount: Money
    sources: tuple[Source, ...]


class AccountAmounts(Frozen):
    """The accounts behind an amount, the largest first; `left_off` is how many more there are."""

    items: tuple[AccountAmount, ...]
    total: Money
    left_off: int


class ExpectedShown(Frozen):
    """One expected amount of an account: the mean day, and why that one."""

    on: date | None
    source: Source
    amount: Money
    due_on: date
    delay_days: int | None
    evidence: Evidence | None
    items: int


class AccountForecast(Frozen):
    """When the debits of an account are expected, soonest first."""

    on: date
    items: tuple[ExpectedShown, ...]
