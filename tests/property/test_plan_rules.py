"""Plans of any shape, under any payments, on any days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidError
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.plans.model import InstalmentState, Mark, Plan, PlanItem, PlanState
from chalicelib.features.plans.rules import judged, next_wake, received
from chalicelib.features.plans.schedule import Rhythm, check, due_dates, equal, typed

MADE_AT = datetime(2026, 1, 15, 9, tzinfo=UTC)
TODAY = MADE_AT.date()
ORDER = [s.value for s in InstalmentState]
rhythms = st.sampled_from(list(Rhythm))


@st.composite
def plans(draw, tolerance_minor=0):
    balances = draw(st.lists(st.integers(1_000, 900_000), min_size=1, max_size=4))
    count = draw(st.integers(1, 12))
    dates = due_dates(
        TODAY + timedelta(days=draw(st.integers(0, 40))),
        count,
        draw(rhythms),
        draw(st.integers(1, 3)),
    )
    fees = draw(st.integers(0, 5_000))
    return Plan(
        id="p1",
        code="C1",
        currency="EUR",
        items=tuple(
            PlanItem(id=f"F{n}", number=f"F{n}", balance_minor=b) for n, b in enumerate(balances)
        ),
        fees_minor=fees,
        instalments=equal(sum(balances) + fees, dates),
        tolerance_days=draw(st.integers(0, 10)),
        tolerance_minor=tolerance_minor,
        made_by="ana",
        made_at=MADE_AT,
    )


def item(plan_item: PlanItem, balance_minor: int) -> OpenItem:
    return OpenItem(
        id=plan_item.id,
        number=plan_item.number,
        kind=ItemKind.INVOICE,
        issued_on=date(2025, 11, 1),
        due_on=date(2025, 12, 1),
        amount_minor=plan_item.balance_minor,
        balance_minor=balance_minor,
        currency="EUR",
    )


@given(st.integers(1, 10**9), st.integers(1, 60), rhythms, st.integers(1, 3))
def test_equal_instalments_sum_to_the_total_and_differ_by_the_remainder_only(
    total, count, rhythm, every
):
    dates = due_dates(TODAY, count, rhythm, every)
    if total < count:
        with pytest.raises(InvalidError):
            equal(total, dates)
        return
    made = equal(total, dates)
    assert sum(i.amount_minor for i in made) == total
    assert len({i.amount_minor for i in made[:-1]}) <= 1
    assert made[-1].amount_minor - made[0].amount_minor in range(count)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(2, 36))
def test_a_plan_that_begins_at_the_end_of_a_month_keeps_to_the_ends(first_on, count):
    dates = due_dates(first_on, count, Rhythm.MONTHS)
    was_last = (first_on + timedelta(days=1)).day == 1
    for n, on in enumerate(dates):
        assert (on.year * 12 + on.month) - (first_on.year * 12 + first_on.month) == n
        is_last = (on + timedelta(days=1)).day == 1
        assert is_last if was_last else on.day == first_on.day or is_last


@given(plans(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 400_000)), max_size=30))
def test_instalments_always_sum_to_the_items_and_states_only_go_forward(plan, days):
    today, paid = TODAY, 0
    for later, amount in days:
        today, paid = today + timedelta(days=later), paid + amount
        after = judged(plan, min(paid, plan.total_minor), today)
        assert sum(i.amount_minor for i in after.instalments) == plan.total_minor
        assert after.received_minor <= plan.total_minor
        for before, now in zip(plan.instalments, after.instalments, strict=True):
            assert now.received_minor >= before.received_minor
            assert now.state == before.state or before.state.is_open
            assert ORDER.index(now.state) >= ORDER.index(before.state)
        assert after.state == plan.state or plan.state is PlanState.ACTIVE
        plan = after


def marked(plan, number, cents):
    mark = Mark(on=TODAY, amount_minor=cents, by="ana", instalment=number)
    return plan.model_copy(update={"marks": (*plan.marks, mark)})


@given(plans(), st.data())
def test_marked_money_covers_its_instalment_and_carries_the_rest_to_the_oldest(plan, data):
    number = data.draw(st.sampled_from([i.number for i in plan.instalments]))
    cents = data.draw(st.integers(1, plan.total_minor))
    after = judged(marked(plan, number, cents), cents, TODAY)
    own = plan.instalments[number - 1].amount_minor
    assert after.instalments[number - 1].received_minor == min(own, cents)
    rest = [i for i in after.instalments if i.number != number]
    left = max(0, cents - own)
    for instalment in rest:
        assert instalment.received_minor == min(instalment.amount_minor, left)
        left -= instalment.received_minor


@given(plans(), st.integers(0, 500))
def test_judging_twice_on_a_day_says_the_same(plan, days):
    today = TODAY + timedelta(days=days)
    once = judged(plan, 0, today)
    assert judged(once, 0, today) == once


@given(plans())
def test_money_that_comes_on_each_date_keeps_the_plan(plan):
    paid = 0
    for instalment in plan.instalments:
        paid += instalment.amount_minor
        plan = judged(plan, paid, instalment.due_on)
    assert plan.state is PlanState.KEPT


@given(plans())
def test_all_of_it_at_once_settles_the_plan_early(plan):
    assert judged(plan, plan.total_minor, TODAY).state is PlanState.KEPT


@given(plans())
def test_no_money_breaks_the_plan_after_the_tolerance_and_not_before(plan):
    last_chance = plan.instalments[0].due_on + timedelta(days=plan.tolerance_days)
    assert judged(plan, 0, last_chance).state is PlanState.ACTIVE
    assert judged(plan, 0, last_chance + timedelta(days=1)).state is PlanState.BROKEN


@given(plans(), st.data())
def test_what_the_books_no_longer_have_open_was_received(plan, data):
    left = [data.draw(st.integers(0, i.balance_minor)) for i in plan.items]
    open_items = [item(i, minor) for i, minor in zip(plan.items, left, strict=True) if minor]
    paid = sum(i.balance_minor for i in plan.items) - sum(left)
    assert received(plan, open_items) == paid


@given(plans(), st.integers(0, 400))
def test_an_active_plan_is_always_looked_at_again_in_time(plan, days):
    today = TODAY + timedelta(days=days)
    after = judged(plan, 0, today)
    wake = next_wake(after, today)
    if after.state is PlanState.ACTIVE:
        assert wake is not None
        current = next(i for i in after.instalments if i.state is not InstalmentState.KEPT)
        assert today <= wake.on <= current.due_on + timedelta(days=plan.tolerance_days + 1)
    else:
        assert wake is None


@given(plans())
def test_a_schedule_made_from_its_own_rows_is_checked_and_holds(plan):
    rows = [(i.due_on, i.amount_minor) for i in plan.instalments]
    check(typed(rows), plan.total_minor, TODAY, "EUR")
    with pytest.raises(InvalidError):
        check(typed(rows), plan.total_minor + 1, TODAY, "EUR")
