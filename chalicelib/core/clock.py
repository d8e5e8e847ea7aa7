"""The only module that asks the machine what time it is."""

import time as machine_time
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Where the application learns the time."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""


class MachineClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place


class ShiftedClock:
    """Another clock moved by a fixed time: for `--today`, and for demonstration tenants."""

    def __init__(self, clock: Clock, shift: timedelta) -> None:
        self._clock, self._shift = clock, shift

    def now(self) -> datetime:
        """The other clock's instant, moved."""
        return self._clock.now() + self._shift


def monotonic_seconds() -> float:
    """Seconds that only go forward, for measuring how long something was kept."""
    return machine_time.monotonic()


def wait_seconds(seconds: float) -> None:
    """Do nothing for that long."""
    machine_time.sleep(seconds)


# A time at which it is the same working day from Lisbon to Tallinn, and the morning's run is due.
START_HOUR = 9


def starting_on(today: date | None, clock: Clock) -> Clock:
    """A clock that starts now at 09:00 UTC of a date; the same clock without one."""
    if today is None:
        return clock
    start = datetime.combine(today, time(START_HOUR), UTC)
    return ShiftedClock(clock, start - clock.now())


def local_date(instant: datetime, timezone: str) -> date:
    """The calendar date of an instant for people living in `timezone` (an IANA name)."""
    return instant.astimezone(ZoneInfo(timezone)).date()


def local_hour(instant: datetime, timezone: str) -> int:
    """The hour, 0 to 23, of an instant for people living in `timezone`."""
    return instant.astimezone(ZoneInfo(timezone)).hour


def start_of(day: date, timezone: str) -> datetime:
    """The first instant of a local day, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)
