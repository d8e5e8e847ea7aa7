"""Penalties: what may be claimed for late payment, under which law, and every line of it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.money import Currency, Money
from chalicelib.core.values import Strict

Percent = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
SETTLED_MAX = 2000


class Regime(StrEnum):
    """Whose law, and for whom."""

    FR_B2B = "fr_b2b"
    BE_B2B = "be_b2b"
    BE_B2C = "be_b2c"
    EU = "eu"
    NONE = "none"


class DayCount(StrEnum):
    """What a day is of a year: a 365th, a 360th, or that of the year it is in."""

    DAYS_365 = "365"
    DAYS_360 = "360"
    ACTUAL = "actual"


class PenaltyPolicy(Strict):
    """What a company does about late payment. Without a regime the customer's country decides."""

    charged: bool = False
    regime: Regime | None = None
    agreed_rate: Percent | None = None
    day_count: DayCount = DayCount.DAYS_365
    # How long items paid late are still charged for.
    closed_years: Annotated[int, Field(ge=0, le=5)] = 5


class PenaltyTerms(Strict):
    """What is special about one account; None is as the company does.

    Nothing is claimed any more for days up to `settled_until`, or for one item up to the day in
    `settled`: it was waived or paid.
    """

    charged: bool | None = None
    regime: Regime | None = None
    agreed_rate: Percent | None = None
    settled_until: date | None = None
    settled: dict[str, date] = {}


class Contract(Strict):
    """What holds for an account, once its own terms and the company's policy are put together."""

    charged: bool
    regime: Regime
    agreed_rate: Percent | None
    day_count: DayCount
    closed_years: int


class Debt(Strict):
    """One invoice as penalties see it.

    `bases`: from which day on how much is owed, in order; the first holds from the beginning.
    `ended_on`: the day the last of it was paid. `reminded_on`: the first reminder after it fell
    due. `assumed`: codes of what is not known for certain.
    """

    id: str
    number: str
    currency: Currency
    due_on: date
    bases: Annotated[tuple[tuple[date, int], ...], Field(min_length=1)]
    ended_on: date | None = None
    settled_until: date | None = None
    reminded_on: date | None = None
    by_letter: bool = False
    assumed: tuple[str, ...] = ()


class LineKind(StrEnum):
    """Interest runs by the day, an indemnity is due once."""

    INTEREST = "interest"
    INDEMNITY = "indemnity"


class Line(Strict):
    """One amount and why. `rate` is `reference` of the half-year plus `margin`, or was agreed.

    `notes` are codes: what was assumed, `provisional` for a rate nobody checked yet,
    `below_floor` for an agreed rate below what the law lets agree in that half-year.
    """

    kind: LineKind
    item: str
    number: str
    from_on: date
    to_on: date
    days: int
    base: Money
    amount: Money
    rate: Decimal | None = None
    reference: Decimal | None = None
    reference_on: date | None = None
    margin: Decimal | None = None
    rate_source: str = ""
    article: str
    article_source: str
    notes: tuple[str, ...] = ()

    @property
    def is_provisional(self) -> bool:
        """Whether it stands on a rate that nobody checked yet."""
        return "provisional" in self.notes
