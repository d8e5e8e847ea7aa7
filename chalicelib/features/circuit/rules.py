"""When a limit is reached, and what resuming makes of it. Pure."""

from datetime import date, datetime, timedelta

from chalicelib.features.circuit.model import Cause, Circuit, Pause

WINDOW = timedelta(days=7)
# Of a few messages a single bad one is no rate.
LEAST = {Cause.BOUNCES: 5, Cause.COMPLAINTS: 3}
PAST_MAX = 50


def counted_from(circuit: Circuit, now: datetime) -> datetime:
    """Since when bounces and complaints count: a week, or since somebody resumed."""
    return max(now - WINDOW, circuit.counted_from or now - WINDOW)


def harmless_from(count: int, per_thousand: int) -> int:
    """Of how many e-mails this many are fewer than the limit."""
    return count * 1000 // per_thousand + 1


def is_reached(cause: Cause, count: int, of: int, per_thousand: int) -> bool:
    """Whether so many of these e-mails are too many."""
    return count >= LEAST[cause] and count * 1000 >= of * per_thousand


def opened(circuit: Circuit, cause: Cause, at: datetime, count: int, of: int) -> Circuit:
    """Nothing goes by itself any more."""
    return circuit.model_copy(update={"pause": Pause(cause=cause, at=at, count=count, of=of)})


def resumed(circuit: Circuit, by: str, at: datetime, today: date, reason: str) -> Circuit:
    """It goes on, on the word of somebody; what came back until now counts no more."""
    if circuit.pause is None:
        return circuit
    ended = circuit.pause.model_copy(update={"resumed_by": by, "resumed_at": at, "reason": reason})
    is_large = circuit.pause.cause is Cause.VOLUME
    return circuit.model_copy(
        update={
            "pause": None,
            "counted_from": circuit.counted_from if is_large else at,
            "large_on": today if is_large else circuit.large_on,
            "past": (ended, *circuit.past)[:PAST_MAX],
        }
    )
