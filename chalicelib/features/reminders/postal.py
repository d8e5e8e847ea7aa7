"""Letters between printing and posting: which wait, which left, which never will."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import islice
from typing import NamedTuple

from chalicelib.core.errors import InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.reminders import store
from chalicelib.features.reminders.claims import posted, still_holds
from chalicelib.features.reminders.model import Reminder, ReminderState
from chalicelib.features.reminders.posting import Posting
from chalicelib.features.reminders.states import moved
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

PAGE = 200
READERS = 8


class Waiting(NamedTuple):
    """A letter to post; `holds`: what it says is still owed and may still be asked for."""

    reminder: Reminder
    holds: bool


class Postal:
    """Letters to post of the actor's company."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, posting: Posting
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._posting = posting

    def page(self, actor: Actor, on: date | None, after: str) -> tuple[list[Waiting], str]:
        """Letters of a day, or of all days, from after a place, and where to go on."""
        actor.require(Role.READER)
        table = self._table.for_tenant(actor.tenant_id)
        found = list(islice(store.to_post(table, on, after), PAGE))
        more = store.place_to_post(found[-1]) if len(found) == PAGE else ""
        return self._seen(actor, found), more

    def _seen(self, actor: Actor, found: Iterable[Reminder]) -> list[Waiting]:
        """Of accounts that the actor sees."""
        today = self._company.today(actor)

        def look(reminder: Reminder) -> Waiting | None:
            account = self._accounts.find(actor, reminder.code)
            if account is None:
                return None
            return Waiting(reminder, still_holds(account, reminder, today))

        with ThreadPoolExecutor(READERS) as readers:
            return [waiting for waiting in readers.map(look, found) if waiting]

    def chosen(self, actor: Actor, letters: Sequence[tuple[str, str]]) -> list[Reminder]:
        """Those of these accounts and ids that wait, in the order of the list."""
        table = self._table.for_tenant(actor.tenant_id)
        kept = (store.get(table, code, reminder_id) for code, reminder_id in letters)
        found = [r for r in kept if r and r.state is ReminderState.TO_POST]
        return sorted((w.reminder for w in self._seen(actor, found)), key=store.place_to_post)

    def post(self, actor: Actor, code: str, reminder_id: str, on: date) -> bool:
        """It left on that day; False when it did not wait any more."""
        actor.require(Role.COLLECTOR)
        table, now = self._table.for_tenant(actor.tenant_id), self._company.now(actor)
        left: list[Reminder] = []

        def decide(account: Account) -> Change | None:
            left.clear()
            there = store.get(table, code, reminder_id)
            if there is None or there.state is not ReminderState.TO_POST:
                return None
            if not there.on <= on <= self._company.today(actor):
                raise InvalidError("A letter leaves between the day it was made and today.")
            left.append(there)
            event = self._accounts.draft(
                actor, "letter_posted", reminder=there.id, step=there.step, on=on.isoformat()
            )
            gone = moved(there, ReminderState.SENT, now, actor.name)
            return Change(posted(account, there, on), (event,), (store.put(gone),))

        self._accounts.change(actor, code, decide)
        return bool(left)

    def withdraw(self, actor: Actor, code: str, reminder_id: str) -> bool:
        """It will not leave: the account is as if it had not been made. False when it left."""
        actor.require(Role.COLLECTOR)
        self._accounts.get(actor, code)
        table = self._table.for_tenant(actor.tenant_id)
        found = store.get(table, code, reminder_id)
        if found and found.state is ReminderState.TO_POST:
            self._posting.give_back(actor, found, ReminderState.CANCELLED, "")
            found = store.get(table, code, reminder_id)
        return found is not None and found.state is ReminderState.CANCELLED
