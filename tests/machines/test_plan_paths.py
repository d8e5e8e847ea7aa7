"""What happens around a running machine: extracts, restarts, offers, limits of Step Functions."""

from datetime import date, timedelta

import pytest

from chalicelib.core.errors import RetryableError
from chalicelib.features.plans.following import EXECUTION_DAYS_MAX
from chalicelib.features.plans.model import PlanState
from tests.machines.conftest import INVOICES, paying, state_of
from tests.scenarios.test_offer_stories import countered

# Of Step Functions: an execution with a longer history fails.
HISTORY_EVENTS_MAX = 25_000


def test_a_plan_paid_on_its_days_takes_three_transitions_for_each_look(agreed):
    world, plan = agreed(paying, remind_days=0)
    world.ended(f"plan-{plan.id}-1")
    assert world.transitions(f"plan-{plan.id}-1") == 3 * (len(plan.instalments) + 1)


def test_each_courtesy_reminder_takes_one_look_more(agreed):
    world, plan = agreed(paying)
    world.ended(f"plan-{plan.id}-1")
    assert world.transitions(f"plan-{plan.id}-1") == 3 * (2 * len(plan.instalments) + 1)
    assert len(world.mailer.sent) == len(plan.instalments)


def test_a_year_of_daily_looks_stays_far_below_the_limit_of_a_history(agreed):
    world, plan = agreed(paying)
    world.ended(f"plan-{plan.id}-1")
    looks = len(world.answers)
    events_each = len(world.history(f"plan-{plan.id}-1")) / looks
    # It never looks twice on a day, and is followed by another execution in time.
    assert events_each * (EXECUTION_DAYS_MAX + 30) < HISTORY_EVENTS_MAX / 2


def test_an_extract_in_the_middle_of_a_check_is_seen_by_it_or_by_the_next(agreed):
    """The task has begun; the extract is taken in before it has read the account."""
    seen = []

    def while_checking(world, event):
        if world.today == date(2026, 3, 31) and not seen:
            seen.append(world.extract("C1", INVOICES[0]))
        elif world.today > date(2026, 3, 31):
            world.extract("C1")

    world, plan = agreed(while_checking)
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT
    assert world.kinds().count("instalment_kept") == len(plan.instalments)


def test_a_plan_whose_machine_was_stopped_in_the_middle_goes_on_in_another(agreed):
    stopped = []

    def stop(world, event):
        if world.today >= date(2026, 4, 27) and not stopped:
            stopped.append(world.stop(f"plan-{event['plan_id']}-1"))
        paying(world, event)

    world, plan = agreed(stop)
    assert world.ended(f"plan-{plan.id}-1") == "ABORTED"
    assert state_of(world, plan) is PlanState.ACTIVE
    world.clock.at += timedelta(days=3)
    assert world.services.following.sweep(world.admin) == 1
    (taken_up,) = set(world.names()) - {f"plan-{plan.id}-1"}
    assert world.ended(taken_up) == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT
    assert "plan_taken_up" in world.kinds()


def test_a_plan_whose_function_failed_for_ever_is_followed_again_once_it_works(agreed):
    broken = [True]

    def fail(world, event):
        if broken:
            raise ValueError("a mistake of ours")
        paying(world, event)

    world, plan = agreed(fail)
    assert world.ended(f"plan-{plan.id}-1") == "FAILED"
    broken.clear()
    world.clock.at += timedelta(hours=2)
    world.services.following.sweep(world.admin)
    (taken_up,) = set(world.names()) - {f"plan-{plan.id}-1"}
    assert world.ended(taken_up) == "SUCCEEDED"
    assert state_of(world, plan) is PlanState.KEPT


def test_a_mailer_that_fails_once_delays_nothing(agreed):
    world, plan = agreed(paying)
    world.mailer.next_calls = ["throttle"]
    assert world.ended(f"plan-{plan.id}-1") == "SUCCEEDED"
    assert len(world.mailer.sent) == len(plan.instalments)


@pytest.mark.parametrize(
    ("error", "ends", "state"),
    [(RetryableError, "SUCCEEDED", PlanState.KEPT), (ValueError, "FAILED", PlanState.ACTIVE)],
)
def test_a_named_failure_is_tried_again_and_any_other_raises_the_alert(agreed, error, ends, state):
    failed = []

    def fail_once(world, event):
        if world.today == date(2026, 3, 31) and not failed:
            failed.append(True)
            raise error("in the middle")
        paying(world, event)

    world, plan = agreed(fail_once)
    assert (world.ended(f"plan-{plan.id}-1"), state_of(world, plan)) == (ends, state)
    assert [a.label for a in world.account().actions] == ["plan_unfollowed"] * (ends == "FAILED")


def test_an_offer_that_expired_begins_no_execution():
    """What is offered waits in the table, not in a machine: nothing runs, nothing is paid."""
    story, answer, _, link = countered(first_on=date(2026, 4, 10))
    story.on(date(2026, 3, 28))
    assert story.services.debtor_pages.page(link).offer is None
    assert answer.counter is None
    assert story.workflows.started == {}
