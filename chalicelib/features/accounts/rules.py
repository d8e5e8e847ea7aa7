"""What an import changes in an account."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import orjson

from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import (
    Account,
    AccountFacts,
    Contact,
    Customer,
)
from chalicelib.features.actions.model import Action
from chalicelib.features.open_items.model import ClosedItem, OpenItem
from chalicelib.features.statuses.model import StatusType

IMPORTED_CONTACT = "import"
TOLD_MAX = 50
_OWN = "custom."


class Merge(NamedTuple):
    """The account after an extract and what the extract did to its items."""

    account: Account
    created: tuple[OpenItem, ...]
    changed: tuple[OpenItem, ...]
    closed: tuple[ClosedItem, ...]
    customer_changed: bool
    # Specific actions that ended with the last of their items.
    ended: tuple[Action, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether the extract said anything that was not known."""
        return bool(self.created or self.changed or self.closed or self.customer_changed)


def items_digest(items: Iterable[OpenItem]) -> str:
    """Digest of open items, whatever their order; "" for none."""
    rows = sorted(_row(item) for item in items)
    return fingerprint(orjson.dumps(rows))[:24] if rows else ""


def settled_digest(settled: Iterable[tuple[OpenItem, date]]) -> str:
    """Digest of items declared paid and their dates, whatever their order; "" for none."""
    rows = sorted((*_row(item), paid_on) for item, paid_on in settled)
    return fingerprint(orjson.dumps(rows))[:24] if rows else ""


def customer_digest(customer: Customer) -> str:
    """Digest of what extracts said of a customer."""
    return fingerprint(customer.model_dump_json())[:24]


def _row(item: OpenItem) -> tuple[str | int | date, ...]:
    return (
        item.id,
        item.kind,
        item.issued_on,
        item.due_on,
        item.amount_minor,
        item.balance_minor,
        item.currency,
        item.reference,
        item.label,
    )


def merge(
    account: Account,
    facts: AccountFacts,
    sequence: int,
    on: date,
    known_closed: Container[tuple[str, date]] = (),
) -> Merge:
    """The account as the extract has it, with everything people said left as it was.

    `sequence` orders extracts: one that is not newer than the account's changes nothing.
    `known_closed` are ids and dates of items closed before: to hear it again is no news.
    """
    if sequence < account.import_sequence:
        return Merge(account, (), (), (), customer_changed=False)
    customer = as_said(account.customer, facts.customer)
    before = {item.id: item for item in account.items}
    after, closed = _items_after(before, facts, sequence, on) if facts.has_items else (before, ())
    closed = tuple(
        _with_dispute(account, c)
        for c in closed
        if c.item.id in before or (c.item.id, c.closed_on) not in known_closed
    )
    reminded = {k: v for k, v in account.dunning.reminded.items() if k in after}
    # Everything that was asked for is paid: what comes next begins at level 0 again.
    settled_down = not after or (account.dunning.reminded and not reminded)
    merged = account.model_copy(
        update={
            "customer": customer,
            "contacts": _contacts_after(account, customer),
            "items": tuple(after.values()),
            "import_sequence": sequence,
            "settled_digest": settled_digest(facts.settled) or account.settled_digest,
            "statuses": {k: v for k, v in account.statuses.items() if k in after},
            "actions": _actions_after(account, after),
            "pauses": {k: v for k, v in account.pauses.items() if k in after},
            "plans": {k: v for k, v in account.plans.items() if k in after},
            "dunning": account.dunning.model_copy(update={"reminded": reminded}),
            "level": 0 if settled_down else account.level,
        }
    )
    return Merge(
        merged,
        created=tuple(i for k, i in after.items() if k not in before),
        changed=tuple(i for k, i in after.items() if k in before and i != before[k]),
        closed=closed,
        customer_changed=customer != account.customer,
        ended=tuple(a for a in account.actions if a.items and not set(a.items) & after.keys()),
    )


def _with_dispute(account: Account, closed: ClosedItem) -> ClosedItem:
    status = account.statuses.get(closed.item.id)
    if status is None or status.type is not StatusType.DISPUTE:
        return closed
    return closed.model_copy(update={"disputed_on": status.at.date()})


