"""How a reminder whose end is not known comes to one: by the provider's news, time, or a person.

A claim that nobody reported on is sent again only where `resend_after` says how long news can
take at most, measured on the live service; elsewhere it is shown as unknown and a person decides.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from chalicelib.core.clock import local_date
from chalicelib.core.errors import ConflictError, NotFoundError, RetryableError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.contacts import Contacts
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.circuit.model import Cause
from chalicelib.features.circuit.service import Circuits
from chalicelib.features.reminders import store
from chalicelib.features.reminders.circumstances import is_over, is_sms_hour, may_leave_now
from chalicelib.features.reminders.claims import still_holds
from chalicelib.features.reminders.model import SYSTEM, Reminder, ReminderState
from chalicelib.features.reminders.posting import Posting
from chalicelib.features.reminders.states import heard, moved
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table, TenantTable

ATTEMPTS = 6
# Longer than any function runs: whoever claimed earlier than this is not about to send.
SILENCE = timedelta(minutes=60)
# A message that waits is sent at the next look; its version says who does.
LOOK_AFTER = timedelta(minutes=10)
AUTOMATIC_RESENDS = 3
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """What the provider says of one message. `bounced` are addresses never to mail again."""

    code: str
    reminder_id: str
    state: ReminderState
    message_id: str
    at: datetime
    detail: str = ""
    bounced: tuple[str, ...] = ()


class Settling:
    """Brings reminders to their end."""

    def __init__(  # noqa: PLR0913 - what settling touches
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        posting: Posting,
        resend_after: timedelta | None,
        *,
        contacts: Contacts,
        circuit: Circuits,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._posting, self._resend_after = posting, resend_after
        self._contacts, self._circuit = contacts, circuit

    def hear(self, actor: Actor, news: News) -> None:
        """Take in the provider's news; the same again, or older, changes nothing."""
        table = self._table.for_tenant(actor.tenant_id)
        for _ in range(ATTEMPTS):
            reminder = store.get(table, news.code, news.reminder_id)
            if reminder is None:
                logger.warning("news of no reminder", extra={"id": news.reminder_id})
                return
            # A demonstration's clock runs ahead of the provider's.
            at = max(news.at, reminder.since)
            after = heard(reminder, news.state, at, news.detail, news.message_id)
            try:
                if after:
                    table.write(store.put(after))
                break
            except ConflictError:
                continue
        else:
            raise RetryableError("The reminder keeps changing: try again.")
        on = local_date(at, self._company.settings(actor).timezone)
        for address in news.bounced:
            self._contacts.mark_bounced(actor, news.code, address, on, news.detail)
        if news.bounced:
            is_complaint = news.state is ReminderState.COMPLAINED
            cause = Cause.COMPLAINTS if is_complaint else Cause.BOUNCES
            self._circuit.hear(actor, cause, at, news.reminder_id)

    def sweep(self, actor: Actor) -> int:
        """Settle what has been silent for too long; the number of reminders looked at."""
        now = self._company.now(actor)
        quiet = min(self._resend_after or LOOK_AFTER, LOOK_AFTER)
        table = self._table.for_tenant(actor.tenant_id)
        looked_at, is_paused = 0, self._circuit.pause(actor) is not None
        for reminder in list(store.unsettled(table, now - quiet)):
            is_held = is_paused and reminder.by == SYSTEM
            if is_held and reminder.state is ReminderState.WAITING:
                continue
            looked_at += 1
            try:
                self._settle(actor, table, reminder, now, is_held=is_held)
            except ConflictError:
                continue
            except Exception:
                # One that cannot be settled keeps nobody else from being looked at.
                logger.exception("still unsettled", extra={"id": reminder.id})
        return looked_at

    def _settle(
        self,
        actor: Actor,
        table: TenantTable,
        reminder: Reminder,
        now: datetime,
        *,
        is_held: bool,
    ) -> None:
        account = self._accounts.find(actor, reminder.code)
        if reminder.state is ReminderState.WAITING and account:
            self._posting.post_again(actor, account, reminder)
        if reminder.state is not ReminderState.PREPARED:
            return
        silent_for = now - reminder.since
        if account is None or reminder.id not in account.dunning.recent:
            if silent_for >= SILENCE:
                # Never claimed, so never sent: the next run decides anew.
                table.write(store.put(moved(reminder, ReminderState.CANCELLED, now)))
        elif reminder.channel is Channel.LETTER:
            self._print_again(actor, account, reminder, silent_for)
        elif not is_held and self._may_go_again(actor, account, reminder, silent_for):
            self._once_more(actor, account, reminder)
        elif silent_for >= SILENCE:
            table.write(store.put(moved(reminder, ReminderState.UNKNOWN, now)))

    def _print_again(
        self, actor: Actor, account: Account, reminder: Reminder, silent_for: timedelta
    ) -> None:
        """Printed again it is the same letter: it leaves when a person posts it."""
        is_right = still_holds(account, reminder, self._company.today(actor))
        if is_right and reminder.attempts < AUTOMATIC_RESENDS:
            self._once_more(actor, account, reminder)
        elif silent_for >= SILENCE:
            detail = "It could not be printed." if is_right else "The account changed before."
            self._posting.give_back(actor, reminder, ReminderState.CANCELLED, detail)

    def _may_go_again(
        self, actor: Actor, account: Account, reminder: Reminder, silent_for: timedelta
    ) -> bool:
        settings, now = self._company.settings(actor), self._company.now(actor)
        return (
            self._resend_after is not None
            and silent_for >= self._resend_after
            and reminder.attempts < AUTOMATIC_RESENDS
            # No provider reports on these: their silence says nothing.
            and reminder.channel is not Channel.SMS
            and not is_over(reminder, settings, now)
            and may_leave_now(reminder, settings, now)
            and still_holds(account, reminder, self._company.today(actor))
        )

    def _once_more(self, actor: Actor, account: Account, reminder: Reminder) -> None:
        again = self._posting.taken_up(actor, reminder, "No news of it: once more.")
        if again:
            self._posting.post(actor, account, again)

    def decide(
        self,
        actor: Actor,
        code: str,
        reminder_id: str,
        decision: Literal["send_again", "consider_sent"],
    ) -> Reminder:
        """What a person says of a reminder nobody knows the end of."""
        actor.require(Role.COLLECTOR)
        table = self._table.for_tenant(actor.tenant_id)
        account = self._accounts.get(actor, code)
        unknown, again = self._unknown(table, code, reminder_id), decision == "send_again"
        if again and not still_holds(account, unknown, self._company.today(actor)):
            raise ConflictError(
                "The account changed since: this message is not right any more.",
                code="no_longer_due",
            )
        if again and unknown.channel is Channel.SMS and not is_sms_hour(actor, self._company):
            raise ConflictError("No SMS leaves between 22:00 and 8:00.", code="sms_hours")
        settled = self._record(actor, table, code, reminder_id, again=again)
        if again:
            self._posting.post(actor, account, settled)
        found = store.get(table, code, reminder_id)
        return found or settled

    def _unknown(self, table: TenantTable, code: str, reminder_id: str) -> Reminder:
        reminder = store.get(table, code, reminder_id)
        if reminder is None:
            raise NotFoundError("There is no such reminder.")
        if reminder.state is not ReminderState.UNKNOWN:
            raise ConflictError("This reminder is settled already.", code="settled")
        return reminder

    def _record(
        self, actor: Actor, table: TenantTable, code: str, reminder_id: str, *, again: bool
    ) -> Reminder:
        """The decision in the history and on the reminder, in one transaction."""
        now = self._company.now(actor)
        kept: list[Reminder] = []

        def change(account: Account) -> Change:
            reminder = self._unknown(table, code, reminder_id)
            state = ReminderState.PREPARED if again else ReminderState.SENT
            settled = moved(reminder, state, now, actor.name, attempts=reminder.attempts + again)
            kept[:] = [settled]
            event = self._accounts.draft(
                actor,
                "reminder_sent_again" if again else "reminder_considered_sent",
                reminder=reminder_id,
                step=reminder.step,
            )
            counts = again and not reminder.is_asked_for
            after = _reminded_on(account, self._company.today(actor)) if counts else account
            return Change(after, (event,), (store.put(settled),))

        self._accounts.change(actor, code, change)
        return kept[0]


def _reminded_on(account: Account, day: date) -> Account:
    """The account of which a message leaves that day: the days until the next count from there."""
    dunning = account.dunning.model_copy(update={"last_reminder_on": day})
    return account.model_copy(update={"dunning": dunning})
