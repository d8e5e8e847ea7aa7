"""Steps that a person takes: calls and tasks become actions of the agenda. Pure."""

from datetime import datetime
from typing import NamedTuple

from chalicelib.features.accounts.model import Account, Reminded
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.reminders.model import PlannedReminder
from chalicelib.features.scenarios.model import StepChannel


class Handing(NamedTuple):
    """Who hands a step over, when, in which language, under which id."""

    action_id: str
    by: str
    at: datetime
    language: str


def is_for_a_person(planned: PlannedReminder) -> bool:
    """Whether the step is one that nothing does by itself."""
    return planned.step.channel in {StepChannel.CALL, StepChannel.TASK}


def handed_over(
    account: Account, planned: PlannedReminder, handing: Handing
) -> tuple[Account, Action]:
    """The account with the action, its items a step further, and the action.

    Nobody was reached yet: its level and the day of its last reminder stay.
    """
    step = planned.step
    action = Action(
        id=handing.action_id,
        kind=ActionKind(step.channel.value),
        on=planned.on,
        label=step.names.get(handing.language) or next(iter(step.names.values()), step.key),
        model=step.key,
        by=handing.by,
        at=handing.at,
    )
    after = further(account, planned)
    return after.model_copy(update={"actions": (*account.actions, action)}), action


def further(account: Account, planned: PlannedReminder) -> Account:
    """The account with the items that move a step further."""
    before = account.dunning.reminded
    fresh = Reminded(step="", on=planned.on)
    taken = {
        item: before.get(item, fresh).model_copy(update={"step": key, "on": planned.on})
        for item, key in planned.moves.items()
    }
    dunning = account.dunning.model_copy(update={"reminded": {**before, **taken}})
    return account.model_copy(update={"dunning": dunning})


def told(action: Action) -> dict[str, str]:
    """What the history keeps of it."""
    return {
        "action": action.id,
        "action_kind": action.kind.value,
        "on": action.on.isoformat(),
        "label": action.label,
    }
