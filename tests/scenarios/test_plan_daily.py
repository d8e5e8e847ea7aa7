"""The daily look at plans that no machine wakes for: what came in early shows, and ends them."""

from datetime import date

from chalicelib.features.plans.model import PlanState
from tests.fakes.dunning import item
from tests.scenarios.plans import INVOICES, MARCH, agreed, now, pays, states


def test_money_that_comes_long_before_its_day_shows_the_next_morning():
    story, plan = agreed()
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.on(date(2026, 3, 4)).hour()
    assert now(story, plan).received_minor == 100_000
    assert states(story, plan) == ["kept", "planned", "planned"]


def test_a_plan_that_was_settled_ends_the_next_morning_and_its_execution_by_itself():
    story, plan = agreed()
    pays(story)
    story.on(date(2026, 3, 4)).hour()
    assert now(story, plan).state is PlanState.KEPT
    story.follow(date(2026, 3, 30), MARCH)
    assert story.machine.wakes == {}


def test_plans_are_looked_at_once_a_day_however_often_the_schedule_comes():
    story, _ = agreed()
    system = story.admin
    story.on(date(2026, 3, 4)).hour()
    assert story.services.following.daily(system) == 0


def test_the_daily_look_leaves_a_plan_of_today_to_its_machine():
    story, _ = agreed()
    story.on(date(2026, 3, 30))
    assert story.services.following.daily(story.admin) == 0
