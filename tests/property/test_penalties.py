"""Penalties of any debt, under any law, on any days."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.charging.rules import totals
from chalicelib.features.penalties.model import Contract, DayCount, Debt, LineKind, Regime
from chalicelib.features.penalties.rates import half_year, next_half_year
from chalicelib.features.penalties.rules import lines

days = st.dates(date(2017, 1, 1), date(2027, 12, 31))
contracts = st.builds(
    Contract,
    charged=st.just(True),
    regime=st.sampled_from(list(Regime)),
    agreed_rate=st.none() | st.decimals(0, 100, places=2),
    day_count=st.sampled_from(list(DayCount)),
    closed_years=st.just(5),
)


@st.composite
def debts(draw, **more):
    due_on = draw(days)
    falling = sorted(draw(st.lists(st.integers(0, 10**9), min_size=1, max_size=4)), reverse=True)
    since = sorted(
        draw(
            st.lists(st.integers(1, 900), min_size=len(falling), max_size=len(falling), unique=True)
        )
    )
    bases = [(due_on + timedelta(days=n), minor) for n, minor in zip(since, falling, strict=True)]
    fields = {
        "id": "F1",
        "number": "F1",
        "currency": draw(st.sampled_from(["EUR", "JPY", "TND"])),
        "due_on": due_on,
        "bases": ((due_on, falling[0]), *bases[1:]),
        "ended_on": draw(st.none() | days),
        "settled_until": draw(st.none() | days),
        "reminded_on": draw(st.none() | days),
        "by_letter": draw(st.booleans()),
    }
    return Debt(**{**fields, **more})


def interest(found):
    return [line for line in found if line.kind is LineKind.INTEREST]


def minor(found):
    return sum(line.amount.minor for line in found)


@given(debts(), contracts, days)
def test_no_line_is_ever_negative(debt, contract, on):
    assert all(line.amount.minor >= 0 and line.days >= 0 for line in lines(debt, contract, on))


@given(debts(), contracts, days, st.integers(0, 800))
def test_more_days_never_cost_less(debt, contract, on, more):
    later = lines(debt, contract, on + timedelta(days=more))
    assert minor(lines(debt, contract, on)) <= minor(later)


@given(debts(), contracts, days)
def test_lines_of_interest_follow_each_other_without_gap_or_overlap(debt, contract, on):
    found = interest(lines(debt, contract, on))
    for one, following in pairwise(found):
        assert one.to_on + timedelta(days=1) == following.from_on


@given(debts(), contracts, days)
def test_a_line_never_crosses_a_half_year(debt, contract, on):
    for line in interest(lines(debt, contract, on)):
        assert half_year(line.from_on) == half_year(line.to_on)
        assert line.days == (line.to_on - line.from_on).days + 1


@given(debts(settled_until=None), contracts, days, days)
def test_a_period_split_at_a_half_year_costs_the_same_to_the_cent(debt, contract, split, on):
    cut = next_half_year(split) - timedelta(days=1)
    before = lines(debt, contract, min(cut, on))
    after = lines(debt.model_copy(update={"settled_until": cut}), contract, on)
    whole = interest(lines(debt, contract, on))
    assert minor(interest(before)) + minor(interest(after)) == minor(whole)


@given(debts(settled_until=None), contracts, days, days)
def test_a_period_split_anywhere_costs_the_same_but_for_one_rounding(debt, contract, cut, on):
    before = lines(debt, contract, min(cut, on))
    after = lines(debt.model_copy(update={"settled_until": cut}), contract, on)
    whole = interest(lines(debt, contract, on))
    assert abs(minor(interest(before)) + minor(interest(after)) - minor(whole)) <= 1


@given(debts(), contracts, days)
def test_each_line_is_its_days_rate_and_base_rounded_once(debt, contract, on):
    for line in interest(lines(debt, contract, on)):
        year = 366 if contract.day_count is DayCount.ACTUAL and line.to_on.year % 4 == 0 else 365
        year = 360 if contract.day_count is DayCount.DAYS_360 else year
        exact = Decimal(line.base.minor) * line.rate * line.days / 100 / year
        assert abs(exact - line.amount.minor) <= Decimal("0.5")


@given(st.lists(debts(), max_size=5), contracts, days)
def test_totals_are_the_sum_of_the_lines_to_the_cent(owed, contract, on):
    found = [line for debt in owed for line in lines(debt, contract, on)]
    assert sum(t.total.minor for t in totals(found)) == minor(found)


@given(debts(), contracts, days)
def test_an_indemnity_is_due_once_at_most(debt, contract, on):
    assert sum(line.kind is LineKind.INDEMNITY for line in lines(debt, contract, on)) <= 1


@given(debts(), contracts, days)
def test_what_is_let_go_on_a_day_leaves_nothing_of_that_day(debt, contract, on):
    assert lines(debt.model_copy(update={"settled_until": on}), contract, on) == ()
