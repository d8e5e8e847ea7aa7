"""The history of an account: searched, checked, downloaded. Nobody can change it."""

from collections.abc import Iterator

from chalicelib.core.errors import InvalidError
from chalicelib.core.events import Event, first_break
from chalicelib.core.paging import cursor_of, position_of
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.history.filtering import Filter, Search
from chalicelib.features.history.model import Extract, HistoryEvent, HistoryPage, Verdict
from chalicelib.features.history.rules import sentence
from chalicelib.features.history.verification import Exported, verdict
from chalicelib.features.settings.service import Company

PAGE = 50
# How many events one request reads when few of them are wanted.
READ_MAX = 2_000
_STEP = 250
DOWNLOAD_EVENTS_MAX = 10_000


class Verification(Frozen):
    """Whether the whole history is as it was written; `broken_at` is where it is not."""

    is_intact: bool
    broken_at: int | None
    events: int
    head: str


class History:
    """Histories of the actor's tenant."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def page(
        self,
        actor: Actor,
        code: str,
        language: str,
        wanted: Filter | None = None,
        cursor: str | None = None,
    ) -> HistoryPage:
        """Events of an account that are wanted, newest first."""
        account = self._accounts.get(actor, code)
        search = self._search(actor, wanted or Filter(), language)
        found: list[Event] = []
        last: Event | None = None
        is_more = False
        for last in self._read(actor, account, _before(cursor) or account.head_seq + 1, READ_MAX):
            if search.is_before(last):
                break
            if search.finds(last):
                found.append(last)
            if len(found) == PAGE:
                is_more = last.seq > 1
                break
        else:
            is_more = last is not None and last.seq > 1
        return HistoryPage(
            items=tuple(_shown(event, language) for event in found),
            next_cursor=cursor_of(str(last.seq)) if last and is_more else None,
            looked_back_to=last.at if last else None,
        )

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

    def extract(self, actor: Actor, code: str, language: str, wanted: Filter) -> Extract:
        """What a download holds; InvalidError `too_many_events` asks for a shorter period."""
        account = self._accounts.get(actor, code)
        search = self._search(actor, wanted, language)
        events: list[Event] = []
        for event in self._read(actor, account, account.head_seq + 1, account.head_seq):
            if search.is_before(event):
                break
            if search.finds(event):
                events.append(event)
            if len(events) > DOWNLOAD_EVENTS_MAX:
                raise InvalidError("Choose a shorter period.", code="too_many_events")
        return Extract(
            code=account.code,
            name=account.name,
            language=language,
            head_seq=account.head_seq,
            head_hash=account.head_hash,
            wanted=wanted,
            events=tuple((event, sentence(event, language)) for event in reversed(events)),
        )

    def verify_export(self, actor: Actor, exported: Exported) -> Verdict:
        """What a file proves by itself, and whether Relance holds the same events."""
        said = verdict(exported)
        account = self._accounts.find(actor, exported.account)
        if account is None or said.first is None or said.last is None:
            return said
        count = min(said.last - said.first + 1, account.head_seq)
        kept = self._read(actor, account, said.last + 1, count)
        hashes = {event.seq: event.hash for event in kept}
        same = all(hashes.get(row.seq) == row.hash for row in exported.events)
        return said.model_copy(update={"is_ours": same})

    def _search(self, actor: Actor, wanted: Filter, language: str) -> Search:
        return Search(wanted, self._company.settings(actor).timezone, language)

    def _read(self, actor: Actor, account: Account, before: int, limit: int) -> Iterator[Event]:
        """At most `limit` events below a number, newest first, some at a time."""
        while limit > 0:
            step = self._accounts.history(actor, account, before, min(_STEP, limit))
            yield from step
            if not step:
                return
            limit, before = limit - len(step), step[-1].seq


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
