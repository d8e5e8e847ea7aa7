"""Actions: something a person is to do for an account on a date (product A1, A2).

An action that names items is a specific action (seed 003): those items leave the scenario until it
ends. Ended actions stand in the history only.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.values import Frozen, Strict


class ActionKind(StrEnum):
    """What there is to do."""

    CALL = "call"
    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    TASK = "task"


class ActionModel(Strict):
    """What a company plans again and again: its name, and the action it makes."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    kind: ActionKind
    label: Annotated[str, Field(min_length=1, max_length=120)]
    note: Annotated[str, Field(max_length=1000)] = ""
    delay_days: Annotated[int, Field(ge=0, le=365)] = 7


class Action(Frozen):
    """One open action. `assignee` is the user who is to do it; "" for the account's collector."""

    id: str
    kind: ActionKind
    on: date
    label: str = ""
    note: str = ""
    # Items a specific action takes out of the scenario; () for an action on the account.
    items: tuple[str, ...] = ()
    # The model it was made from, "" for none.
    model: str = ""
    assignee: str = ""
    by: str = ""
    at: datetime
