"""What people do with accounts. Every change goes through `save`, with its history events."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.events import Draft, Event, chain
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts import store
from chalicelib.features.accounts.model import Account, AccountFacts, NextStep
from chalicelib.features.accounts.promises import followed
from chalicelib.features.accounts.rules import Merge, edit_facts, edited, import_facts, merge
from chalicelib.features.accounts.sight import is_seen, line_is_seen
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.features.settings.service import Company
from chalicelib.ports import Delete, Put, Record, Table, TenantTable

ATTEMPTS = 6
RECENT_SECONDS = 5.0

# Says when the account's scenario goes on; given by the container, made by `features/reminders`.
Planner = Callable[[Actor, Account], NextStep | None]
# Says what assignment rules give an account; made by `features/assignment`.
Assigner = Callable[[Actor, Account], Account]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of an account writes: the account, its events, and records beside it.

    `others` go with the account, all or nothing. `before` are written first, whatever becomes of
    it: records that are the same however often they are made.
    """

    account: Account
    events: tuple[Draft, ...]
    others: tuple[Put | Delete, ...] = ()
    before: tuple[Record, ...] = ()


class Accounts:
    """Accounts of the actor's tenant."""

    def __init__(
        self, table: Table, company: Company, planner: Planner, assigner: Assigner
    ) -> None:
        self._table, self._company = table, company
        self._planner, self._assigner = planner, assigner
        self._kept = Briefly(self._load, RECENT_SECONDS)

    def get(self, actor: Actor, code: str) -> Account:
        """One account; NotFoundError for an unknown one, another tenant's, one out of sight."""
        found = self.find(actor, code)
        if found is None:
            raise NotFoundError("There is no such account.")
        return found

    def find(self, actor: Actor, code: str) -> Account | None:
        """One account that the actor sees, or None."""
        found = store.load(self._table.for_tenant(actor.tenant_id), code)
        return found if found and is_seen(actor, found) else None

    def portfolio(self, actor: Actor) -> list[Summary]:
        """Every account's line, by code."""
        return sorted(self.lines(actor), key=lambda line: line.code)

    def recent(self, actor: Actor) -> list[Summary]:
        """Every account's line, by code, as it was some seconds ago at most.

        For lists that ask page after page; what this process writes is in it at once.
        """
        return [line for line in self._kept.get(actor.tenant_id) if line_is_seen(actor, line)]

    def _load(self, tenant_id: str) -> list[Summary]:
        lines = store.portfolio(self._table.for_tenant(tenant_id))
        return sorted(lines, key=lambda line: line.code)

    def lines(self, actor: Actor) -> Iterator[Summary]:
        """Every account's line, in no order, one at a time."""
        found = store.portfolio(self._table.for_tenant(actor.tenant_id))
        return (line for line in found if line_is_seen(actor, line))

    def due_codes(self, actor: Actor, on: date) -> list[str]:
        """Codes of the accounts whose next step falls on or before `on`."""
        return list(store.due_codes(self._table.for_tenant(actor.tenant_id), on.isoformat()))

    def history(
        self, actor: Actor, account: Account, before_seq: int | None = None, limit: int = 50
    ) -> tuple[Event, ...]:
        """Events of an account, newest first, from below `before_seq` down."""
        table = self._table.for_tenant(actor.tenant_id)
        return store.history(table, account, before_seq or account.head_seq + 1, limit)

    def closed_items(self, actor: Actor, code: str) -> Iterator[ClosedItem]:
        """What extracts closed in an account, the newest extract first."""
        return self.closed_of(actor, self.get(actor, code))

    def closed_of(self, actor: Actor, account: Account) -> Iterator[ClosedItem]:
        """The same, of an account that was read already."""
        return store.closed(self._table.for_tenant(actor.tenant_id), account.code)

    def draft(self, actor: Actor, kind: str, **facts: Any) -> Draft:  # noqa: ANN401 - plain JSON
        """An event by this actor, now. Facts are plain JSON: text, numbers, lists."""
        return Draft(at=self._company.now(actor), by=actor.name, kind=kind, facts=facts)

    def save(self, actor: Actor, *changes: Change) -> Account:
        """Write changes as their accounts' next versions, all or none, and answer the first.

        ConflictError when somebody was faster.
        """
        self._kept.forget(actor.tenant_id)
        written = [self._next(actor, change) for change in changes]
        store.save(self._table.for_tenant(actor.tenant_id), *written)
        return written[0].account

    def _next(self, actor: Actor, change: Change) -> store.Next:
        """The next version: its promises followed, its next step planned, its events chained."""
        patience_days = self._company.settings(actor).promise_patience_days
        account, ended = followed(change.account, self._company.today(actor), patience_days)
        told = tuple(self.draft(actor, judged.kind, **judged.facts) for judged in ended)
        account = account.model_copy(update={"next_step": self._planner(actor, account)})
        events = chain(account.head_seq, account.head_hash, (*change.events, *told))
        return store.next_version(account, events, *change.others, before=change.before)

    def change(
        self,
        actor: Actor,
        code: str,
        decide: Callable[[Account], Change | None],
        *,
        version: int | None = None,
    ) -> Account:
        """Load, decide, save.

        With `version`, ConflictError `stale` unless it is the stored one; without, decide again
        on what others wrote meanwhile. None from `decide` writes nothing.
        """
        for _ in range(ATTEMPTS):
            account = self.get(actor, code)
            if version is not None and account.version != version:
                raise ConflictError("The account changed meanwhile.", code="stale")
            change = decide(account)
            if change is None:
                return account
            try:
                return self.save(actor, change)
            except ConflictError:
                if version is not None:
                    raise ConflictError("The account changed meanwhile.", code="stale") from None
        raise ConflictError("The account keeps changing: try again.")

    def foresee(self, actor: Actor, facts: AccountFacts, sequence: int, on: date) -> Merge:
        """What `take_in` would do now; nothing is written."""
        table = self._table.for_tenant(actor.tenant_id)
        account = store.load(table, facts.code) or Account(code=facts.code)
        return _merge(table, account, facts, sequence, on)

    def take_in(
        self,
        actor: Actor,
        facts: AccountFacts,
        sequence: int,
        on: date,
        foreseen: Merge | None = None,
    ) -> Account | None:
        """Apply what an extract says of one account; None when it says nothing new, or is old.

        The closed items are written first, under a key that the extract decides, so that a second
        delivery writes the same record again and nothing is lost in between. With the merge that
        `foresee` gave, the account is read again only when somebody changed it meanwhile.
        """
        for _ in range(ATTEMPTS):
            merged = foreseen or self.foresee(actor, facts, sequence, on)
            if not merged.is_news:
                return None
            account = self._assigner(actor, merged.account)
            event = self._import_event(actor, merged, account, sequence)
            gone = (store.closed_record(facts.code, merged.closed),) if merged.closed else ()
            try:
                return self.save(actor, Change(account, (event,), before=gone))
            except ConflictError:
                foreseen = None
        raise ConflictError("The account keeps changing: try again.")

    def take_in_new(self, actor: Actor, merges: Sequence[Merge], sequence: int) -> frozenset[str]:
        """Write accounts that no extract named before, many at once; the codes that were written.

        The others stand already, or are too large for one record: `take_in` is for them.
        """
        table = self._table.for_tenant(actor.tenant_id)
        self._kept.forget(actor.tenant_id)
        table.put_all(store.closed_record(m.account.code, m.closed) for m in merges if m.closed)
        made = []
        for merged in merges:
            assigned = self._assigner(actor, merged.account)
            step = self._planner(actor, assigned)
            account = assigned.model_copy(update={"next_step": step})
            event = self._import_event(actor, merged, assigned, sequence)
            made.append((account, chain(0, account.head_hash, (event,))))
        return frozenset(code for code, is_written in store.create(table, made) if is_written)

    def _import_event(self, actor: Actor, merged: Merge, account: Account, sequence: int) -> Draft:
        facts = import_facts(merged, sequence)
        if account.assigned != merged.account.assigned:
            facts["assigned"] = account.assigned
        return self.draft(actor, "import", **facts)

    def edit(
        self, actor: Actor, code: str, version: int, fields: dict[str, Any], reason: str = ""
    ) -> Account:
        """Set collector, scenario, level or note by hand."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account) -> Change | None:
            changed = edited(account, fields)
            if changed == account:
                return None
            if changed.level != account.level and not reason.strip():
                wrong = FieldError("reason", "a level by hand has a reason")
                raise InvalidError("Say why the level changes.", errors=(wrong,))
            facts = edit_facts(account, changed, fields)
            return Change(changed, (self.draft(actor, "edited", **facts, reason=reason),))

        return self.change(actor, code, decide, version=version)

    def now(self, actor: Actor) -> datetime:
        """This instant where the tenant is."""
        return self._company.now(actor)


def _merge(
    table: TenantTable, account: Account, facts: AccountFacts, sequence: int, on: date
) -> Merge:
    open_ids = {item.id for item in account.items}
    paid_before = account.version and any(i.id not in open_ids for i, _ in facts.settled)
    known = (
        {(c.item.id, c.closed_on) for c in store.closed(table, facts.code)} if paid_before else ()
    )
    return merge(account, facts, sequence, on, known)


def require_items(account: Account, item_ids: Sequence[str]) -> None:
    """Raise InvalidError unless each id is an open item of the account."""
    unknown = [i for i in item_ids if account.item(i) is None]
    if unknown or not item_ids:
        raise InvalidError(f"Not open on this account: {', '.join(unknown) or 'no item given'}.")
