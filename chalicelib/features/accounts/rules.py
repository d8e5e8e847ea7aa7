"""What an import changes in an account, and what the portfolio index says of it."""

from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

import orjson

from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import (
    Account,
    AccountFacts,
    Balance,
    Contact,
    Customer,
    Summary,
)
from chalicelib.features.open_items.model import ClosedItem, OpenItem
from chalicelib.features.statuses.model import StatusType

NUMBERS_LIMIT = 2000
IMPORTED_CONTACT = "import"


class Merge(NamedTuple):
    """The account after an extract and what the extract did to its items."""

    account: Account
    created: tuple[OpenItem, ...]
    changed: tuple[OpenItem, ...]
    closed: tuple[ClosedItem, ...]
    customer_changed: bool

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
    customer = account.customer.model_copy(update=facts.customer)
    before = {item.id: item for item in account.items}
    after, closed = _items_after(before, facts, sequence, on) if facts.has_items else (before, ())
    closed = tuple(
        c for c in closed if c.item.id in before or (c.item.id, c.closed_on) not in known_closed
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
            "pauses": {k: v for k, v in account.pauses.items() if k in after},
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
    )


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
    return (imported, *others)


def summary(account: Account) -> Summary:
    """The account's line in the portfolio index."""
    contact = account.collection_contact
    return Summary(
        code=account.code,
        name=account.name,
        country=account.customer.country,
        language=account.language,
        group=account.customer.group,
        collector=account.collector or account.customer.collector,
        scenario=account.scenario,
        level=account.level,
        email=contact.email if contact else "",
        email_bounced=bool(contact and contact.bounced_on),
        balances=_balances(account.items),
        by_status=_by_status(account),
        next_promise_on=min(
            (s.promise_on for s in account.statuses.values() if s.promise_on), default=None
        ),
        answers_waiting=len(set(account.pauses.values())),
        next_step=account.next_step,
        last_reminder_on=account.dunning.last_reminder_on,
        import_sequence=account.import_sequence,
        items_digest=items_digest(account.items),
        customer_digest=customer_digest(account.customer),
        settled_digest=account.settled_digest,
        numbers=_newest_numbers(account.items),
        items_count=len(account.items),
    )


def _balances(items: Iterable[OpenItem]) -> dict[str, Balance]:
    due: dict[str, dict[date, int]] = {}
    credit: dict[str, int] = {}
    for item in items:
        if not item.counts:
            continue
        days = due.setdefault(item.currency, {})
        if item.is_credit:
            credit[item.currency] = credit.get(item.currency, 0) + item.balance_minor
        else:
            days[item.due_on] = days.get(item.due_on, 0) + item.balance_minor
    return {c: Balance(due=days, credits=credit.get(c, 0)) for c, days in due.items()}


def _by_status(account: Account) -> dict[str, dict[str, int]]:
    sums: dict[str, dict[str, int]] = {}
    for item in account.items:
        if item.counts:
            status = account.statuses.get(item.id)
            kind = status.type if status else StatusType.NOT_CONTACTED
            by_currency = sums.setdefault(kind.value, {})
            by_currency[item.currency] = by_currency.get(item.currency, 0) + item.balance_minor
    return sums


def _newest_numbers(items: tuple[OpenItem, ...]) -> tuple[str, ...]:
    if len(items) > NUMBERS_LIMIT:
        items = tuple(sorted(items, key=lambda i: i.issued_on, reverse=True)[:NUMBERS_LIMIT])
    return tuple(item.number for item in items)