def as_said(customer: Customer, said: Mapping[str, str]) -> Customer:
    """The customer after an extract; `custom.key` names one of the company's own fields."""
    own = {k.removeprefix(_OWN): v for k, v in said.items() if k.startswith(_OWN)}
    update: dict[str, Any] = {k: v for k, v in said.items() if not k.startswith(_OWN)}
    if own:
        update["custom"] = {k: v for k, v in {**customer.custom, **own}.items() if v}
    return customer.model_copy(update=update)


def import_facts(merged: Merge, sequence: int) -> dict[str, Any]:
    """What the history tells of an extract, a bounded number of each."""

    def numbers(items: Iterable[OpenItem]) -> list[str]:
        return [item.number for item in islice(items, TOLD_MAX)]

    return {
        "sequence": sequence,
        "created": numbers(merged.created),
        "changed": numbers(merged.changed),
        "closed": numbers(c.item for c in merged.closed),
        "customer_changed": merged.customer_changed,
        "ended": [action.label or action.kind.value for action in merged.ended],
    }


def _actions_after(account: Account, after: Container[str]) -> tuple[Action, ...]:
    """A specific action goes on with the items still open, and ends with the last of them."""
    kept = []
    for action in account.actions:
        items = tuple(item for item in action.items if item in after)
        if items or not action.items:
            kept.append(action.model_copy(update={"items": items}))
    return tuple(kept)


def _items_after(
    before: dict[str, OpenItem], facts: AccountFacts, sequence: int, on: date
) -> tuple[dict[str, OpenItem], tuple[ClosedItem, ...]]:
    stated = {item.id: item for item in facts.items}
    settled = {item.id: (item, paid_on) for item, paid_on in facts.settled}
    closed = [
        ClosedItem(item=item, closed_on=paid_on, how="settled", import_sequence=sequence)
        for item, paid_on in settled.values()
    ]
    kept = {k: i for k, i in before.items() if k not in settled}
    if facts.is_complete:
        closed += [
            ClosedItem(item=item, closed_on=on, how="absent", import_sequence=sequence)
            for k, item in kept.items()
            if k not in stated
        ]
        kept = {}
    return kept | stated, tuple(closed)


def _contacts_after(account: Account, customer: Customer) -> tuple[Contact, ...]:
    """The imported contact follows the extract until a user edits it; others are the users'."""
    known = next((c for c in account.contacts if c.id == IMPORTED_CONTACT), None)
    if known and known.origin != "import":
        return account.contacts
    others = tuple(c for c in account.contacts if c.id != IMPORTED_CONTACT)
    if not (customer.email or customer.phone or customer.contact_name):
        return others
    imported = Contact(
        id=IMPORTED_CONTACT,
        name=customer.contact_name,
        email=customer.email,
        phone=customer.phone,
        origin="import",
        is_collection=known.is_collection if known else not any(c.is_collection for c in others),
    )
    if known and known.email == imported.email:
        bounce = {"bounced_on": known.bounced_on, "bounce_reason": known.bounce_reason}
        imported = imported.model_copy(update=bounce)
    if known and known.phone == imported.phone:
        imported = imported.model_copy(update={"sms_refused_on": known.sms_refused_on})
    return (imported, *others)


def edited(account: Account, fields: Mapping[str, Any]) -> Account:
    """The account with these fields set; of the company's own ones, those that are named."""
    update = dict(fields)
    if "credit_limit" in update:
        # Days that were granted with another limit say nothing of this one.
        days = {"expires_on": None, "review_on": None}
        update["credit"] = account.credit.model_copy(update=days)
    if "custom" in update:
        own = {**account.custom, **update["custom"]}
        update["custom"] = {k: v for k, v in own.items() if v != account.customer.custom.get(k, "")}
    return account.model_copy(update=update)


def edit_facts(
    before: Account, after: Account, fields: Iterable[str]
) -> dict[str, dict[str, object]]:
    """What the history says of an edit; nothing when nothing changed."""
    changed = {name for name in fields if getattr(before, name) != getattr(after, name)}
    if not changed:
        return {}
    return {
        "before": before.model_dump(mode="json", include=changed),
        "after": after.model_dump(mode="json", include=changed),
    }
