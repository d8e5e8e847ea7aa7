"""What may follow what in the life of a reminder.

    prepared -> (claimed, sent) -> sent -> delivered -> bounced -> complained
    prepared -> (claimed, printed) -> to post -> sent, by a person: a letter
    prepared -> waiting -> prepared again: it surely did not leave yet
    prepared -> unknown: nobody knows whether it left
    prepared -> cancelled: it was never claimed, or surely never left

News of the provider comes late, twice and in any order: it only ever moves a reminder further.
"""

from datetime import datetime
from typing import Any

from chalicelib.features.reminders.model import Entry, Reminder, ReminderState

_FURTHER = {
    ReminderState.CANCELLED: 0,
    ReminderState.PREPARED: 0,
    ReminderState.WAITING: 0,
    ReminderState.UNKNOWN: 1,
    ReminderState.TO_POST: 2,
    ReminderState.SENT: 3,
    ReminderState.DELIVERED: 4,
    ReminderState.REFUSED: 5,
    ReminderState.BOUNCED: 6,
    ReminderState.COMPLAINED: 7,
}
# Nobody has heard of its end yet.
OPEN = frozenset(
    {
        ReminderState.PREPARED,
        ReminderState.WAITING,
        ReminderState.UNKNOWN,
        ReminderState.TO_POST,
    }
)


def heard(
    reminder: Reminder, state: ReminderState, at: datetime, detail: str = "", message_id: str = ""
) -> Reminder | None:
    """The reminder after this news; None when it says nothing new."""
    known_id = reminder.message_id or message_id
    if _FURTHER[state] <= _FURTHER[reminder.state]:
        if known_id == reminder.message_id:
            return None
        return reminder.model_copy(update={"message_id": known_id, "version": reminder.version + 1})
    return moved(reminder, state, at, detail, message_id=known_id)


def moved(
    reminder: Reminder,
    state: ReminderState,
    at: datetime,
    detail: str = "",
    **update: Any,  # noqa: ANN401 - fields of the model
) -> Reminder:
    """The reminder's next version, in this state."""
    entry = Entry(state=state, at=at, detail=detail)
    changes = {"state": state, "version": reminder.version + 1}
    timeline = (*reminder.timeline, entry)
    return reminder.model_copy(update={**changes, "timeline": timeline, **update})
