"""Which step of a scenario one item comes to next. Nothing here knows of accounts or messages."""

from datetime import date, timedelta

from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.scenarios.model import Scenario, Step


def falls_on(step: Step, item: OpenItem) -> date:
    """The first day a step may be taken for an item."""
    return item.due_on + timedelta(days=step.offset_days)


def next_step(
    scenario: Scenario, item: OpenItem, taken: str | None, level: int, on: date
) -> Step | None:
    """The step that follows the last one taken, as it stands on a day; None after the last.

    A step taken in another scenario stands for every step up to the account's level.
    """
    start = _position_after(scenario, taken, level)
    for position in range(start, len(scenario.steps)):
        step = scenario.steps[position]
        if step.is_required or not _is_out_of_date(scenario, position, item, on):
            return step
    return None


def _position_after(scenario: Scenario, taken: str | None, level: int) -> int:
    if taken is None:
        return 0
    position = scenario.position(taken)
    if position is not None:
        return position + 1
    return sum(1 for step in scenario.steps if step.level <= level)


def _is_out_of_date(scenario: Scenario, position: int, item: OpenItem, on: date) -> bool:
    step = scenario.steps[position]
    if step.is_before_due:
        return on > item.due_on
    following = scenario.steps[position + 1 : position + 2]
    return bool(following) and on >= falls_on(following[0], item)
