"""An account's line in the portfolio index: enough for lists, search, agenda, alerts, reports.

What depends on the day is not in it: amounts stand by due date, and whoever reads a line says what
day it is.
"""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.balances import Balance, balances
from chalicelib.features.accounts.dealt_with import oldest_free_on
from chalicelib.features.accounts.model import Account, NextStep, PromiseCounts
from chalicelib.features.accounts.rules import customer_digest, items_digest
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.credit.model import LimitRequest
from chalicelib.features.credit.rules import cover_ends_on
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.statuses.model import Status, StatusType

NUMBERS_LIMIT = 2000
ACTIONS_LIMIT = 20
DISPUTES_LIMIT = 20

_NOT_FROM_DETAILS = {"name", "address", "contact_name", "email", "phone", "collector"}

Amounts = dict[str, int]  # Minor units per currency.


class OpenAction(Frozen):
    """One open action, and for a specific one what its items amount to."""

    id: str
    kind: ActionKind
    on: date
    label: str = ""
    assignee: str = ""
    items: int = 0
    amounts: Amounts = {}


class OpenDispute(Frozen):
    """What is disputed for one reason, with one resolver, since one day."""

    type: str
    resolver: str
    since: date
    items: int
    amounts: Amounts


class Summary(Frozen):
    """What the portfolio index knows of an account."""

    code: str
    name: str
    country: str = ""
    language: str = ""
    group: str = ""
    city: str = ""
    postal_code: str = ""
    registration: str = ""
    vat_number: str = ""
    payment_terms: str = ""
    parent: str = ""
    payer: str = ""
    tags: tuple[str, ...] = ()
    custom: dict[str, str] = {}
    collector: str = ""
    scenario: str = ""
    # What rules gave, and what of it a person or the accounting system says instead.
    assigned: dict[str, str] = {}
    said: tuple[str, ...] = ()
    level: int = 0
    credit_limit: Money | None = None
    limit_expires_on: date | None = None
    limit_request: LimitRequest | None = None
    cover_ends_on: date | None = None
    email: str = ""
    email_bounced: bool = False
    phone: str = ""
    contact_roles: tuple[str, ...] = ()
    balances: dict[str, Balance] = {}
    # Balance per status and currency: {"LIT": {"EUR": 12000}}; NCT is what no status says. A
    # company's own status stands under its code.
    by_status: dict[str, Amounts] = {}
    promised: dict[date, Amounts] = {}
    disputes: tuple[OpenDispute, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    answers_waiting: int = 0
    next_step: NextStep | None = None
    last_reminder_on: date | None = None
    last_action_on: date | None = None
    import_sequence: int = 0
    # Digests of the accounting facts: an extract that says the same is not written again.
    items_digest: str = ""
    customer_digest: str = ""
    settled_digest: str = ""
    numbers: tuple[str, ...] = ()  # For search, the newest 2,000.
    items_count: int = 0
    oldest_free_on: date | None = None  # Of what only the scenario deals with.
    # The earliest promise that nobody judged yet, and how those before it ended.
    open_promise_on: date | None = None
    promises_ended: PromiseCounts = PromiseCounts()

    @property
    def next_promise_on(self) -> date | None:
        """The earliest day something is promised for."""
        return min(self.promised, default=None)


def summary(account: Account) -> Summary:
    """The account's line in the portfolio index."""
    contact, details = account.collection_contact, account.details
    soonest = sorted(account.actions, key=lambda a: (a.on, a.id))[:ACTIONS_LIMIT]
    return Summary(
        **details.model_dump(exclude=_NOT_FROM_DETAILS),
        tags=account.tags,
        code=account.code,
        name=account.name,
        collector=account.responsible,
        scenario=account.followed_scenario,
        assigned=account.assigned,
        said=account.said,
        level=account.level,
        credit_limit=account.credit_limit,
        limit_expires_on=account.credit.expires_on,
        limit_request=account.credit.request,
        cover_ends_on=cover_ends_on(account.credit.guarantees),
        email=contact.email if contact else "",
        email_bounced=bool(contact and contact.bounced_on),
        phone=next((c.phone for c in account.contacts if c.phone), ""),
        contact_roles=tuple(sorted({c.role for c in account.contacts if c.role})),
        balances=balances(account),
        by_status=_by_status(account),
        promised=_promised(account),
        disputes=_disputes(account),
        actions=tuple(_open_action(account, a) for a in soonest),
        answers_waiting=len(set(account.pauses.values())),
        next_step=account.next_step,
        last_reminder_on=account.dunning.last_reminder_on,
        last_action_on=account.last_action_on,
        import_sequence=account.import_sequence,
        items_digest=items_digest(account.items),
        customer_digest=customer_digest(account.customer),
        settled_digest=account.settled_digest,
        numbers=_newest_numbers(account.items),
        items_count=len(account.items),
        oldest_free_on=oldest_free_on(account),
        open_promise_on=min((promise.on for promise in account.promises), default=None),
        promises_ended=account.promises_ended,
    )


def _added(sums: Amounts, item: OpenItem) -> Amounts:
    return {**sums, item.currency: sums.get(item.currency, 0) + item.balance_minor}


def _counted(account: Account) -> Iterable[tuple[OpenItem, Status | None]]:
    return ((i, account.statuses.get(i.id)) for i in account.items if i.counts)


def _by_status(account: Account) -> dict[str, Amounts]:
    sums: dict[str, Amounts] = {}
    for item, status in _counted(account):
        name = (status.code or status.type.value) if status else StatusType.NOT_CONTACTED.value
        sums[name] = _added(sums.get(name, {}), item)
    return sums


def _promised(account: Account) -> dict[date, Amounts]:
    sums: dict[date, Amounts] = {}
    for item, status in _counted(account):
        if status and status.promise_on:
            part = item.model_copy(update={"balance_minor": status.said_minor(item.balance_minor)})
            sums[status.promise_on] = _added(sums.get(status.promise_on, {}), part)
    return sums


def _disputes(account: Account) -> tuple[OpenDispute, ...]:
    found: dict[tuple[str, str, date], list[OpenItem]] = {}
    for item, status in _counted(account):
        if status and status.type is StatusType.DISPUTE:
            key = status.dispute_type, status.resolver, status.at.date()
            found.setdefault(key, []).append(item)
    oldest = sorted(found.items(), key=lambda pair: pair[0][2])[:DISPUTES_LIMIT]
    return tuple(
        OpenDispute(type=t, resolver=r, since=on, items=len(items), amounts=_sum(items))
        for (t, r, on), items in oldest
    )


def _sum(items: Iterable[OpenItem]) -> Amounts:
    sums: Amounts = {}
    for item in items:
        sums = _added(sums, item)
    return sums


def _open_action(account: Account, action: Action) -> OpenAction:
    named = set(action.items)
    items = [i for i in account.items if i.id in named and i.counts]
    return OpenAction(
        id=action.id,
        kind=action.kind,
        on=action.on,
        label=action.label,
        assignee=action.assignee,
        items=len(items),
        amounts=_sum(items),
    )


def _newest_numbers(items: tuple[OpenItem, ...]) -> tuple[str, ...]:
    if len(items) > NUMBERS_LIMIT:
        items = tuple(sorted(items, key=lambda i: i.issued_on, reverse=True)[:NUMBERS_LIMIT])
    return tuple(item.number for item in items)
