"""A reminder: one message for a step, decided, claimed, sent, and followed to its end.

What may happen to its state, whatever the order in which news arrives, is in `states.py`.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import DEBTOR
from chalicelib.features.reminders.letters import Attached, Letter, Written
from chalicelib.features.scenarios.model import Channel, Mode, Step, StepChannel

SYSTEM = "daily_run"
DAILY = "daily-"


class Reason(Frozen):
    """Why nothing goes: a stable code, and what its sentence mentions. See `reasons.py`."""

    code: str
    facts: dict[str, str] = {}


class Refusal(Frozen):
    """Nothing goes on that day, for each of these reasons; the first weighs most."""

    reasons: Annotated[tuple[Reason, ...], Field(min_length=1)]

    @property
    def reason(self) -> Reason:
        """The one to show when there is room for one."""
        return self.reasons[0]


class PlannedReminder(Frozen):
    """What goes to an account on a day: `items` are listed, `moves` take these steps by it."""

    code: str
    account_version: int
    on: date
    step: Step
    items: tuple[str, ...]
    moves: dict[str, str]
    contact_id: str
    recipient: str
    copies: tuple[str, ...] = ()

    @property
    def level(self) -> int:
        """The level the account has once it is sent."""
        return self.step.level


class Circumstances(Frozen):
    """What holds for the whole company at a moment. None: it does not matter for this run."""

    is_stale: bool = False
    last_import_on: date | None = None
    is_sending_day: bool = True
    is_sending_hour: bool = True
    # Nothing goes on public holidays: of the company's country, and of each debtor's.
    keeps_holidays: bool = False
    is_holiday: bool = False
    has_sender: bool = True
    # Nobody's telephone rings at night, whoever sends.
    is_sms_hour: bool = True
    # Why nothing goes by itself: a limit of the company was reached.
    paused: Reason | None = None
    # The company sells to Belgian consumers unless an account says otherwise.
    is_for_consumers: bool = False


class ReminderState(StrEnum):
    """Where a reminder stands. See `states.py` for what may follow what."""

    PREPARED = "prepared"
    WAITING = "waiting"
    TO_POST = "to_post"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class Entry(Frozen):
    """One line of a reminder's timeline."""

    state: ReminderState
    at: datetime
    detail: str = ""


class Before(Frozen):
    """What a claim changed of the account, to give back when the message was refused."""

    level: int = 0
    last_reminder_on: date | None = None
    taken: dict[str, tuple[str, date]] = {}


class Reminder(Frozen):
    """One reminder of an account. `account_version` is the account's that was decided upon."""

    id: str
    code: str
    version: int = 0
    state: ReminderState = ReminderState.PREPARED
    on: date
    step: str
    level: int
    channel: Channel = Channel.EMAIL
    by: str
    account_version: int
    recipient: str
    contact_id: str
    copies: tuple[str, ...] = ()
    letter: Letter
    attached: Attached = Attached()
    moves: dict[str, str] = {}
    before: Before = Before()
    attempts: int = 0
    message_id: str = ""
    # The provider's ids of the account's first message and of the one before this one.
    thread: tuple[str, ...] = ()
    timeline: tuple[Entry, ...] = ()

    @property
    def is_asked_for(self) -> bool:
        """Whether the debtor itself asked for it: it puts no reminder off."""
        return self.by == DEBTOR

    @property
    def since(self) -> datetime:
        """When it came to its present state."""
        return self.timeline[-1].at


class Outcome(Frozen):
    """What became of one account in a run."""

    code: str
    state: str
    reason: Reason | None = None
    reminder_id: str = ""
    step: str = ""
    recipient: str = ""
    subject: str = ""


class Run(Frozen):
    """A run of reminders: the day's, or one by hand."""

    id: str
    on: date
    by: str
    at: datetime
    total: int = 0
    # All codes are on the queue; without it a run is taken up again.
    queued_at: datetime | None = None
    # Why the day's run sent nothing, so far.
    reason: Reason | None = None
    # A demonstration's day begins when its user says so.
    at_any_hour: bool = False
    # By hand only.
    as_of: date | None = None
    steps: dict[str, str] = {}
    modes: tuple[Mode, ...] = tuple(Mode)
    accept_stale: bool = False

    @property
    def is_daily(self) -> bool:
        """Whether the schedule started it; a person's run has an id of another kind."""
        return self.id.startswith(DAILY)


class ByHand(Frozen):
    """What a person asked for one account: lateness as of which day, which step."""

    run_id: str
    as_of: date | None = None
    step: str | None = None
    modes: tuple[Mode, ...] = tuple(Mode)
    written: Written | None = None


class Listed(Frozen):
    """A line of the overdue list: what would go, and why nothing does."""

    code: str
    name: str
    overdue: tuple[Money, ...]
    oldest_due_on: date | None
    days_late: int
    level: int
    collector: str
    step: str | None = None
    mode: Mode | None = None
    channel: StepChannel | None = None
    recipient: str | None = None
    reasons: tuple[Reason, ...] = ()
    # Why a step that goes by itself waits for a person all the same.
    held: Reason | None = None
