"""Belgian consumers, worked out by hand, each with where its rule was read."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.features.penalties.model import (
    Regime,
)
from chalicelib.features.penalties.regimes import (
    consumer_indemnity,
    free_until,
)
from chalicelib.features.penalties.rules import lines
from tests.unit.features.penalties.cases import debt, holds, said


# creno.be gives 215 -> 36.50; the others follow from the three steps it quotes.
@pytest.mark.parametrize(
    ("owed", "most"),
    [
        (10_000, 2_000),
        (15_000, 2_000),
        (15_001, 3_000),
        (21_500, 3_650),
        (50_000, 6_500),
        (50_001, 6_500),
        (100_000, 9_000),
        (3_870_000, 197_500),
        (3_920_000, 200_000),
        (9_000_000, 200_000),
    ],
)
def test_a_belgian_consumer_is_asked_at_most_the_cap(owed, most):
    assert consumer_indemnity(owed) == most


def test_a_belgian_consumer_owes_nothing_before_the_first_reminder():
    found = lines(debt(21_500, date(2026, 1, 31)), holds(Regime.BE_B2C), date(2026, 6, 1))
    assert found == ()


def test_a_belgian_consumer_owes_nothing_in_the_fourteen_days():
    # An electronic reminder of 2 February: 3 to 16 February are free.
    late = debt(21_500, date(2026, 1, 31), reminded_on=date(2026, 2, 2))
    assert lines(late, holds(Regime.BE_B2C), date(2026, 2, 16)) == ()


def test_a_belgian_consumer_owes_interest_and_the_cap_afterwards():
    # 17 to 28 February at 10.5 % (embuild.be): 215 x 0.105 x 12 / 365 = 0.7422.
    late = debt(21_500, date(2026, 1, 31), reminded_on=date(2026, 2, 2))
    assert said(lines(late, holds(Regime.BE_B2C), date(2026, 2, 28))) == [
        ("interest", 12, "10.5", "0.74"),
        ("indemnity", 0, "", "36.50"),
    ]


def test_a_belgian_consumer_late_across_two_rates():
    # Reminded on 2 June 2025: free until the 16th. 14 days at 11.5 % (leuropeinfo.eu 1197):
    # 215 x 0.115 x 14 / 365 = 0.9484. 31 days at 10.5 %: 1.9173.
    late = debt(21_500, date(2025, 5, 31), reminded_on=date(2025, 6, 2))
    assert said(lines(late, holds(Regime.BE_B2C), date(2025, 7, 31))) == [
        ("interest", 14, "11.5", "0.95"),
        ("interest", 31, "10.5", "1.92"),
        ("indemnity", 0, "", "36.50"),
    ]


def test_a_belgian_consumer_owes_no_more_than_what_was_agreed():
    # 215 x 0.05 x 12 / 365 = 0.3534.
    late = debt(21_500, date(2026, 1, 31), reminded_on=date(2026, 2, 2))
    agreed = holds(Regime.BE_B2C, agreed_rate=Decimal(5))
    assert said(lines(late, agreed, date(2026, 2, 28)))[0] == ("interest", 12, "5", "0.35")


def test_a_belgian_consumer_who_pays_in_the_fourteen_days_owes_nothing():
    late = debt(21_500, date(2026, 1, 31), reminded_on=date(2026, 2, 2), ended_on=date(2026, 2, 10))
    assert lines(late, holds(Regime.BE_B2C), date(2026, 6, 1)) == ()


def test_an_agreed_rate_above_the_cap_is_the_cap_for_a_belgian_consumer():
    late = debt(21_500, date(2026, 1, 31), reminded_on=date(2026, 2, 2))
    agreed = holds(Regime.BE_B2C, agreed_rate=Decimal(15))
    assert said(lines(late, agreed, date(2026, 2, 28)))[0] == ("interest", 12, "10.5", "0.74")


# lex4u: the day after an electronic reminder, the third working day after a letter.
# Friday 1 May 2026 is a holiday in Belgium.
@pytest.mark.parametrize(
    ("reminded_on", "by_letter", "last"),
    [
        (date(2026, 2, 2), False, date(2026, 2, 16)),
        (date(2026, 2, 2), True, date(2026, 2, 18)),
        (date(2026, 4, 29), True, date(2026, 5, 18)),
    ],
)
def test_the_fourteen_days_begin_later_after_a_letter(reminded_on, by_letter, last):
    assert free_until(reminded_on, by_letter=by_letter) == last
