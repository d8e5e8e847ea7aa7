"""Exchange rates, as the European Central Bank gives them: units of a currency for one euro."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chalicelib.core.money import Currency
from chalicelib.core.values import Frozen, Strict

EURO = "EUR"
PerEuro = Annotated[Decimal, Field(strict=False, gt=0, max_digits=20, allow_inf_nan=False)]


class Fixing(Strict):
    """The rates of one day from one source, and who took them in."""

    source: str
    imported_by: str
    imported_at: datetime
    per_euro: dict[Currency, PerEuro]


class MonthOfRates(Strict):
    """Everything known of one month, by day; of two sources the last one taken in counts."""

    version: int = 0
    days: dict[date, tuple[Fixing, ...]] = {}


class Quote(Frozen):
    """The rate that counts for a currency on a day: that of `on`, the day itself or just before."""

    currency: Currency
    per_euro: PerEuro
    on: date
    source: str
    imported_by: str


class Imported(Frozen):
    """What a file brought."""

    source: str
    from_on: date
    to_on: date
    days: int
    currencies: tuple[Currency, ...]
