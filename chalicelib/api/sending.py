"""What stops a company's automatic sending, and letting it go on."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.api.wording import reader, shown
from chalicelib.container import services
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.circuit.model import Cause, Circuit, Pause
from chalicelib.features.reminders.circumstances import reason_of

routes = Routes("sending")


class PauseShown(Frozen):
    """One pause: why, since when, and who ended it with which reason."""

    cause: Cause
    text: str
    at: datetime
    resumed_by: str
    resumed_at: datetime | None
    reason: str


class SendingShown(Frozen):
    """How automatic sending stands; `past` are the pauses that ended, newest first."""

    pause: PauseShown | None
    past: tuple[PauseShown, ...]


class ResumeAsked(Strict):
    """Why it may go on."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]


@routes.get("/sending")
def sending(actor: Actor) -> SendingShown:
    """Whether automatic sending is paused, why, and what became of earlier pauses."""
    return _shown(actor, services().circuit.state(actor))


@routes.post("/sending/resumptions", Role.CREDIT_MANAGER)
def resume_sending(actor: Actor, body: ResumeAsked) -> SendingShown:
    """Let automatic sending go on."""
    return _shown(actor, services().circuit.resume(actor, body.reason))


def _shown(actor: Actor, circuit: Circuit) -> SendingShown:
    whose = reader(actor)

    def one(pause: Pause) -> PauseShown:
        reason = reason_of(pause)
        text = shown(reason, whose).text if reason else ""
        return PauseShown(text=text, **pause.model_dump(exclude={"count", "of"}))

    return SendingShown(
        pause=one(circuit.pause) if circuit.pause else None, past=tuple(map(one, circuit.past))
    )
