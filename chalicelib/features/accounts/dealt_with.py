"""What somebody deals with, and what is left to the scenario alone. Pure."""

from datetime import date

from chalicelib.features.accounts.model import Account
from chalicelib.features.statuses.model import Status


def is_qualified(status: Status | None) -> bool:
    """Whether an item has a status and a comment (seed 003: taux de qualification)."""
    return bool(status and status.comment)


def oldest_free_on(account: Account) -> date | None:
    """The oldest due date of what only the scenario deals with.

    Nothing was said of it, and no answer, plan or specific action holds it.
    """
    held = {*account.pauses, *account.plans, *account.specific_items}
    return min(
        (
            item.due_on
            for item in account.items
            if item.counts
            and not item.is_credit
            and item.id not in held
            and not is_qualified(account.statuses.get(item.id))
        ),
        default=None,
    )
