"""Whether a reminder goes to an account on a day, which one, and every reason why not.

One rule answers the daily run, the run by hand, the overdue list and the preview. Nothing here
acts, and the day is always given.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.reminders.course import Course, Turn, is_small
from chalicelib.features.reminders.model import Circumstances, PlannedReminder, Reason, Refusal
from chalicelib.features.reminders.obstacles import standing
from chalicelib.features.reminders.reaching import reach
from chalicelib.features.scenarios.holidays import is_holiday
from chalicelib.features.scenarios.model import Mode, Scenario, Step, StepChannel

CALM = Circumstances()


class _Case(NamedTuple):
    """Everything one decision looks at.

    Items that are `free` may be reminded of; those `due` have come to their step, those `going`
    may take it.
    """

    account: Account
    scenario: Scenario
    today: date
    as_of: date
    free: tuple[OpenItem, ...]
    turns: tuple[Turn, ...]
    due: tuple[Turn, ...]
    going: tuple[Turn, ...]
    wanted: str | None
    is_for_consumers: bool

    def stands(self, item: OpenItem) -> Reason | None:
        """Why nothing new goes for an item."""
        found = standing(self.account, item, self.today, is_for_consumers=self.is_for_consumers)
        if found is None and is_small(self.scenario, item):
            return Reason(code="small_balance", facts={"item": item.number})
        return found

    @property
    def step(self) -> Step | None:
        """The step of the message: the one a person wants, else the highest of those that go."""
        if self.wanted:
            return self.scenario.step(self.wanted)
        return _highest(self.scenario, self.going)


def decide(  # noqa: PLR0913 - one question, said whole
    account: Account,
    scenario: Scenario,
    today: date,
    circumstances: Circumstances = CALM,
    *,
    as_of: date | None = None,
    modes: Iterable[Mode] = (Mode.AUTO,),
    wanted: str | None = None,
) -> PlannedReminder | Refusal:
    """The one message that goes to the account today, or every reason why none does.

    `modes` are the steps that may go: the daily run's, or all of them for a person. `as_of`
    judges lateness on an earlier day. `wanted` is a step a person chose whatever its turn.
    """
    as_of, allowed = min(as_of or today, today), frozenset(modes)
    consumers = circumstances.is_for_consumers
    free = tuple(
        i
        for i in account.items
        if standing(account, i, today, is_for_consumers=consumers) is None
        and not is_small(scenario, i)
    )
    found = Course(account, scenario, consumers).turns(free, today)
    due = tuple(t for t in found if t.on <= as_of)
    going = tuple(t for t in due if t.step.mode in allowed)
    case = _Case(account, scenario, today, as_of, free, found, due, going, wanted, consumers)
    step, listed = case.step, _listed(case)
    reached = reach(account, step.channel if step else StepChannel.EMAIL)
    reasons = [
        *_why_no_step(case, step),
        *_why_no_item(case, step, listed),
        *_why_no_message(case, listed if step else ()),
        *([reached] if isinstance(reached, Reason) else []),
        *why_not_now(circumstances, step),
        *_why_not_there(account, circumstances, today),
    ]
    if reasons or step is None or isinstance(reached, Reason):
        return Refusal(reasons=tuple(reasons))
    return PlannedReminder(
        code=account.code,
        account_version=account.version,
        on=today,
        step=step,
        items=tuple(item.id for item in listed),
        moves=_moves(case, step, listed),
        contact_id=reached.contact_id,
        recipient=reached.recipient,
    )


def _highest(scenario: Scenario, going: Iterable[Turn]) -> Step | None:
    order = {step.key: position for position, step in enumerate(scenario.steps)}
    steps = (t.step for t in going)
    return max(steps, key=lambda s: (s.level, order[s.key]), default=None)


def _listed(case: _Case) -> tuple[OpenItem, ...]:
    """What the message names, oldest first: all that is overdue, or what is about to fall due."""
    step = case.step
    if step and step.is_before_due:
        found = [t.item for t in case.due if t.step.key == step.key]
    else:
        found = [item for item in case.free if item.due_on < case.as_of]
    return tuple(sorted(found, key=lambda item: (item.due_on, item.number, item.id)))


def _moves(case: _Case, step: Step, listed: Iterable[OpenItem]) -> dict[str, str]:
    """Which step each listed item has taken once the message is sent: its own.

    A step that a person chose out of turn stands for all the steps before it.
    """
    ids = {item.id for item in listed}
    if not case.wanted:
        return {t.item.id: t.step.key for t in case.going if t.item.id in ids}
    chosen = case.scenario.position(step.key) or 0
    ahead = {t.item.id: case.scenario.position(t.step.key) or 0 for t in case.turns}
    return {item: step.key for item in ids if ahead.get(item, chosen + 1) <= chosen}


def _why_no_step(case: _Case, step: Step | None) -> list[Reason]:
    if not case.scenario.steps:
        return [Reason(code="empty_scenario")]
    if step:
        return []
    if case.wanted:
        return [Reason(code="unknown_step", facts={"step": case.wanted})]
    waiting = _highest(case.scenario, case.due)
    if waiting is None:
        return []
    code = "manual_step" if waiting.mode is Mode.MANUAL else "to_confirm"
    return [Reason(code=code, facts={"step": waiting.key})]


def _why_no_item(case: _Case, step: Step | None, listed: Iterable[OpenItem]) -> list[Reason]:
    """Nothing has come to a step: what comes next, and what stands in the way of the rest."""
    if (step and listed) or (step is None and case.due):
        return []
    late = (i for i in case.account.items if i.due_on < case.as_of)
    obstacles = {r.code: r for i in late if (r := case.stands(i))}
    obstacles.pop("not_owed", None)
    ahead = min(case.turns, key=lambda t: t.on, default=None)
    if ahead:
        facts = {"step": ahead.step.key, "date": ahead.on.isoformat()}
        return [Reason(code="nothing_due_yet", facts=facts), *obstacles.values()]
    return list(obstacles.values()) or [Reason(code="nothing_due")]


def _why_no_message(case: _Case, listed: Iterable[OpenItem]) -> list[Reason]:
    account, scenario = case.account, case.scenario
    reasons = []
    last = account.dunning.last_reminder_on
    free_on = last + timedelta(days=scenario.min_gap_days) if last else None
    if free_on and free_on > case.today:
        facts = {"date": str(last), "until": free_on.isoformat()}
        reasons.append(Reason(code="min_gap", facts=facts))
    owed = _sums(listed)
    if not owed:
        return reasons
    minimum = scenario.minimum_amount
    if all(minor < minimum.scaleb(exponent(c)) for c, minor in owed.items()):
        reasons.append(Reason(code="below_minimum", facts={"minimum": str(minimum)}))
    credit = _sums(item for item in account.items if item.is_credit and item.counts)
    if all(minor + credit.get(c, 0) <= 0 for c, minor in owed.items()):
        reasons.append(Reason(code="credit_covers_it"))
    return reasons


def _sums(items: Iterable[OpenItem]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for item in items:
        sums[item.currency] = sums.get(item.currency, 0) + item.balance_minor
    return sums


def why_not_now(circumstances: Circumstances, step: Step | None = None) -> list[Reason]:
    """What holds the whole company back, the weightiest first."""
    channel = step.channel if step else StepChannel.EMAIL
    reasons = [circumstances.paused] if circumstances.paused else []
    if channel is StepChannel.SMS and not circumstances.is_sms_hour:
        reasons.append(Reason(code="sms_hours"))
    if circumstances.is_stale:
        last = circumstances.last_import_on
        reasons.append(
            Reason(code="stale_books", facts={"date": last.isoformat()})
            if last
            else Reason(code="never_imported")
        )
    if channel is StepChannel.EMAIL and not circumstances.has_sender:
        reasons.append(Reason(code="no_sender"))
    if not circumstances.is_sending_day:
        reasons.append(Reason(code="outside_days"))
    if circumstances.is_holiday:
        reasons.append(Reason(code="holiday"))
    if not circumstances.is_sending_hour:
        reasons.append(Reason(code="outside_hours"))
    return reasons


def _why_not_there(account: Account, circumstances: Circumstances, today: date) -> list[Reason]:
    """A public holiday where the debtor is."""
    country = account.details.country if circumstances.keeps_holidays else ""
    if not is_holiday(country, today):
        return []
    return [Reason(code="holiday_there", facts={"country": country})]
