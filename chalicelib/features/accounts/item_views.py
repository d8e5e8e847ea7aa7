"""What lists show of an account's items, open and closed."""

from datetime import date, datetime

from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import ClosedItem, ItemKind, OpenItem
from chalicelib.features.statuses.model import Status, StatusType


class StatusView(Frozen):
    """What is known about an item; NCT, by nobody, where nothing is."""

    type: StatusType = StatusType.NOT_CONTACTED
    code: str = ""
    comment: str = ""
    promise_on: date | None = None
    dispute_type: str = ""
    resolver: str = ""
    proof: str = ""
    # What of the item the status leaves out, where it is of a part.
    rest: Money | None = None
    by: str = ""
    at: datetime | None = None


class ItemRow(Frozen):
    """What every list of items shows."""

    id: str
    number: str
    kind: ItemKind
    issued_on: date
    due_on: date
    amount: Money
    balance: Money
    reference: str
    label: str


class OpenItemRow(ItemRow):
    """One open item on a day. `paused_by` is the answer that holds its reminders back."""

    days_late: int
    status: StatusView
    paused_by: str | None
    reminded_step: str | None


class ClosedItemRow(ItemRow):
    """One item that is no longer open."""

    closed_on: date
    how: str


class OpenItems(Frozen):
    """The open items of an account; `totals` are what it owes, memos left out."""

    items: tuple[OpenItemRow, ...]
    totals: tuple[Money, ...]
    next_cursor: str | None = None


def open_items(account: Account, today: date) -> OpenItems:
    """The open items, the longest due first."""
    ordered = sorted(account.items, key=lambda i: (i.due_on, i.number, i.id))
    return OpenItems(
        items=tuple(_open_row(account, item, today) for item in ordered),
        totals=totals((i.balance_minor, i.currency) for i in account.items if i.counts),
    )


def _open_row(account: Account, item: OpenItem, today: date) -> OpenItemRow:
    reminded = account.dunning.reminded.get(item.id)
    return OpenItemRow(
        **_shown(item),
        days_late=item.days_late(today),
        status=_status(account.statuses.get(item.id)),
        paused_by=account.pauses.get(item.id),
        reminded_step=reminded.step if reminded else None,
    )


def _status(status: Status | None) -> StatusView:
    return StatusView(**status.model_dump()) if status else StatusView()


def closed_row(closed: ClosedItem) -> ClosedItemRow:
    """One closed item."""
    return ClosedItemRow(**_shown(closed.item), closed_on=closed.closed_on, how=closed.how)


def _shown(item: OpenItem) -> dict[str, object]:
    fields = dict(item)
    return {name: fields.get(name, getattr(item, name)) for name in ItemRow.model_fields}
