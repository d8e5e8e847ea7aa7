"""Answers of debtors: what a link lets them say of the items a reminder named."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen

LINK_DAYS = 60
# One link takes no more different answers than this: it is a form, not a mailbox.
ANSWERS_PER_LINK_MAX = 20


class LinkPurpose(StrEnum):
    """Whose page a link opens; a token of one purpose opens nothing of another."""

    DEBTOR = "debtor"
    COLLEAGUE = "colleague"


class Link(Frozen):
    """What the bearer of a token may see and answer. The token itself is kept nowhere."""

    fingerprint: str
    tenant_id: str
    code: str
    reminder_id: str
    item_ids: tuple[str, ...]
    language: str
    until: datetime
    is_revoked: bool = False
    purpose: LinkPurpose = LinkPurpose.DEBTOR
    # What a colleague was asked, and by which address; "" on a debtor's link.
    question: str = ""
    asked_of: str = ""
    version: int = 0


class AnswerKind(StrEnum):
    """What a debtor can say, then what a colleague can say of a dispute."""

    PROMISE = "promise"
    PAID = "paid"
    DISPUTE = "dispute"
    PLAN = "plan"
    COPY = "copy"
    COMMENT = "comment"
    RESOLVED = "resolved"
    CREDIT_NOTE = "credit_note"
    MORE_TIME = "more_time"
    REMARK = "remark"

    @property
    def is_colleagues(self) -> bool:
        """Whether a colleague says it, not the debtor."""
        return self in _COLLEAGUES


_COLLEAGUES = frozenset(
    {AnswerKind.RESOLVED, AnswerKind.CREDIT_NOTE, AnswerKind.MORE_TIME, AnswerKind.REMARK}
)
DEBTOR_KINDS = tuple(kind for kind in AnswerKind if not kind.is_colleagues)


class DisputeReason(StrEnum):
    """Why a debtor disputes an item; a collector may choose other words when accepting."""

    PRICE = "price"
    QUANTITY = "quantity"
    QUALITY = "quality"
    DELIVERY = "delivery"
    DUPLICATE = "duplicate"
    MISSING_DOCUMENT = "missing_document"
    OTHER = "other"


class AnswerState(StrEnum):
    """Where an answer stands."""

    WAITING = "waiting"
    COUNTERED = "countered"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Upload(Frozen):
    """A file as it came; `content_type` was read in its first bytes, not said by the sender."""

    filename: str
    content_type: str
    content: bytes


class Given(Frozen):
    """The answer as typed, checked. No `item_ids` means all items of the link.

    `on` is the date promised, of the first instalment, or the date it was paid. `amount`: what is
    promised or was paid when it is not all of the items, in their currency.
    """

    kind: AnswerKind
    item_ids: tuple[str, ...] = ()
    on: date | None = None
    instalments: int = 0
    amount: Decimal | None = None
    reference: str = ""
    reason: DisputeReason | None = None
    comment: str = ""
    upload: Upload | None = None


class AnsweredItem(Frozen):
    """An item named by an answer, as it stood then; `part`: what of it, when not all."""

    id: str
    number: str
    balance: Money
    part: Money | None = None

    @property
    def said(self) -> Money:
        """What the answer says of it."""
        return self.part or self.balance

    @property
    def rest(self) -> Money | None:
        """What the answer leaves out of it, None when nothing."""
        return self.balance - self.part if self.part else None


class AnswerFile(Frozen):
    """A document that came with the answer; its content is among the account's documents."""

    id: str
    filename: str


class Acceptance(Frozen):
    """A debtor's yes to an offered plan: when, to which text, from which network address."""

    at: datetime
    text: str
    address: str


class Counter(Frozen):
    """Another plan, offered until a day; a month lies between its instalments."""

    instalments: int
    first_on: date
    until: date
    sent_to: str
    acceptance: Acceptance | None = None


class Answer(Frozen):
    """One answer, from when it came until a collector decided."""

    id: str
    id_without_file: str
    code: str
    name: str
    link: str
    reminder_id: str
    kind: AnswerKind
    items: tuple[AnsweredItem, ...]
    at: datetime
    on: date | None = None
    instalments: int = 0
    reference: str = ""
    reason: DisputeReason | None = None
    comment: str = ""
    files: tuple[AnswerFile, ...] = ()
    state: AnswerState = AnswerState.WAITING
    decided_by: str = ""
    decided_at: datetime | None = None
    decision_comment: str = ""
    counter: Counter | None = None
    # The colleague who answers, and the question; "" for the debtor.
    by: str = ""
    question: str = ""
    # The day a follow-up was planned because nobody went on with it.
    followed_on: date | None = None
    version: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether a collector still has to say yes or no."""
        return self.state is AnswerState.WAITING
