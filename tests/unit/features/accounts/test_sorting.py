"""The account list is sorted by what its rows show."""

from datetime import date

import pytest

from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.model import NextStep
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.accounts.views import SORTS, row

TODAY = date(2026, 3, 2)


def owing(code, name, due, **more):
    return Summary(code=code, name=name, balances={"EUR": Balance(due=due, **more)})


LINES = [
    owing("C1", "Zola", {date(2026, 2, 1): 500, date(2026, 4, 1): 9_000}),
    owing("C2", "almaric", {date(2026, 1, 1): 700}, credits=-600),
    Summary(code="C3", name="Beta", next_step=NextStep(step="reminder_1", on=TODAY)),
]


def order(sort):
    return [line.code for line in sorted(LINES, key=lambda line: SORTS[sort](line, TODAY))]


@pytest.mark.parametrize(
    ("sort", "codes"),
    [
        ("code", ["C1", "C2", "C3"]),
        ("name", ["C2", "C3", "C1"]),
        ("outstanding", ["C3", "C2", "C1"]),
        ("overdue", ["C3", "C1", "C2"]),
        ("days_late", ["C3", "C1", "C2"]),
        ("oldest_due_on", ["C2", "C1", "C3"]),
        ("next_step", ["C3", "C1", "C2"]),
    ],
)
def test_accounts_stand_in_the_order_of_what_was_asked(sort, codes):
    assert order(sort) == codes


def test_an_amount_without_decimals_weighs_what_it_says():
    yen = Summary(code="J", name="J", balances={"JPY": Balance(due={TODAY: 100})})
    euro = Summary(code="E", name="E", balances={"EUR": Balance(due={TODAY: 9_900})})
    assert SORTS["outstanding"](euro, TODAY) < SORTS["outstanding"](yen, TODAY)


def test_a_row_says_the_days_since_the_oldest_due_date():
    assert row(LINES[0], TODAY, Limits()).days_late == 29
    assert row(LINES[2], TODAY, Limits()).days_late == 0
