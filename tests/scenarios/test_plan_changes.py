"""What people change of a plan that goes on."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.core.money import Money
from chalicelib.features.plans.model import PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan, Row, Schedule
from tests.scenarios.plans import APRIL, EQUAL, MARCH, agreed, now


def test_a_postponed_instalment_is_not_missed_on_its_old_day():
    story, plan = agreed()
    which = Which("C1", plan.id, 1)
    story.services.plans.postpone(story.admin, which, date(2026, 4, 15), "holidays")
    story.follow(date(2026, 3, 3), date(2026, 4, 15))
    assert now(story, plan).state is PlanState.ACTIVE
    story.follow(date(2026, 4, 16), date(2026, 4, 19))
    assert now(story, plan).state is PlanState.BROKEN


def test_the_execution_of_an_edited_plan_ends_by_itself():
    story, plan = agreed()
    rows = tuple(
        Row(due_on=on, amount=Money(amount=amount, currency="EUR"))
        for on, amount in ((MARCH, "500.00"), (APRIL, "2500.00"))
    )
    story.services.plans.change(
        story.admin, Which("C1", plan.id, 1), Schedule(rows=rows), "less at first"
    )
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    assert list(story.machine.wakes) == [f"plan-{plan.id}-2"]


def test_a_change_that_does_not_sum_to_the_items_is_refused():
    story, plan = agreed()
    rows = (Row(due_on=MARCH, amount=Money(amount="2999.99", currency="EUR")),)
    with pytest.raises(InvalidError):
        story.services.plans.change(
            story.admin, Which("C1", plan.id, 1), Schedule(rows=rows), "a cent less"
        )


def test_a_cancelled_plan_gives_its_items_back_and_its_execution_ends():
    story, plan = agreed()
    story.services.plans.cancel(story.admin, Which("C1", plan.id, 1), "the debtor asked")
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    assert (story.account().plans, story.machine.wakes) == ({}, {})


def test_two_people_who_change_one_plan_do_not_overwrite_each_other():
    story, plan = agreed()
    which = Which("C1", plan.id, 1)
    story.services.plans.postpone(story.admin, which, date(2026, 4, 10), "first")
    with pytest.raises(ConflictError):
        story.services.plans.cancel(story.admin, which, "second")


def test_an_item_is_in_one_plan_at_a_time():
    story, _ = agreed()
    given = NewPlan.model_validate({"items": ["F1"], "schedule": EQUAL})
    with pytest.raises(ConflictError):
        story.services.plans.make(story.admin, "C1", story.account().version, given)
