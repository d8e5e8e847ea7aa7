"""What a claim changes of an account, how it is undone, and whether it still holds. Pure."""

from collections.abc import Container
from datetime import date

from chalicelib.features.accounts.model import Account, Reminded
from chalicelib.features.reminders.model import Before, PlannedReminder, Reminder
from chalicelib.features.reminders.obstacles import obstacle
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
        item: Reminded(step=step, on=reminder.on, first_on=_first_on(account, reminder, item, late))
        for item, step in reminder.moves.items()
    }
    dunning = account.dunning.model_copy(
        update={
            "reminded": {**account.dunning.reminded, **taken},
            "last_reminder_on": reminder.on,
            "recent": (*account.dunning.recent, reminder.id)[-RECENT_LIMIT:],
        }
    )
    level = max(account.level, reminder.level)
    return account.model_copy(update={"dunning": dunning, "level": level})


def _first_on(account: Account, reminder: Reminder, item: str, late: Container[str]) -> date | None:
    before = account.dunning.reminded.get(item)
    if before and before.first_on:
        return before.first_on
    return reminder.on if item in late else None


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
                first_on = None if now.first_on == reminder.on else now.first_on
                reminded[item] = Reminded(step=key, on=on, first_on=first_on)
    update: dict[str, object] = {"reminded": reminded}
    if account.dunning.last_reminder_on == reminder.on:
        update["last_reminder_on"] = reminder.before.last_reminder_on
    level = reminder.before.level if account.level == reminder.level else account.level
    dunning = account.dunning.model_copy(update=update)
    return account.model_copy(update={"dunning": dunning, "level": level})


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
    return reminder.channel is Channel.SMS or not contact.bounced_on
