"""What stands in the way of reminding of one item on a day. Pure."""

from datetime import date

from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.penalties.regimes import free_until
from chalicelib.features.reminders.conditions import is_consumer
from chalicelib.features.reminders.model import Reason
from chalicelib.features.statuses.model import StatusType

_STATUS_REASONS = {
    StatusType.DISPUTE: "disputed",
    StatusType.DO_NOT_CONTACT: "do_not_contact",
    StatusType.ALREADY_PAID: "paid",
}


def obstacle(account: Account, item: OpenItem, today: date) -> Reason | None:
    """Why this item is left alone on a day; None when it is not."""
    if item.is_credit or item.balance_minor == 0 or not item.counts:
        return Reason(code="not_owed")
    if item.kind is ItemKind.IN_TRANSIT:
        return Reason(code="in_transit", facts={"item": item.number})
    for held, holds in _holds(account):
        if item.id in holds:
            return Reason(code=held, facts={"item": item.number})
    status = account.statuses.get(item.id)
    if status is None or status.said_minor(item.balance_minor) <= 0:
        # The part that was promised or paid has come: the rest goes on.
        return None
    if status.type is StatusType.PROMISE and status.promise_on and status.promise_on >= today:
        return Reason(
            code="promised", facts={"item": item.number, "date": status.promise_on.isoformat()}
        )
    code = _STATUS_REASONS.get(status.type)
    return Reason(code=code, facts={"item": item.number}) if code else None


def standing(
    account: Account, item: OpenItem, today: date, *, is_for_consumers: bool = False
) -> Reason | None:
    """Why nothing new goes for this item on a day: an obstacle, or the days a consumer has.

    Not asked of a message that was claimed: it may be the very one those days began with.
    """
    found = obstacle(account, item, today)
    if found or not is_consumer(account, is_for_consumers=is_for_consumers):
        return found
    return _consumer_days(account, item, today)


def _consumer_days(account: Account, item: OpenItem, today: date) -> Reason | None:
    reminded = account.dunning.reminded.get(item.id)
    if reminded is None or reminded.first_on is None:
        return None
    until = free_until(reminded.first_on, by_letter=reminded.by_letter)
    if today > until:
        return None
    return Reason(code="consumer_days", facts={"item": item.number, "date": until.isoformat()})


def _holds(account: Account) -> tuple[tuple[str, dict[str, str]], ...]:
    """What keeps items out of their scenario, by item id."""
    return (
        ("paused", account.pauses),
        ("in_plan", account.plans),
        ("specific_action", account.specific_items),
    )
