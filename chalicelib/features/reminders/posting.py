"""The one place where a claimed reminder is handed over, and what follows from the answer.

Whoever posts has just written the claim, or raised the reminder's version: nobody else posts it.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.reminders import compose, store
from chalicelib.features.reminders.circumstances import is_over, is_sms_hour, may_leave_now
from chalicelib.features.reminders.claims import given_back, still_holds, without_sms
from chalicelib.features.reminders.model import Outcome, Reason, Reminder, ReminderState
from chalicelib.features.reminders.states import OPEN, heard, moved
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.settings.service import Company
from chalicelib.ports import Attachment, Mailer, SendRefusedError, SmsGateway, Table

_PAUSES_SECONDS = (0.2, 0.8)
_MARK_ATTEMPTS = 3
# Of a message that waits: two days of hourly looks.
TRIES_MAX = 48
logger = logging.getLogger(__name__)


class Links(Protocol):
    """Makes the debtor's link; given by the container, made by `features/answers`."""

    def __call__(
        self,
        actor: Actor,
        account: Account,
        reminder_id: str,
        item_ids: Sequence[str],
        language: str,
    ) -> str:
        """The address by which the debtor answers about these items."""


class Papers(Protocol):
    """The papers of a message; given by the container, made by `features/messages`."""

    def attachments(self, actor: Actor, reminder: Reminder) -> tuple[Attachment, ...]:
        """The files that leave with it."""

    def keep_letter(self, actor: Actor, reminder: Reminder, link: str) -> None:
        """Print it and put it beside the account's documents; again, nothing more."""


