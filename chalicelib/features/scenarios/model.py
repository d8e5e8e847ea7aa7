"""Scenarios: the sequence of reminders that an account follows (product R1, R2)."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from chalicelib.core.text import clean
from chalicelib.core.values import Strict

Level = Annotated[int, Field(ge=0, le=3)]
# Announces a bailiff: only a person sends it (R2).
BY_HAND_LEVEL = 3
STEPS_MAX = 20

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Label = Annotated[str, Field(max_length=60), AfterValidator(clean)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=12)]
Words = Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=30)]


class Mode(StrEnum):
    """Who decides that a step goes: the daily run, a person who confirms, or a person alone."""

    AUTO = "auto"
    CONFIRM = "confirm"
    MANUAL = "manual"


class Channel(StrEnum):
    """How a message reaches the debtor."""

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"


class StepChannel(StrEnum):
    """How a step reaches the debtor. Calls and tasks become actions: a person takes them."""

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    CALL = "call"
    TASK = "task"


class Anchor(StrEnum):
    """What the days of a step count from: each item's due date, or what was last done."""

    DUE = "due"
    LAST_ACTION = "last_action"


class Buyer(StrEnum):
    """Who buys."""

    ANY = ""
    BUSINESS = "business"
    CONSUMER = "consumer"


class Condition(Strict):
    """What must hold for a step to be taken; else it is passed over. What is left out asks nothing.

    `overdue_from` is in units of any currency owed, `days_late_from` counts from the oldest item.
    `statuses` are the item's (NCT for none); one of each list is enough.
    """

    overdue_from: Amount | None = None
    days_late_from: Annotated[int, Field(ge=1, le=3650)] | None = None
    statuses: Words = ()
    tags: Words = ()
    is_over_limit: bool = False
    countries: Words = ()
    languages: Words = ()
    audience: Buyer = Buyer.ANY

    @property
    def depends_on_the_day(self) -> bool:
        """Whether it may begin to hold, or cease to, without anybody changing the account."""
        return bool(self.overdue_from or self.days_late_from)


ALWAYS = Condition()


class Step(Strict):
    """One reminder of a scenario, `offset_days` after what it counts from.

    A step that is not required is passed over once it is out of date; a required one is taken in
    its turn, however late the item was when it was first seen. `template` says whose text it
    has, "" its own. A letter may be registered.
    """

    key: Key
    offset_days: Annotated[int, Field(ge=-90, le=730)]
    counts_from: Anchor = Anchor.DUE
    level: Level
    mode: Mode = Mode.AUTO
    channel: StepChannel = StepChannel.EMAIL
    is_required: bool = True
    condition: Condition = ALWAYS
    template: Key | None = None
    is_registered: bool = False
    attaches_statement: bool = False
    attaches_invoices: bool = False
    names: dict[str, Label] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> "Step":
        if self.level == BY_HAND_LEVEL and self.mode is not Mode.MANUAL:
            msg = "a step of level 3 is only ever sent by hand"
            raise ValueError(msg)
        if self.counts_from is Anchor.LAST_ACTION and self.offset_days < 1:
            msg = "days from the last action are one at least"
            raise ValueError(msg)
        if self.is_registered and self.channel is not StepChannel.LETTER:
            msg = "only a letter is registered"
            raise ValueError(msg)
        if self.attaches and self.channel is not StepChannel.EMAIL:
            msg = "only an e-mail takes documents along"
            raise ValueError(msg)
        return self

    @property
    def is_before_due(self) -> bool:
        """Whether it announces a due date rather than asks for what is late."""
        return self.offset_days <= 0

    @property
    def attaches(self) -> bool:
        """Whether anything goes with it."""
        return self.attaches_statement or self.attaches_invoices

    @property
    def text(self) -> str:
        """The key of its template."""
        return self.template or self.key


class ScenarioFields(Strict):
    """What people change of a scenario. One without steps sends nothing, on purpose.

    `minimum_amount` and `small_balance` are in units of whatever currency is owed: overdue below
    the one is left alone, and so is an item below the other.
    """

    names: Annotated[dict[str, Label], Field(max_length=10)]
    steps: Annotated[tuple[Step, ...], Field(max_length=STEPS_MAX)] = ()
    min_gap_days: Annotated[int, Field(ge=1, le=90)] = 7
    minimum_amount: Amount = Decimal(0)
    small_balance: Amount = Decimal(0)

    @model_validator(mode="after")
    def _steps_follow_each_other(self) -> "ScenarioFields":
        days = [s.offset_days for s in self.steps if s.counts_from is Anchor.DUE]
        levels = [s.level for s in self.steps]
        if (days, levels) != (sorted(days), sorted(levels)) or self._has_two_of_a_key():
            msg = "steps have different keys, and go on in days and in level"
            raise ValueError(msg)
        return self

    def _has_two_of_a_key(self) -> bool:
        return len({s.key for s in self.steps}) != len(self.steps)


class Scenario(ScenarioFields):
    """A scenario; `version` 0 is not stored yet. `by` changed it last, and `note` says what."""

    id: Key
    version: int = 0
    by: str = ""
    at: datetime | None = None
    note: str = ""

    @cached_property
    def is_conditional(self) -> bool:
        """Whether any step has a condition."""
        return any(step.condition != ALWAYS for step in self.steps)

    def position(self, key: str) -> int | None:
        """Where a step stands, None when it is not one of this scenario."""
        return next((i for i, step in enumerate(self.steps) if step.key == key), None)

    def step(self, key: str) -> Step | None:
        """The step of that key."""
        position = self.position(key)
        return None if position is None else self.steps[position]
