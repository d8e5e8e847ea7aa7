"""The history of an account: read, checked, downloaded. Nobody can change it."""

from datetime import date, datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from chalicelib.core.clock import local_date, start_of
from chalicelib.core.errors import InvalidError
from chalicelib.core.events import Event, first_break
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.history.rules import sentence
from chalicelib.features.history.workbook import workbook
from chalicelib.features.settings.service import Company

PAGE = 50
# A search reads so many events at once, and so many before it says that it can go on.
BATCH, LOOKED_AT_MAX = 500, 5_000
DOWNLOAD_EVENTS_MAX = 20_000


class HistoryEvent(BaseModel):
    """One event with its sentence, and the hashes that chain it."""

    model_config = ConfigDict(frozen=True)

    seq: int
    at: datetime
    by: str
    kind: str
    facts: dict[str, Any]
    text: str
    hash: str
    previous: str


class Search(NamedTuple):
    """What to look for: kinds that begin so, a person, words of the sentence, a last local day."""

    kind: str = ""
    by: str = ""
    words: str = ""
    until: date | None = None

    def finds(self, event: HistoryEvent, timezone: str) -> bool:
        """Whether an event is one of those looked for."""
        text = f"{event.text} {event.by}".casefold()
        return (
            event.kind.startswith(self.kind)
            and self.by.casefold() in event.by.casefold()
            and all(word in text for word in self.words.casefold().split())
            and (self.until is None or local_date(event.at, timezone) <= self.until)
        )


NOTHING = Search()


class Verification(BaseModel):
    """Whether the whole history is as it was written; `broken_at` is where it is not."""

    model_config = ConfigDict(frozen=True)

    is_intact: bool
    broken_at: int | None
    events: int
    head: str


class History:
    """Histories of the actor's tenant."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def page(  # noqa: PLR0913, PLR0917 - one question, said whole
        self,
        actor: Actor,
        code: str,
        language: str,
        since: date | None = None,
        cursor: str | None = None,
        search: Search = NOTHING,
    ) -> Page[HistoryEvent]:
        """Events of an account since a local date, newest first.

        With a `search` a page may hold few events, or none, and still have a next one.
        """
        account = self._accounts.get(actor, code)
        before = _before(cursor) or account.head_seq + 1
        if search != NOTHING:
            return self._searched(actor, account, language, since, before, search)
        events = self._since(actor, account, since, before, PAGE + 1)
        shown = tuple(_shown(event, language) for event in events[:PAGE])
        more = cursor_of(str(shown[-1].seq)) if len(events) > PAGE else None
        return Page[HistoryEvent](items=shown, next_cursor=more)

    def _searched(  # noqa: PLR0913, PLR0917 - one question, said whole
        self,
        actor: Actor,
        account: Account,
        language: str,
        since: date | None,
        before: int,
        search: Search,
    ) -> Page[HistoryEvent]:
        found: list[HistoryEvent] = []
        first, timezone = before, self._company.settings(actor).timezone
        while before > 1 and first - before < LOOKED_AT_MAX:
            events = self._since(actor, account, since, before, BATCH)
            if not events:
                return Page[HistoryEvent](items=tuple(found))
            for event in events:
                before, shown = event.seq, _shown(event, language)
                if search.finds(shown, timezone):
                    found.append(shown)
                if len(found) == PAGE:
                    return Page[HistoryEvent](
                        items=tuple(found), next_cursor=cursor_of(str(before))
                    )
        more = cursor_of(str(before)) if before > 1 else None
        return Page[HistoryEvent](items=tuple(found), next_cursor=more)

    def verify(self, actor: Actor, code: str) -> Verification:
        """Compute the whole chain again and compare it with the account's head."""
        account = self._accounts.get(actor, code)
        newest_first = self._accounts.history(actor, account, limit=account.head_seq or 1)
        events = tuple(reversed(newest_first))
        broken_at = first_break(events) or _missing(account, events)
        return Verification(
            is_intact=broken_at is None,
            broken_at=broken_at,
            events=len(events),
            head=account.head_hash,
        )

    def download(self, actor: Actor, code: str, language: str, since: date | None) -> bytes:
        """The events since a local date as an XLSX file that carries the chain."""
        account = self._accounts.get(actor, code)
        before = account.head_seq + 1
        events = self._since(actor, account, since, before, DOWNLOAD_EVENTS_MAX)
        return workbook(account, [(e, sentence(e, language)) for e in reversed(events)])

    def _since(
        self, actor: Actor, account: Account, since: date | None, before: int, limit: int
    ) -> list[Event]:
        found = self._accounts.history(actor, account, before, limit)
        if since is None:
            return list(found)
        start = start_of(since, self._company.settings(actor).timezone)
        return [event for event in found if event.at >= start]


def _before(cursor: str | None) -> int:
    position = position_of(cursor)
    if position and not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    return int(position or 0)


def _missing(account: Account, events: tuple[Event, ...]) -> int | None:
    """The first number that should be there and is not, or the head where it differs."""
    if len(events) != account.head_seq:
        present = {event.seq for event in events}
        return next(seq for seq in range(1, account.head_seq + 2) if seq not in present)
    if events and events[-1].hash != account.head_hash:
        return account.head_seq
    return None


def _shown(event: Event, language: str) -> HistoryEvent:
    return HistoryEvent(**event.model_dump(), text=sentence(event, language))
