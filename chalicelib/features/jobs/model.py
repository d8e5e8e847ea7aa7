"""A job: long work of one kind, done in pieces that a queue brings twice, late, in any order."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor

# A kind that has more to do makes its pieces larger.
PIECES_MAX = 400
MISSES_MAX = 200
KEPT_DAYS = 30


class JobState(StrEnum):
    """Where a job stands; the last three are its ends."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_end(self) -> bool:
        """Whether nothing more will happen."""
        return self not in {JobState.QUEUED, JobState.RUNNING}


class Miss(Frozen):
    """Something the work could not be done for. `reason` is a code that the screen translates."""

    what: str
    reason: str


class Piece(Frozen):
    """A part of a job: the things it is done for, such as codes of accounts."""

    number: int
    things: tuple[str, ...]


class Outcome(Frozen):
    """What became of a piece. Numbers of `result` are added up over the pieces of a job."""

    done: int
    failed: int = 0
    misses: tuple[Miss, ...] = ()
    result: dict[str, Any] = {}


class Job(Frozen):
    """One job and how far it is; `total`, `done` and `failed` count things.

    `wants` is what was asked, for the kind to read. `message` is a code that the screen
    translates. `misses` are the first of those that failed.
    """

    id: str
    kind: str
    actor: Actor
    at: datetime
    state: JobState = JobState.QUEUED
    wants: dict[str, Any] = {}
    pieces: int = 0
    total: int = 0
    done: int = 0
    failed: int = 0
    misses: tuple[Miss, ...] = ()
    result: dict[str, Any] = {}
    message: str = ""
    version: int = 0


# Does one piece as the person who asked. It may be called again for the same piece after it was
# cut anywhere: it sees to it that a thing done twice is done once.
Work = Callable[[Actor, Job, Piece], Outcome]