class Posting:
    """Posts claimed reminders, and settles those that surely did not leave."""

    def __init__(  # noqa: PLR0913 - what a message needs
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        *,
        mailer: Mailer,
        sms: SmsGateway,
        links: Links,
        reply_to: Callable[[Actor, str], str],
        papers: Papers,
        domain: str,
        wait: Callable[[float], None],
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._mailer, self._sms = mailer, sms
        self._links, self._reply_to, self._papers = links, reply_to, papers
        self._domain, self._wait = domain, wait

    def post(self, actor: Actor, account: Account, reminder: Reminder) -> Outcome:
        """Send, once, and say what became of it; RetryableError when it surely waits."""
        try:
            send = self._ready(actor, account, reminder)
        except Exception as error:
            # Whatever it was, it surely did not leave.
            self._keep_waiting(actor, reminder, str(error))
            raise
        try:
            message_id = self._send(send)
        except SendRefusedError as error:
            return self.give_back(actor, reminder, ReminderState.REFUSED, error.detail)
        except RetryableError as error:
            self._keep_waiting(actor, reminder, error.detail)
            raise
        except Exception:
            # Nobody knows whether it left: the provider's events, or a person, will say.
            logger.exception("unknown whether the reminder left", extra={"id": reminder.id})
            return outcome(reminder, "unknown", Reason(code="unknown"))
        # A letter is ready now: it leaves when somebody takes it to the post.
        is_letter = reminder.channel is Channel.LETTER
        state = ReminderState.TO_POST if is_letter else ReminderState.SENT
        self._mark(actor, reminder, state, message_id)
        return outcome(reminder, state)

    def go_on(self, actor: Actor, account: Account, begun: Reminder) -> Outcome:
        """What became of a reminder that was claimed before; one that waits is sent now."""
        if begun.state is ReminderState.WAITING:
            return self.post_again(actor, account, begun)
        if begun.state is ReminderState.PREPARED:
            return outcome(begun, "unknown", Reason(code="in_progress"))
        return outcome(begun, begun.state)

    def post_again(self, actor: Actor, account: Account, reminder: Reminder) -> Outcome:
        """Send a reminder that waits, in its hours; it is given back when it should not go."""
        settings, now = self._company.settings(actor), self._company.now(actor)
        if detail := self._why_never(actor, account, reminder):
            return self.give_back(actor, reminder, ReminderState.CANCELLED, detail)
        if not may_leave_now(reminder, settings, now):
            return outcome(reminder, ReminderState.WAITING, Reason(code="outside_hours"))
        if reminder.channel is Channel.SMS and not is_sms_hour(actor, self._company):
            return outcome(reminder, ReminderState.WAITING, Reason(code="sms_hours"))
        again = self.taken_up(actor, reminder)
        if again is None:
            return outcome(reminder, "unknown", Reason(code="in_progress"))
        return self.post(actor, account, again)

    def _why_never(self, actor: Actor, account: Account, reminder: Reminder) -> str:
        """Why a message that waits does not leave any more; "" while it may."""
        settings, now = self._company.settings(actor), self._company.now(actor)
        if is_over(reminder, settings, now):
            return "Its day was over before it left."
        if not still_holds(account, reminder, self._company.today(actor)):
            return "The account changed before it left."
        if reminder.attempts >= TRIES_MAX:
            return "It could not be sent, however often it was tried."
        return ""

    def taken_up(self, actor: Actor, reminder: Reminder, detail: str = "") -> Reminder | None:
        """The reminder as it is about to be posted once more; None when somebody else does."""
        prepared = moved(
            reminder,
            ReminderState.PREPARED,
            self._company.now(actor),
            detail,
            attempts=reminder.attempts + 1,
        )
        try:
            self._table.for_tenant(actor.tenant_id).write(store.put(prepared))
        except ConflictError:
            return None
        return prepared

    def give_back(
        self, actor: Actor, reminder: Reminder, state: ReminderState, detail: str
    ) -> Outcome:
        """It surely reached nobody: its end and the account as before, in one transaction."""
        table, now = self._table.for_tenant(actor.tenant_id), self._company.now(actor)

        def decide(account: Account) -> Change | None:
            there = store.get(table, reminder.code, reminder.id)
            if there is None or there.state not in OPEN:
                return None
            event = self._accounts.draft(
                actor, f"reminder_{state}", reminder=reminder.id, step=reminder.step, detail=detail
            )
            ended = store.put(moved(there, state, now, detail))
            after = given_back(account, reminder)
            if reminder.channel is Channel.SMS and state is ReminderState.REFUSED:
                after = without_sms(after, reminder.recipient, self._company.today(actor))
            return Change(after, (event,), (ended,))

        self._accounts.change(actor, reminder.code, decide)
        return outcome(reminder, state, Reason(code=state.value, facts={"detail": detail}))

    def _ready(self, actor: Actor, account: Account, reminder: Reminder) -> Callable[[], str]:
        """What sends it, all that may fail before being done."""
        kept, settings = reminder.letter, self._company.settings(actor)
        items = [row.id for row in kept.rows]
        link = self._links(actor, account, reminder.id, items, kept.language)
        if reminder.channel is Channel.SMS:
            return partial(self._sms.send, compose.sms(reminder, settings, link, actor.tenant_id))
        if reminder.channel is Channel.LETTER:
            self._papers.keep_letter(actor, reminder, link)
            return str
        attached = self._papers.attachments(actor, reminder)
        email = compose.email(
            reminder,
            settings,
            link,
            actor.tenant_id,
            self._domain,
            attachments=attached,
            reply_to=self._reply_to(actor, reminder.code),
        )
        return partial(self._mailer.send, email)

    def _send(self, send: Callable[[], str]) -> str:
        for pause in _PAUSES_SECONDS:
            try:
                return send()
            except RetryableError:
                self._wait(pause)
        return send()

    def _keep_waiting(self, actor: Actor, reminder: Reminder, detail: str) -> None:
        waiting = moved(reminder, ReminderState.WAITING, self._company.now(actor), detail)
        try:
            self._table.for_tenant(actor.tenant_id).write(store.put(waiting))
        except ConflictError:
            return

    def _mark(
        self, actor: Actor, reminder: Reminder, state: ReminderState, message_id: str
    ) -> None:
        """What the provider's events, or the next printing, say too: losing this loses nothing."""
        table, now = self._table.for_tenant(actor.tenant_id), self._company.now(actor)
        current: Reminder | None = reminder
        for _ in range(_MARK_ATTEMPTS):
            sent = current and heard(current, state, now, message_id=message_id)
            if not sent:
                return
            try:
                table.write(store.put(sent))
            except ConflictError:
                current = store.get(table, reminder.code, reminder.id)
            except RetryableError:
                logger.warning("sent, not marked", extra={"id": reminder.id})
            else:
                return


def outcome(reminder: Reminder, state: str, reason: Reason | None = None) -> Outcome:
    """What became of one account."""
    return Outcome(
        code=reminder.code,
        state=str(state),
        reason=reason,
        reminder_id=reminder.id,
        step=reminder.step,
        recipient=reminder.recipient,
    )
