"""What stands in a consolidated report: each amount in its own currency, and in one for all."""

from datetime import date

from chalicelib.core.money import Currency, Money
from chalicelib.core.values import Frozen
from chalicelib.features.ageing.rules import Bounds, Columns
from chalicelib.features.rates.model import Quote
from chalicelib.features.reports.model import Source


class Known(Frozen):
    """One company in one of its currencies, in minor units: aged columns and what is expected.

    `expected` is None where it is not known.
    """

    company_id: str
    currency: str
    columns: Columns
    expected: int | None = 0


class MonthKnown(Frozen):
    """What the books of a company say of a month, in one currency, in minor units."""

    company_id: str
    currency: str
    ends_on: date
    balance: int
    overdue: int
    invoiced: int


class Row(Frozen):
    """A company ("" for all of them) in one currency; `not_yet`, bands and credits sum to `total`.

    `expected`: in the 13 weeks of the forecast, None where no snapshot kept it. `late_percent`: of
    the debits, None without any. `dso_days`: by count-back, None where the months are not known.
    """

    company_id: str
    currency: Currency
    not_yet: Money
    bands: tuple[Money, ...]
    credits: Money
    total: Money
    overdue: Money
    expected: Money | None
    late_percent: float | None
    dso_days: float | None


class Missing(Frozen):
    """A currency that could not be converted for want of a rate, on how many days, the last."""

    currency: Currency
    last_on: date
    days: int


class DsoMonth(Frozen):
    """The DSO of all companies together at the end of a month, by count-back."""

    ends_on: date
    days: float | None


class CompanyShown(Frozen):
    """A company of the report; `on` is its day, at a past date that of its snapshot.

    `computed_on` is the day of its months, None before the first and at a past date.
    """

    id: str
    name: str
    currency: Currency
    on: date
    computed_on: date | None


class Consolidated(Frozen):
    """`own`: every company in its currencies, nothing converted. `rows`, `whole`: in `currency`.

    `bounds` are the last days of the bands, as the company one works for has them.
    What lacks a rate stands in `own` alone, and is named by `missing`. `rates` are those used.
    At a past date amounts are those of each company's snapshot at the rates of its day, and months
    are not known; `left_out` names the companies without a snapshot. Some company's past is known
    from `known_from` on, None before its first snapshot.
    """

    on: date
    source: Source
    known_from: date | None
    left_out: tuple[str, ...]
    bounds: Bounds
    currency: Currency
    currencies: tuple[Currency, ...]
    companies: tuple[CompanyShown, ...]
    own: tuple[Row, ...]
    rows: tuple[Row, ...]
    whole: Row
    trend: tuple[DsoMonth, ...]
    rates: tuple[Quote, ...]
    missing: tuple[Missing, ...]
