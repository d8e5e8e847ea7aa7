"""A question about a dispute to a colleague, who needs no account to answer it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.values import Frozen, Strict
from chalicelib.features.settings.model import EmailAddress
from chalicelib.features.statuses.rules import Comment

# What an account may have open at once.
QUESTIONS_MAX = 20
ITEMS_MAX = 200


class MailState(StrEnum):
    """What became of the last message about a question."""

    # Claimed, and nobody heard of its end: it may have left.
    PREPARED = "prepared"
    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    BOUNCED = "bounced"


class Standing(StrEnum):
    """Where a question stands, as its answers say."""

    ASKED = "asked"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether the colleague may still answer."""
        return self in {Standing.ASKED, Standing.ANSWERED}


class NewQuestion(Strict):
    """Of which disputed items, to whom, in which words. The same id again asks nothing more."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    items: Annotated[tuple[str, ...], Field(min_length=1, max_length=ITEMS_MAX)]
    to: EmailAddress
    text: Comment = ""


class Question(Frozen):
    """One question. `delay_days`: how long the colleague has before it is reminded of."""

    id: str
    code: str
    items: tuple[str, ...]
    to: str
    text: str
    by: str
    at: datetime
    asked_on: date
    delay_days: int
    mail: MailState = MailState.PREPARED
    reminded_on: date | None = None
    # The day the collector was told that nobody answers.
    told_on: date | None = None
    is_withdrawn: bool = False
    # Fingerprints of its links: each message has one of its own.
    links: tuple[str, ...] = ()
    # The next day somebody has to look at it, None for never.
    look_on: date | None = None
    version: int = 0
