"""DSO and its kin, on cases computed by hand."""

from datetime import date

from chalicelib.features.figures.dso import count_back, delay_days, ratios
from chalicelib.features.figures.model import Month

OCT, NOV, DEC = date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31)


def months(*given, balance=0, overdue=0, before=0):
    """Turnover of consecutive months, and the balance after the last of them."""
    days = (OCT, NOV, DEC)[-len(given) :]
    made = [Month(ends_on=day, invoiced=sold) for day, sold in zip(days, given, strict=True)]
    made[-1] = made[-1].model_copy(update={"balance": balance, "overdue": overdue})
    if len(made) > 1:
        made[-2] = made[-2].model_copy(update={"balance": before})
    return made


def test_count_back_takes_months_off_backwards():
    # 405 = 205 of December (31 days) + 158 of November (30) + 42 of October's 167 (7.8 days).
    assert count_back(months(167, 158, 205, balance=405)) == 68.8


def test_a_balance_within_the_last_month_is_a_part_of_its_days():
    assert count_back(months(167, 158, 200, balance=100)) == 15.5


def test_nothing_owed_is_no_day():
    assert count_back(months(167, 158, 205, balance=0)) == 0


def test_a_balance_older_than_every_known_month_has_no_figure():
    assert count_back(months(10, 10, 10, balance=31)) is None


def test_simple_best_possible_and_their_difference():
    # 92 days, turnover 460: 230 are 46 days, the 115 not overdue are 23.
    found = ratios(months(130, 150, 180, balance=230, overdue=115))
    assert (found.simple, found.best_possible, found.delinquent) == (46.0, 23.0, 23.0)


def test_effectiveness_is_whole_when_nothing_is_overdue():
    assert ratios(months(100, 100, 100, balance=80, before=50)).effectiveness == 100.0


def test_effectiveness_is_what_was_collected_of_what_could_be():
    # 90 could be collected (all but the 60 not yet due), 70 were.
    found = ratios(months(100, 100, 100, balance=80, overdue=20, before=50))
    assert found.effectiveness == 77.8


def test_no_turnover_is_no_ratio():
    assert ratios(months(0, 0, 0, balance=10)).simple is None


def test_money_s_delay_is_weighted_by_amount():
    assert delay_days(Month(ends_on=DEC, received=300, delay=100 * 10 + 200 * 40)) == 30.0
