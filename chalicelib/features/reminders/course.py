"""How far each item of an account has come in its scenario. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.reminders.conditions import holds_for_good, holds_on
from chalicelib.features.scenarios.model import Scenario, Step
from chalicelib.features.scenarios.rules import falls_on, next_step

NONE_PASSED: frozenset[str] = frozenset()


class Turn(NamedTuple):
    """An item, the step it has come to, and the first day that may go."""

    item: OpenItem
    step: Step
    on: date


class Course(NamedTuple):
    """An account on the way through a scenario."""

    account: Account
    scenario: Scenario
    is_for_consumers: bool = False

    def turns(self, free: Iterable[OpenItem], today: date) -> tuple[Turn, ...]:
        """The step each of these items has come to, due or not."""
        found = (self.turn(item, today, self._passed(item, today)) for item in free)
        return tuple(turn for turn in found if turn)

    def turn(self, item: OpenItem, on: date, passed: frozenset[str]) -> Turn | None:
        """The step an item has come to on a day; None after the last."""
        account, acted_on = self.account, self._acted_on
        taken = account.dunning.reminded.get(item.id)
        step = next_step(
            self.scenario,
            item,
            taken.step if taken else None,
            account.level,
            on,
            acted_on=acted_on,
            passed=passed,
        )
        return Turn(item, step, falls_on(step, item, acted_on)) if step else None

    def never(self, item: OpenItem) -> frozenset[str]:
        """Steps that no day will bring to this item, unless somebody changes the account."""
        if not self.scenario.is_conditional:
            return NONE_PASSED
        return frozenset(
            step.key
            for step in self.scenario.steps
            if not holds_for_good(
                step.condition, self.account, item, is_for_consumers=self.is_for_consumers
            )
        )

    def _passed(self, item: OpenItem, on: date) -> frozenset[str]:
        if not self.scenario.is_conditional:
            return NONE_PASSED
        steps = self.scenario.steps
        today = {s.key for s in steps if not holds_on(s.condition, self.account, on)}
        return self.never(item) | today

    @property
    def _acted_on(self) -> date | None:
        """The last day anything was done: a reminder, or a person."""
        days = (self.account.dunning.last_reminder_on, self.account.last_action_on)
        return max((day for day in days if day), default=None)


def is_small(scenario: Scenario, item: OpenItem) -> bool:
    """Whether an item is too little to be asked for."""
    least = scenario.small_balance
    return bool(least) and item.balance_minor < least.scaleb(exponent(item.currency))
