"""Which events somebody looks for."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.core.clock import start_of
from chalicelib.core.events import Event
from chalicelib.features.history.rules import sentence

# Events of two machines that save at once may stand in another order than their instants.
SLACK = timedelta(days=1)

Word = Annotated[str, Field(max_length=200)]


class Filter(BaseModel):
    """What events must be like; local dates, both included. Without anything: all of them.

    A kind stands for its family too: `reminder` finds `reminder_sent` and `reminder_bounced`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")
    kind: Annotated[str, Field(max_length=60)] = ""
    by: Word = ""
    item: Word = ""
    text: Word = ""


class Search:
    """A filter at work, for one time zone and language."""

    def __init__(self, wanted: Filter, timezone: str, language: str) -> None:
        self._wanted, self._language = wanted, language
        self._start = start_of(wanted.since, timezone) if wanted.since else None
        day_after = wanted.until + timedelta(days=1) if wanted.until else None
        self._end = start_of(day_after, timezone) if day_after else None
        self._needle = wanted.text.strip().casefold()

    def finds(self, event: Event) -> bool:
        """Whether somebody who asks so wants this event."""
        wanted = self._wanted
        return (
            self._is_within(event.at)
            and (not wanted.kind or f"{event.kind}_".startswith(f"{wanted.kind}_"))
            and (not wanted.by or event.by == wanted.by)
            and (not wanted.item or wanted.item in _texts(event.facts))
            and (not self._needle or self._says(event))
        )

    def is_before(self, event: Event) -> bool:
        """Whether nothing wanted can come before this event any more."""
        return bool(self._start and event.at < self._start - SLACK)

    def _is_within(self, at: datetime) -> bool:
        return not (self._start and at < self._start) and not (self._end and at >= self._end)

    def _says(self, event: Event) -> bool:
        said = (sentence(event, self._language), *_texts(event.facts))
        return any(self._needle in text.casefold() for text in said)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - plain JSON
    """Every text in the facts of an event."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
