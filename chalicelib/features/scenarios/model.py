"""Scenarios: the sequence of reminders that an account follows (product R1, R2)."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Annotated[int, Field(ge=0, le=3)]
# Announces a bailiff: only a person sends it (R2).
BY_HAND_LEVEL = 3


class Mode(StrEnum):
    """Who decides that a step goes: the daily run, a person who confirms, or a person alone."""

    AUTO = "auto"
    CONFIRM = "confirm"
    MANUAL = "manual"


class Channel(StrEnum):
    """How a step reaches the debtor."""

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"


class Step(BaseModel):
    """One reminder of a scenario. `offset_days` counts from the due date of each item.

    A step that is not required is passed over once it is out of date; a required one is taken in
    its turn, however late the item was when it was first seen.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    offset_days: int
    level: Level
    mode: Mode = Mode.AUTO
    channel: Channel = Channel.EMAIL
    is_required: bool = True
    names: dict[str, str] = {}

    @model_validator(mode="after")
    def _the_last_level_is_sent_by_hand(self) -> "Step":
        if self.level == BY_HAND_LEVEL and self.mode is not Mode.MANUAL:
            msg = "a step of level 3 is only ever sent by hand"
            raise ValueError(msg)
        return self

    @property
    def is_before_due(self) -> bool:
        """Whether it announces a due date rather than asks for what is late."""
        return self.offset_days <= 0


class Scenario(BaseModel):
    """Steps in the order they are taken. One without steps sends nothing, on purpose.

    `minimum_amount` is in units of whatever currency is owed: overdue below it is left alone.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    names: dict[str, str]
    steps: tuple[Step, ...] = ()
    min_gap_days: Annotated[int, Field(ge=1, le=90)] = 7
    minimum_amount: Annotated[Decimal, Field(ge=0)] = Decimal(0)

    @model_validator(mode="after")
    def _steps_follow_each_other(self) -> "Scenario":
        order = [(s.offset_days, s.level) for s in self.steps]
        if order != sorted(order) or len({s.key for s in self.steps}) != len(order):
            msg = "steps have different keys, and go on in days and in level"
            raise ValueError(msg)
        return self

    def position(self, key: str) -> int | None:
        """Where a step stands, None when it is not one of this scenario."""
        return next((i for i, step in enumerate(self.steps) if step.key == key), None)

    def step(self, key: str) -> Step | None:
        """The step of that key."""
        position = self.position(key)
        return None if position is None else self.steps[position]
