"""The circuit of a company: closed, or opened by a limit until somebody resumes."""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.core.values import Frozen


class Cause(StrEnum):
    """Which limit was reached."""

    BOUNCES = "bounces"
    COMPLAINTS = "complaints"
    VOLUME = "volume"


class Pause(Frozen):
    """Why nothing goes by itself: `count` of `of` e-mails; accounts due, of those that may be."""

    cause: Cause
    at: datetime
    count: int
    of: int
    resumed_by: str = ""
    resumed_at: datetime | None = None
    # What was said when it was resumed.
    reason: str = ""


class Circuit(Frozen):
    """How a company's sending stands; `past` are the pauses that ended, newest first."""

    version: int = 0
    pause: Pause | None = None
    # What came back before this was looked at already.
    counted_from: datetime | None = None
    # The day for which somebody let an unusual number go.
    large_on: date | None = None
    past: tuple[Pause, ...] = ()
