"""Which step of a scenario one item comes to next. Nothing here knows of accounts or messages."""

from collections.abc import Container
from datetime import date, timedelta

from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.scenarios.model import Anchor, Scenario, Step


def falls_on(step: Step, item: OpenItem, acted_on: date | None = None) -> date:
    """The first day a step may be taken for an item; `acted_on`: something was last done."""
    start = item.due_on
    if step.counts_from is Anchor.LAST_ACTION and acted_on:
        start = max(start, acted_on)
    return start + timedelta(days=step.offset_days)


def next_step(  # noqa: PLR0913 - one question, said whole
    scenario: Scenario,
    item: OpenItem,
    taken: str | None,
    level: int,
    on: date,
    *,
    acted_on: date | None = None,
    passed: Container[str] = (),
) -> Step | None:
    """The step that follows the last one taken, as it stands on a day; None after the last.

    A step taken in another scenario stands for every step up to the account's level. Those in
    `passed` are passed over: their condition does not hold.
    """
    left = scenario.steps[_position_after(scenario, taken, level) :]
    ahead = [step for step in left if step.key not in passed]
    for step, following in zip(ahead, [*ahead[1:], None], strict=False):
        if step.is_required or not _is_out_of_date(step, following, item, on, acted_on):
            return step
    return None


def _position_after(scenario: Scenario, taken: str | None, level: int) -> int:
    if taken is None:
        return 0
    position = scenario.position(taken)
    if position is not None:
        return position + 1
    return sum(1 for step in scenario.steps if step.level <= level)


def _is_out_of_date(
    step: Step, following: Step | None, item: OpenItem, on: date, acted_on: date | None
) -> bool:
    if step.is_before_due:
        return on > item.due_on
    return following is not None and on >= falls_on(following, item, acted_on)
