"""The deployed state machine takes plans to every end, with the real functions."""

from datetime import date

from chalicelib.core.errors import RetryableError
from chalicelib.features.plans.model import PlanState
from chalicelib.features.plans.service import Which
from tests.machines.conftest import INVOICES, START, paying, state_of


def test_a_plan_that_is_paid_is_kept_and_its_execution_succeeds(agreed):
    world, plan = agreed(paying)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT


def test_a_plan_that_nobody_pays_is_broken_and_its_execution_succeeds(agreed):
    world, plan = agreed()
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.BROKEN


def test_money_a_day_late_keeps_the_plan(agreed):
    def late(world, event):
        if world.today > date(2026, 3, 31):
            world.extract("C1")

    world, plan = agreed(late)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT
    assert "instalment_late" not in world.kinds()
    assert world.today == date(2026, 4, 1)


def test_a_part_of_an_instalment_breaks_the_plan(agreed):
    def partly(world, event):
        world.extract("C1", INVOICES[0], INVOICES[1].model_copy(update={"balance_minor": 50_000}))

    world, plan = agreed(partly)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.BROKEN
    assert "instalment_partly" in world.kinds()


def test_a_plan_paid_early_ends_at_the_next_look(agreed):
    world, plan = agreed(lambda world, event: world.extract("C1"))
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT
    assert world.today == START


def test_a_plan_edited_during_a_wait_is_followed_by_its_new_execution_only(agreed):
    edited = []

    def edit(world, event):
        if event["version"] == 1 and world.today > START and not edited:
            edited.append(True)
            which = Which("C1", event["plan_id"], 1)
            world.services.plans.postpone(world.admin, which, date(2026, 4, 20), "later")

    world, plan = agreed(edit)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert world.ended(f"plan-{plan.id}-2") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.BROKEN
    assert world.today >= date(2026, 4, 20)


def test_a_cancelled_plan_ends_its_execution(agreed):
    def cancel(world, event):
        if world.today > START and state_of_event(world, event) is PlanState.ACTIVE:
            which = Which("C1", event["plan_id"], 1)
            world.services.plans.cancel(world.admin, which, "paid in goods")

    world, plan = agreed(cancel)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.CANCELLED


def state_of_event(world, event):
    return world.services.plans.get(world.admin, "C1", event["plan_id"]).state


def test_a_function_that_fails_and_then_works_loses_nothing(agreed, monkeypatch):
    failures = iter([True])

    def fail_once(world, event):
        if next(failures, False):
            raise RetryableError("The table did not answer.")

    world, plan = agreed(fail_once)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.BROKEN


def test_a_function_that_fails_for_ever_ends_in_an_alert_to_the_collector(agreed):
    def fail(world, event):
        raise ValueError("a mistake of ours")

    world, plan = agreed(fail)
    assert world.ended(f"plan-{plan.id}-1") == "FAILED"
    assert [a.label for a in world.account().actions] == ["plan_unfollowed"]
    assert state_of(world, plan) is PlanState.ACTIVE
