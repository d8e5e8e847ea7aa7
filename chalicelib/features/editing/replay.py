"""What a scenario would send in the days to come, and what another would instead (R9). Pure.

Nobody pays, answers or is bounced meanwhile: the difference is the scenario's alone.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.features.accounts.model import Account, Reminded
from chalicelib.features.editing.model import Calendar, Foreseen
from chalicelib.features.reminders.handed_over import further, is_for_a_person
from chalicelib.features.reminders.model import Circumstances, PlannedReminder, Refusal
from chalicelib.features.reminders.planning import next_step
from chalicelib.features.reminders.rules import decide
from chalicelib.features.scenarios.holidays import is_holiday
from chalicelib.features.scenarios.model import Scenario, StepChannel

DAY = timedelta(days=1)


class Pair(NamedTuple):
    """An account with what it gets before a change and after it."""

    code: str
    name: str
    before: tuple[Foreseen, ...]
    after: tuple[Foreseen, ...]


def replay(
    accounts: Iterable[Account], before: Scenario, after: Scenario, calendar: Calendar
) -> tuple[Pair, ...]:
    """Both scenarios over these accounts, as if nothing else happened."""
    return tuple(
        Pair(a.code, a.name, foreseen(a, before, calendar), foreseen(a, after, calendar))
        for a in accounts
    )


def foreseen(account: Account, scenario: Scenario, calendar: Calendar) -> tuple[Foreseen, ...]:
    """What goes by itself to one account, day after day."""
    holds = Circumstances(
        keeps_holidays=calendar.keeps_holidays, is_for_consumers=calendar.is_for_consumers
    )
    found: list[Foreseen] = []
    on = calendar.first_on
    while (day := _next_day(account, scenario, on, calendar)) and day <= calendar.last_on:
        planned = decide(account, scenario, day, holds)
        if not isinstance(planned, Refusal):
            found.append(Foreseen(on=day, step=planned.step.key, channel=planned.step.channel))
            account = _after(account, planned)
        on = day + DAY
    return tuple(found)


def _next_day(account: Account, scenario: Scenario, on: date, calendar: Calendar) -> date | None:
    """The first sending day from `on` on which something may go by itself."""
    following = next_step(account, scenario, on, is_for_consumers=calendar.is_for_consumers)
    if following is None or following.held_by:
        return None
    day = max(on, following.on)
    while day <= calendar.last_on and not _is_sending_day(day, calendar):
        day += DAY
    return day


def _is_sending_day(day: date, calendar: Calendar) -> bool:
    is_free = calendar.keeps_holidays and is_holiday(calendar.country, day)
    return day.weekday() in calendar.weekdays and not is_free


def _after(account: Account, planned: PlannedReminder) -> Account:
    """The account once the step was taken, as a claim or an action leaves it."""
    moved = further(account, planned)
    if is_for_a_person(planned):
        return moved
    late = {i.id for i in account.items if i.due_on < planned.on}
    is_letter = planned.step.channel is StepChannel.LETTER
    first = {
        item: taken
        if taken.first_on
        else taken.model_copy(update={"first_on": planned.on, "by_letter": is_letter})
        for item, taken in moved.dunning.reminded.items()
        if item in planned.moves and item in late
    }
    reminded: dict[str, Reminded] = {**moved.dunning.reminded, **first}
    update = {"reminded": reminded, "last_reminder_on": planned.on}
    dunning = moved.dunning.model_copy(update=update)
    level = max(account.level, planned.level)
    return moved.model_copy(update={"dunning": dunning, "level": level})
