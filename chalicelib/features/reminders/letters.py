"""What a message says: kept for good, so that it reads the same on the last day as on the first."""

from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from chalicelib.core.values import Frozen
from chalicelib.features.scenarios.model import Channel, Step

# The step of a message that belongs to no scenario.
WRITTEN = "message"
RECIPIENTS_MAX, DOCUMENTS_MAX, BODY_MAX = 10, 10, 10_000


class Row(NamedTuple):
    """One item as the message lists it, for good: the item itself may change or close later.

    Kept as a list, by position: new fields go to the end, with a default.
    """

    id: str
    number: str
    issued_on: date
    due_on: date
    balance_minor: int
    currency: str


class Letter(Frozen):
    """Everything a message says but its link: subject, text and HTML follow from it."""

    channel: Channel = Channel.EMAIL
    template: str
    template_version: int
    language: str
    on: date
    company: str
    sender: str = ""
    account: str
    code: str
    contact: str = ""
    rows: tuple[Row, ...]
    # Unallocated credits per currency, negative.
    credits: dict[str, int] = {}
    # Interest and indemnities of these items, per currency, where the account is charged.
    interest: dict[str, int] = {}
    indemnity: dict[str, int] = {}
    # What the company's own template said, where it had one.
    template_subject: str = ""
    template_body: str = ""
    # What a person wrote for this account alone, in place of the template.
    subject: str = ""
    body: str = ""
    # What it is about for the history, where nobody wrote it freely: `plan_remind`, ...
    about: str = ""
    # A letter that the post office hands over against a signature.
    is_registered: bool = False


class Attached(Frozen):
    """What goes with a message: documents of the account by id, its statement.

    `invoices` asks for those the message lists, as far as they are kept when it leaves.
    """

    documents: Annotated[tuple[str, ...], Field(max_length=DOCUMENTS_MAX)] = ()
    statement: bool = False
    invoices: bool = False


def attached_by(step: Step) -> Attached:
    """What goes with a reminder of that step."""
    return Attached(statement=step.attaches_statement, invoices=step.attaches_invoices)


class Written(Frozen):
    """A message that a person writes to one account (product S7): nothing of it is a step.

    `contacts` by id: the first is written to, the others read a copy.
    """

    channel: Channel = Channel.EMAIL
    language: str
    subject: str = ""
    body: str
    items: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    attached: Attached = Attached()
    about: str = ""
