"""What a qualification changes in an account, and how the history tells it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.events import Event
from chalicelib.core.money import Money
from chalicelib.core.values import Strict
from chalicelib.features.accounts.model import Account
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.open_items.parts import part_complaint
from chalicelib.features.statuses.model import Status, StatusType
from chalicelib.features.statuses.rules import Qualification

TOLD_ITEMS = 50
LABELLED_ITEMS = 5
_OF_A_PART = {StatusType.PROMISE, StatusType.ALREADY_PAID}
_NO_PART = {
    "amount_status": "only a promise or a payment has an amount",
    "amount_items": "a part is of one item that is owed",
    "amount_unreadable": "more than zero, with no more decimals than its currency has",
    "amount_large": "no more than what is open of the item",
}


class FollowUp(Strict):
    """The next action a person confirmed with a qualification."""

    kind: ActionKind
    on: date
    label: Annotated[str, Field(max_length=200)] = ""


class Said(Qualification):
    """A qualification with the next action to plan.

    `takes_back` marks an undo: it is the version that the undone qualification named. `amount` is
    what of one item is promised or paid, in its currency; None for all of it.
    """

    amount: Annotated[Decimal, Field(gt=0, allow_inf_nan=False, max_digits=20)] | None = None
    follow_up: FollowUp | None = None
    takes_back: Annotated[int, Field(ge=0)] | None = None


def action_id(version: int) -> str:
    """The id of the action planned by the qualification that named that version."""
    return f"qualified-{version}"


def planned(
    account: Account, follow_up: FollowUp, items: Sequence[str], by: str, at: datetime
) -> Action:
    """The action on the account. It names the items in its label: they stay in the scenario."""
    names = numbers(account, items)
    rest = len(items) - LABELLED_ITEMS
    label = ", ".join(names[:LABELLED_ITEMS]) + (f" (+{rest})" if rest > 0 else "")
    return Action(
        id=action_id(account.version),
        kind=follow_up.kind,
        on=follow_up.on,
        label=follow_up.label or label,
        by=by,
        at=at,
    )


def with_action(account: Account, action: Action | None, taken_back: str) -> Account:
    """The account with that action, and without the one an undo takes back."""
    kept = tuple(a for a in account.actions if a.id != taken_back)
    return account.model_copy(update={"actions": (*kept, action) if action else kept})


def qualified(account: Account, item_ids: Sequence[str], status: Status | None) -> Account:
    """The account with that status on those items; None takes their status away."""
    others = {k: v for k, v in account.statuses.items() if k not in set(item_ids)}
    given = dict.fromkeys(item_ids, status) if status else {}
    return account.model_copy(update={"statuses": others | given})


def of_part(status: Status | None, items: Sequence[OpenItem], amount: Decimal) -> Status | None:
    """That status of so much of one item; InvalidError `amount_…` where it is no part of it."""
    wrong = _amount_complaint(status, items, amount)
    if wrong:
        error = FieldError("amount", _NO_PART[wrong])
        raise InvalidError("This amount cannot be a part.", code=wrong, errors=(error,))
    (balance,) = (item.balance for item in items)
    rest = Money(amount=balance.amount - amount, currency=balance.currency)
    return status.model_copy(update={"rest": rest}) if status and rest.minor else status


def _amount_complaint(status: Status | None, items: Sequence[OpenItem], amount: Decimal) -> str:
    if status is None or status.type not in _OF_A_PART:
        return "amount_status"
    return "amount_items" if len(items) != 1 else part_complaint(amount, items)


def says_the_same(account: Account, item_ids: Sequence[str], status: Status | None) -> bool:
    """Whether the items are qualified so already, whoever said it and when."""
    return all(told(account.statuses.get(i)) == told(status) for i in item_ids)


def told(status: Status | None) -> dict[str, Any]:
    """A status as plain facts for the history."""
    if status is None:
        return {"type": StatusType.NOT_CONTACTED.value}
    return status.model_dump(mode="json", exclude={"at", "by"}, exclude_defaults=True)


def numbers(account: Account, item_ids: Sequence[str]) -> list[str]:
    """Item numbers for the history, a bounded number of them."""
    return [item.number for item in map(account.item, item_ids[:TOLD_ITEMS]) if item]


def facts(account: Account, item_ids: Sequence[str], status: Status | None) -> dict[str, Any]:
    """What the event says: the items, what they were before, what they are now."""
    before = [told(account.statuses.get(i)) for i in item_ids[:TOLD_ITEMS]]
    same = all(b == before[0] for b in before)
    return {
        "items": numbers(account, item_ids),
        "count": len(item_ids),
        "before": before[:1] if same else before,
        "after": told(status),
        **_part(account, item_ids, status),
    }


def _part(account: Account, item_ids: Sequence[str], status: Status | None) -> dict[str, Any]:
    """What of an item is promised or paid, as an answer of a part tells it."""
    if status is None or status.rest is None:
        return {}
    items = filter(None, map(account.item, item_ids))
    said = {i.number: Money.of_minor(status.said_minor(i.balance_minor), i.currency) for i in items}
    return {"part": [str(m) for m in said.values()], "parts": {n: m.minor for n, m in said.items()}}


def was_promised(events: Iterable[Event], on: date) -> bool:
    """Whether a qualification among these events took away a promise for that date."""
    replaced = (b for e in events if e.kind == "qualified" for b in e.facts.get("before", ()))
    return any(before.get("promise_on") == on.isoformat() for before in replaced)
