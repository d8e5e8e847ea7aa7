"""Sending a reminder exactly once, on a mailer that cannot be asked whether a message left.

1. Prepare: the reminder's record, under an id that the same decision always gets.
2. Claim: the account is saved at exactly the version decided upon, with the id among `recent`.
   Only the one whose save succeeded goes on; anybody else who comes finds the id and stops.
3. Send, once. A throttled message surely did not leave: the record says so, and whoever raises
   its version sends it. After any other silence nobody knows, and nobody sends again.
4. Mark it sent. The provider's events do the same when this is lost (`settling.py`).
"""

import secrets

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.reminders import compose, store
from chalicelib.features.reminders.claims import before, claimed
from chalicelib.features.reminders.handed_over import (
    Handing,
    handed_over,
    is_for_a_person,
    told,
)
from chalicelib.features.reminders.letters import attached_by
from chalicelib.features.reminders.model import (
    Entry,
    Outcome,
    PlannedReminder,
    Reason,
    Refusal,
    Reminder,
    ReminderState,
)
from chalicelib.features.reminders.occasions import Occasion
from chalicelib.features.reminders.posting import Posting, outcome
from chalicelib.features.reminders.rules import decide
from chalicelib.features.reminders.states import moved
from chalicelib.features.reminders.written import decide_written
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.service import Templates
from chalicelib.ports import Table

ATTEMPTS = 6
THREAD_LOOKS = 3


class _DecideAgainError(Exception):
    """Somebody changed the account since it was read."""


