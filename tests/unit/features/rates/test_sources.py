"""What is kept of a day of which several files say the rates."""

from datetime import date
from decimal import Decimal

from chalicelib.features.rates.model import MonthOfRates
from chalicelib.features.rates.rules import SOURCES_MAX, quote_of, with_fixings
from tests.fakes.rates import fixing

ON = date(2026, 3, 2)


def kept(*fixings):
    month = MonthOfRates()
    for one in fixings:
        month = with_fixings(month, {ON: one})
    return month.days


def test_files_that_say_the_same_currencies_take_no_more_room_than_one():
    rates = [Decimal(n) for n in range(1, 10)]
    days = kept(*(fixing({"CHF": rate}, f"{rate}.csv") for rate in rates))
    assert [f.per_euro["CHF"] for f in days[ON]] == [9]


def test_what_no_newer_file_says_is_kept_beside_them():
    ecb = fixing({"USD": Decimal("1.1"), "CHF": Decimal(1)})
    days = kept(ecb, *(fixing({"CHF": Decimal(n)}, f"{n}.csv") for n in range(1, 10)))
    assert [quote_of(days, c, ON).source for c in ("USD", "CHF")] == ["ECB", "9.csv"]


def test_of_files_that_each_say_another_currency_the_newest_are_kept():
    days = kept(*(fixing({f"XA{c}": Decimal(1)}, f"{c}.csv") for c in "ABCDEFGH"))
    assert [f.source for f in days[ON]] == [f"{c}.csv" for c in "ABCDEFGH"[-SOURCES_MAX:]]
