"""When an account must be looked at again: kept with it, so that the daily run reads nothing else.

The day may be too early (the account is then looked at once for nothing) and never too late.
"""

from datetime import date, timedelta

from chalicelib.features.accounts.model import Account, NextStep
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.reminders.obstacles import standing
from chalicelib.features.reminders.rules import step_of
from chalicelib.features.scenarios.model import Mode, Scenario, Step
from chalicelib.features.scenarios.native import NATIVE
from chalicelib.features.scenarios.rules import falls_on

# What stands in the way until a date, and then no more.
_PASSES = {"promised", "consumer_days"}
_HELD = {Mode.MANUAL: "manual_step", Mode.CONFIRM: "to_confirm"}


def next_step(account: Account, scenario: Scenario, today: date) -> NextStep | None:
    """The first day from today on which something may go; None when nothing can ever."""
    if not scenario.steps:
        return _were_there_a_scenario(account, today)
    free_on = _free_on(account, scenario, today)
    found = [comes for item in account.items if (comes := _comes(account, scenario, item, free_on))]
    by_itself = [c for c in found if c[1].mode is Mode.AUTO]
    first = min(by_itself or found, key=lambda c: (c[0], -c[1].level), default=None)
    if first is None:
        return None
    on, step = first
    return NextStep(step=step.key, on=on, held_by=_HELD.get(step.mode) or _nobody(account))


def _were_there_a_scenario(account: Account, today: date) -> NextStep | None:
    # An account that follows the company's default has its day ready for when that changes.
    planned = None if account.followed_scenario else next_step(account, NATIVE, today)
    return planned and planned.model_copy(update={"held_by": "empty_scenario"})


def _free_on(account: Account, scenario: Scenario, today: date) -> date:
    last = account.dunning.last_reminder_on
    return max(today, last + timedelta(days=scenario.min_gap_days)) if last else today


def _comes(
    account: Account, scenario: Scenario, item: OpenItem, free_on: date
) -> tuple[date, Step] | None:
    """The first day an item may be reminded, and of what, unless somebody changes the account."""
    on = free_on
    stands_in_the_way = standing(account, item, on)
    if stands_in_the_way and stands_in_the_way.code in _PASSES:
        on = max(on, date.fromisoformat(stands_in_the_way.facts["date"]) + timedelta(days=1))
        stands_in_the_way = standing(account, item, on)
    if stands_in_the_way:
        return None
    while step := step_of(account, scenario, item, on):
        day = max(on, falls_on(step, item))
        if step_of(account, scenario, item, day) == step:
            return day, step
        on = day
    return None


def _nobody(account: Account) -> str:
    contact = account.collection_contact
    if contact is None:
        return "no_contact"
    return "bounced" if contact.bounced_on else ""