class Sending:
    """Takes accounts one by one through the four steps."""

    def __init__(  # noqa: PLR0913 - what sending touches
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        scenarios: Scenarios,
        posting: Posting,
        *,
        templates: Templates,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._scenarios, self._posting, self._templates = scenarios, posting, templates

    def run_one(self, actor: Actor, code: str, occasion: Occasion) -> Outcome:
        """Send what is due to one account, once, however often this is called for the occasion.

        RetryableError: call again.
        """
        prepared: Reminder | None = None
        asked = occasion.by_hand
        for _ in range(ATTEMPTS):
            account = self._accounts.find(actor, code)
            if account is None:
                return Outcome(code=code, state="refused", reason=Reason(code="unknown_account"))
            begun = self._begun(actor, account, occasion)
            if begun:
                paused = None if asked else occasion.holds.paused
                if paused and begun.state is ReminderState.WAITING:
                    return outcome(begun, begun.state, paused)
                return self._posting.go_on(actor, account, begun)
            planned = self._decide(actor, account, occasion)
            self._withdraw(actor, prepared, planned, occasion)
            if isinstance(planned, Refusal):
                return Outcome(code=code, state="refused", reason=planned.reason)
            try:
                if is_for_a_person(planned) and not (asked and asked.written):
                    return self._hand_over(actor, account, planned)
                prepared = self._prepare(actor, account, planned, occasion)
                return self._posting.post(actor, self._claim(actor, account, prepared), prepared)
            except _DecideAgainError:
                continue
        raise RetryableError("The account keeps changing: try again.")

    def _begun(self, actor: Actor, account: Account, occasion: Occasion) -> Reminder | None:
        """The reminder of this occasion that was claimed before."""
        table = self._table.for_tenant(actor.tenant_id)
        for reminder_id in reversed(account.dunning.recent):
            if occasion.has_made(account.code, reminder_id):
                return store.get(table, account.code, reminder_id)
        return None

    def _decide(
        self, actor: Actor, account: Account, occasion: Occasion
    ) -> PlannedReminder | Refusal:
        scenario, asked = self._scenarios.of(actor, account), occasion.by_hand
        if asked and asked.written:
            return decide_written(account, asked.written, occasion.on, occasion.holds)
        if asked is None:
            return decide(account, scenario, occasion.on, occasion.holds)
        return decide(
            account,
            scenario,
            occasion.on,
            occasion.holds,
            as_of=asked.as_of,
            modes=asked.modes,
            wanted=asked.step,
        )

    def _prepare(
        self, actor: Actor, account: Account, planned: PlannedReminder, occasion: Occasion
    ) -> Reminder:
        """The stored reminder for exactly this decision."""
        reminder = self._reminder(actor, account, planned, occasion)
        try:
            self._table.for_tenant(actor.tenant_id).write(store.put(reminder))
        except ConflictError:
            return self._instead(actor, reminder)
        return reminder

    def _reminder(
        self, actor: Actor, account: Account, planned: PlannedReminder, occasion: Occasion
    ) -> Reminder:
        step, asked = planned.step, occasion.by_hand
        written, settings = asked.written if asked else None, self._company.settings(actor)
        key = compose.template_for(account, planned, settings)
        own_text = self._templates.own(actor, key)
        return Reminder(
            id=occasion.reminder_id(account.code, step.key),
            code=account.code,
            version=1,
            on=occasion.on,
            step=step.key,
            level=step.level,
            channel=Channel(step.channel.value),
            by=actor.name,
            account_version=account.version,
            recipient=planned.recipient,
            contact_id=planned.contact_id,
            copies=planned.copies,
            letter=compose.letter(account, planned, settings, written, own_text),
            attached=written.attached if written else attached_by(step),
            moves=planned.moves,
            before=before(account, planned),
            thread=self._thread(actor, account),
            timeline=(Entry(state=ReminderState.PREPARED, at=self._company.now(actor)),),
        )

    def _instead(self, actor: Actor, reminder: Reminder) -> Reminder:
        """What to go on with when the id is taken, though nobody has claimed it."""
        table = self._table.for_tenant(actor.tenant_id)
        there = store.get(table, reminder.code, reminder.id)
        if there is None or there.account_version > reminder.account_version:
            raise _DecideAgainError
        is_prepared = there.state is ReminderState.PREPARED
        if is_prepared and there.account_version == reminder.account_version:
            return there
        if not is_prepared and there.state is not ReminderState.CANCELLED:
            raise _DecideAgainError
        replacing = reminder.model_copy(update={"version": there.version + 1})
        try:
            table.write(store.put(replacing))
        except ConflictError as error:
            raise _DecideAgainError from error
        return replacing

    def _claim(self, actor: Actor, account: Account, reminder: Reminder) -> Account:
        """The account once this reminder is its latest: exactly one caller gets it."""
        # A save whose answer was lost looks like a conflict: the attempt's own mark tells.
        attempt = secrets.token_hex(6)
        event = self._accounts.draft(
            actor,
            "message_written" if reminder.letter.body else "reminder_claimed",
            reminder=reminder.id,
            step=reminder.step,
            level=reminder.level,
            channel=reminder.channel,
            contact=reminder.contact_id,
            about=reminder.letter.about,
            items=[row.number for row in reminder.letter.rows],
            attempt=attempt,
        )
        try:
            return self._accounts.save(actor, Change(claimed(account, reminder), (event,)))
        except (ConflictError, RetryableError) as error:
            now = self._accounts.get(actor, account.code)
            if any(e.facts.get("attempt") == attempt for e in now.tail):
                return now
            if isinstance(error, RetryableError):
                raise
            raise _DecideAgainError from error

    def _hand_over(self, actor: Actor, account: Account, planned: PlannedReminder) -> Outcome:
        """The step as an action of the agenda: saved with the items' progress, or not at all."""
        now, language = self._company.now(actor), self._company.settings(actor).language
        handing = Handing(
            compose.automatic_id(planned.on, account.code, planned.step.key),
            actor.name,
            now,
            language,
        )
        after, action = handed_over(account, planned, handing)
        event = self._accounts.draft(actor, "action_planned", **told(action))
        try:
            self._accounts.save(actor, Change(after, (event,)))
        except ConflictError as error:
            raise _DecideAgainError from error
        return Outcome(code=account.code, state="planned", step=planned.step.key)

    def _withdraw(
        self,
        actor: Actor,
        prepared: Reminder | None,
        planned: PlannedReminder | Refusal,
        occasion: Occasion,
    ) -> None:
        """Cancel what was prepared for an earlier look at the account, if it is not wanted now."""
        step = planned.step.key if isinstance(planned, PlannedReminder) else None
        if prepared is None or (step and occasion.reminder_id(prepared.code, step) == prepared.id):
            return
        cancelled = moved(prepared, ReminderState.CANCELLED, self._company.now(actor))
        try:
            self._table.for_tenant(actor.tenant_id).write(store.put(cancelled))
        except ConflictError:
            return

    def _thread(self, actor: Actor, account: Account) -> tuple[str, ...]:
        """The provider's ids of the account's first message and of its latest."""
        table = self._table.for_tenant(actor.tenant_id)
        for reminder_id in account.dunning.recent[: -THREAD_LOOKS - 1 : -1]:
            earlier = store.get(table, account.code, reminder_id)
            if earlier and earlier.message_id and earlier.channel is Channel.EMAIL:
                return (*earlier.thread[:1], earlier.message_id)
        return ()
