"""What a claim changes of an account, how it is undone, and whether it still holds. Pure."""

from datetime import date

from chalicelib.features.accounts.model import Account, Reminded
from chalicelib.features.reminders.model import Before, PlannedReminder, Reminder
from chalicelib.features.reminders.obstacles import obstacle
from chalicelib.features.reminders.reaching import number_of
from chalicelib.features.reminders.written import address_of
from chalicelib.features.scenarios.model import Channel

RECENT_LIMIT = 10


def before(account: Account, planned: PlannedReminder) -> Before:
    """What the claim of this plan will replace."""
    reminded = account.dunning.reminded
    return Before(
        level=account.level,
        last_reminder_on=account.dunning.last_reminder_on,
        taken={i: (reminded[i].step, reminded[i].on) for i in planned.moves if i in reminded},
    )


def claimed(account: Account, reminder: Reminder) -> Account:
    """The account with the reminder taken: its items' steps, its level, its day, its id."""
    late = {row.id for row in reminder.letter.rows if row.due_on < reminder.on}
    taken = {
        item: _reminded(account, reminder, item, step, is_late=item in late)
        for item, step in reminder.moves.items()
    }
    dunning = account.dunning.model_copy(
        update={
            "reminded": {**account.dunning.reminded, **taken},
            "last_reminder_on": _last_on(account, reminder),
            "recent": (*account.dunning.recent, reminder.id)[-RECENT_LIMIT:],
        }
    )
    level = max(account.level, reminder.level)
    return account.model_copy(update={"dunning": dunning, "level": level})


def _last_on(account: Account, reminder: Reminder) -> date | None:
    return account.dunning.last_reminder_on if reminder.is_asked_for else reminder.on


def _reminded(
    account: Account, reminder: Reminder, item: str, step: str, *, is_late: bool
) -> Reminded:
    before = account.dunning.reminded.get(item)
    if before and before.first_on:
        return before.model_copy(update={"step": step, "on": reminder.on})
    return Reminded(
        step=step,
        on=reminder.on,
        first_on=reminder.on if is_late else None,
        by_letter=is_late and reminder.channel is Channel.LETTER,
    )


def posted(account: Account, reminder: Reminder, on: date) -> Account:
    """The account once a letter left on that day: what counts from it counts from there."""
    reminded = {
        item: taken.model_copy(
            update={
                "on": on if taken.on == reminder.on else taken.on,
                "first_on": on if _is_first(taken, reminder) else taken.first_on,
            }
        )
        if item in reminder.moves
        else taken
        for item, taken in account.dunning.reminded.items()
    }
    last = account.dunning.last_reminder_on
    update = {"reminded": reminded, "last_reminder_on": max(on, last) if last else on}
    return account.model_copy(update={"dunning": account.dunning.model_copy(update=update)})


def _is_first(taken: Reminded, reminder: Reminder) -> bool:
    return taken.by_letter and taken.first_on == reminder.on


def without_sms(account: Account, number: str, on: date) -> Account:
    """The account once a number refused an SMS: none goes there any more."""
    contacts = tuple(
        c.model_copy(update={"sms_refused_on": c.sms_refused_on or on})
        if number_of(account, c) == number
        else c
        for c in account.contacts
    )
    return account.model_copy(update={"contacts": contacts})


def given_back(account: Account, reminder: Reminder) -> Account:
    """The account as if the reminder had not been taken: it surely reached nobody.

    What somebody changed since stays, and so does the id: it is never claimed a second time.
    """
    reminded = dict(account.dunning.reminded)
    for item, step in reminder.moves.items():
        now = reminded.get(item)
        if now and (now.step, now.on) == (step, reminder.on):
            del reminded[item]
            if item in reminder.before.taken:
                key, on = reminder.before.taken[item]
                was_first = now.first_on == reminder.on
                reminded[item] = Reminded(
                    step=key,
                    on=on,
                    first_on=None if was_first else now.first_on,
                    by_letter=now.by_letter and not was_first,
                )
    update: dict[str, object] = {"reminded": reminded}
    if _is_last(account, reminder) and not reminder.is_asked_for:
        update["last_reminder_on"] = reminder.before.last_reminder_on
    level = reminder.before.level if account.level == reminder.level else account.level
    dunning = account.dunning.model_copy(update=update)
    return account.model_copy(update={"dunning": dunning, "level": level})


def _is_last(account: Account, reminder: Reminder) -> bool:
    """Whether the days until the next count from this one: sent again, from a later day."""
    last = account.dunning.last_reminder_on
    is_newest = account.dunning.recent[-1:] == (reminder.id,)
    return last == reminder.on or (last is not None and last > reminder.on and is_newest)


def still_holds(account: Account, reminder: Reminder, today: date) -> bool:
    """Whether everything the message says is still owed and may still be asked for."""
    for row in reminder.letter.rows:
        item = account.item(row.id)
        if item is None or item.balance_minor != row.balance_minor:
            return False
        # Whoever writes in person does so knowing what stands in the way of the scenario.
        if not reminder.letter.body and obstacle(account, item, today):
            return False
    if reminder.channel is Channel.LETTER:
        return True
    contact = next((c for c in account.contacts if c.id == reminder.contact_id), None)
    is_scenarios = reminder.channel is Channel.EMAIL and not reminder.letter.body
    if is_scenarios and contact != account.collection_contact:
        return False
    if contact is None or address_of(account, contact, reminder.channel) != reminder.recipient:
        return False
    return not (contact.sms_refused_on if reminder.channel is Channel.SMS else contact.bounced_on)
