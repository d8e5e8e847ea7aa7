"""When an account must be looked at again: kept with it, so that the daily run reads nothing else.

The day may be too early (the account is then looked at once for nothing) and never too late.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from chalicelib.features.accounts.model import Account, NextStep
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.reminders.course import Course, Turn, is_small
from chalicelib.features.reminders.model import Reason
from chalicelib.features.reminders.obstacles import standing
from chalicelib.features.reminders.reaching import reach
from chalicelib.features.scenarios.model import Mode, Scenario, Step
from chalicelib.features.scenarios.native import NATIVE

# What stands in the way until a date, and then no more.
_PASSES = {"promised", "consumer_days"}
_HELD = {Mode.MANUAL: "manual_step", Mode.CONFIRM: "to_confirm"}


def next_step(
    account: Account, scenario: Scenario, today: date, *, is_for_consumers: bool = False
) -> NextStep | None:
    """The first day from today on which something may go; None when nothing can ever."""
    if not scenario.steps:
        return _were_there_a_scenario(account, today)
    free_on = _free_on(account, scenario, today)
    course = Course(account, scenario, is_for_consumers)
    found = [turn for item in account.items for turn in _comes(course, item, free_on)]
    by_itself = [turn for turn in found if turn.step.mode is Mode.AUTO]
    first = min(by_itself or found, key=lambda t: (t.on, -t.step.level), default=None)
    if first is None:
        return None
    held_by = _HELD.get(first.step.mode) or _nobody(account, first.step)
    return NextStep(step=first.step.key, on=first.on, held_by=held_by)


def _were_there_a_scenario(account: Account, today: date) -> NextStep | None:
    # An account that follows the company's default has its day ready for when that changes.
    planned = None if account.followed_scenario else next_step(account, NATIVE, today)
    return planned and planned.model_copy(update={"held_by": "empty_scenario"})


def _free_on(account: Account, scenario: Scenario, today: date) -> date:
    last = account.dunning.last_reminder_on
    return max(today, last + timedelta(days=scenario.min_gap_days)) if last else today


def _comes(course: Course, item: OpenItem, free_on: date) -> Iterator[Turn]:
    """The first days an item may be reminded, and of what, unless somebody changes the account.

    A step that may be passed over is foreseen, and so is what follows without it.
    """
    on = free_on
    stands_in_the_way = standing(course.account, item, on)
    if stands_in_the_way and stands_in_the_way.code in _PASSES:
        on = max(on, date.fromisoformat(stands_in_the_way.facts["date"]) + timedelta(days=1))
        stands_in_the_way = standing(course.account, item, on)
    if stands_in_the_way or is_small(course.scenario, item):
        return
    passed = course.never(item)
    while turn := course.turn(item, on, passed):
        yield turn._replace(on=max(on, turn.on))
        if turn.step.is_required and not turn.step.condition.depends_on_the_day:
            return
        passed |= {turn.step.key}


def _nobody(account: Account, step: Step) -> str:
    reached = reach(account, step.channel)
    return reached.code if isinstance(reached, Reason) else ""
