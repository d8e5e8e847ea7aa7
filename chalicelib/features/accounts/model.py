"""An account: one customer of the tenant with everything known of it, kept as one record.

What the accounting system says (`customer`, `items`) and what people and debtors say (everything
else) stand side by side and never overwrite each other: `rules.merge` replaces the first only.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.core.events import GENESIS, Event
from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.actions.model import Action
from chalicelib.features.credit.model import Credit
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.penalties.model import PenaltyTerms
from chalicelib.features.statuses.model import Status


class Customer(Frozen):
    """What the accounting system says of the customer itself."""

    name: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    language: str = ""
    registration: str = ""
    vat_number: str = ""
    group: str = ""
    payment_terms: str = ""
    contact_name: str = ""
    email: str = ""
    phone: str = ""
    collector: str = ""
    # Codes of the account it belongs to, and of the one that pays for it.
    parent: str = ""
    payer: str = ""
    # The company's own fields, by their key (settings).
    custom: dict[str, str] = {}


class Contact(Frozen):
    """A person at the customer's. `origin` is "import" until somebody edits it, then "user"."""

    id: str
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    is_collection: bool = False
    origin: str = "user"
    # Set by a hard bounce or a complaint: nothing is mailed to this address any more.
    bounced_on: date | None = None
    bounce_reason: str = ""
    # Its owner, or the operator, said no: no SMS goes to this number any more.
    sms_refused_on: date | None = None


class Reminded(Frozen):
    """The last step of the scenario that a reminder took for one item.

    `first_on`: the first reminder after the item fell due; `by_letter`: that one was a letter.
    """

    step: str
    on: date
    first_on: date | None = None
    by_letter: bool = False


class Dunning(Frozen):
    """How far reminders have gone. `recent` holds the ids of the last reminders claimed."""

    reminded: dict[str, Reminded] = {}
    last_reminder_on: date | None = None
    recent: tuple[str, ...] = ()


class Promise(Frozen):
    """What was promised for a day: items by id, and what they were worth when it was said."""

    on: date
    items: dict[str, int]


class PromiseCounts(Frozen):
    """How the promises of an account ended."""

    kept: int = 0
    partly: int = 0
    broken: int = 0


class NextStep(Frozen):
    """The next step of the scenario and the first day it may go.

    `held_by`: why only a change of the account, or a person, lets it go (`manual_step`,
    `no_contact`, ...); the daily run does not look at such an account.
    """

    step: str
    on: date
    held_by: str = ""

    @property
    def is_looked_at(self) -> bool:
        """Whether the daily run looks at the account from that day on."""
        # The company's default scenario may change any day, and no account is written then.
        return self.held_by in {"", "empty_scenario"}


class Account(Frozen):
    """One account. `version` 0 is not stored yet; every save raises it by one."""

    code: str
    version: int = 0
    customer: Customer = Customer()
    items: tuple[OpenItem, ...] = ()
    import_sequence: int = 0
    # Digest of the items that the last extract declared paid: the same again is no news.
    settled_digest: str = ""
    contacts: tuple[Contact, ...] = ()
    # "" means that the customer's own, the rule's or the company's default applies.
    collector: str = ""
    scenario: str = ""
    # What assignment rules gave: collector, scenario, group, where nobody else says it.
    assigned: dict[str, str] = {}
    note: str = ""
    tags: tuple[str, ...] = ()
    # What users corrected of what the accounting system says, by the field of Customer.
    corrections: dict[str, str] = {}
    # What users say in the company's own fields.
    custom: dict[str, str] = {}
    credit_limit: Money | None = None
    credit: Credit = Credit()
    # What is special about its interest and indemnities for late payment.
    penalties: PenaltyTerms = PenaltyTerms()
    actions: tuple[Action, ...] = ()
    # The last day a person did something for this account.
    last_action_on: date | None = None
    level: Annotated[int, Field(ge=0, le=3)] = 0
    statuses: dict[str, Status] = {}
    # Items an answer paused, by item id: the id of the answer that waits for a collector.
    pauses: dict[str, str] = {}
    # Items a payment plan follows, by item id: the id of the plan.
    plans: dict[str, str] = {}
    # Promises that nobody judged yet, and how the others ended.
    promises: tuple[Promise, ...] = ()
    promises_ended: PromiseCounts = PromiseCounts()
    dunning: Dunning = Dunning()
    next_step: NextStep | None = None
    # The history's head, and its newest events, which become records of their own at the next save.
    head_seq: int = 0
    head_hash: str = GENESIS
    tail: tuple[Event, ...] = ()

    @property
    def details(self) -> Customer:
        """The customer as people see it: what the accounting system says, then what users do."""
        custom = {**self.customer.custom, **self.custom}
        group = self.customer.group or self.assigned.get("group", "")
        said = {"group": group, **self.corrections, "custom": custom}
        return self.customer.model_copy(update=said)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.corrections.get("name") or self.customer.name or self.code

    @property
    def language(self) -> str:
        """The language its debtor reads, "" when unknown."""
        return self.corrections.get("language") or self.customer.language

    @property
    def responsible(self) -> str:
        """The collector: the one chosen here, else the accounting system's, else the rules'."""
        return self.collector or self.customer.collector or self.assigned.get("collector", "")

    @property
    def followed_scenario(self) -> str:
        """The scenario chosen here, else the rules', "" for the company's default."""
        return self.scenario or self.assigned.get("scenario", "")

    @property
    def said(self) -> tuple[str, ...]:
        """What of collector, scenario and group a person or the accounting system says."""
        says = {
            "collector": self.collector or self.customer.collector,
            "scenario": self.scenario,
            "group": self.corrections.get("group") or self.customer.group,
        }
        return tuple(name for name, value in says.items() if value)

    @property
    def specific_items(self) -> dict[str, str]:
        """Items that a specific action keeps out of the scenario, and the id of the action."""
        return {item: action.id for action in self.actions for item in action.items}

    def item(self, item_id: str) -> OpenItem | None:
        """The open item of that id."""
        return next((item for item in self.items if item.id == item_id), None)

    def outstanding(self) -> tuple[Money, ...]:
        """Balance of the items that count, per currency."""
        return totals((i.balance_minor, i.currency) for i in self.items if i.counts)

    def overdue(self, today: date) -> tuple[Money, ...]:
        """The part past due, unallocated credits left out, per currency."""
        return totals(
            (i.balance_minor, i.currency)
            for i in self.items
            if i.counts and not i.is_credit and i.due_on < today
        )

    @property
    def collection_contact(self) -> Contact | None:
        """Who receives reminders: the chosen contact, else the first with an address."""
        with_email = [c for c in self.contacts if c.email]
        chosen = [c for c in with_email if c.is_collection]
        return next(iter(chosen or with_email), None)


class AccountFacts(Frozen):
    """What one extract says of one account.

    `customer` holds the fields the extract has columns for (an empty cell is an empty text); the
    others stay as another extract said them.
    `settled` are items the extract itself declares paid (DELTA); with `is_complete` every open
    item that is neither in `items` nor in `settled` is closed as absent (STOCK).
    """

    code: str
    customer: dict[str, str] = {}
    items: tuple[OpenItem, ...] = ()
    settled: tuple[tuple[OpenItem, date], ...] = ()
    is_complete: bool = True
    # False when the extract holds customers only: the items are left alone.
    has_items: bool = True
