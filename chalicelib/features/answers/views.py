"""What the debtor's page and the collectors' lists show of answers."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.look import logo_address
from chalicelib.features.answers.model import (
    Answer,
    AnswerFile,
    AnswerKind,
    AnswerState,
    Counter,
    DisputeReason,
    Link,
)
from chalicelib.features.answers.proposals import Limits, is_offered, limits
from chalicelib.features.answers.rules import named_items
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.settings.model import CompanySettings

SHOWN_ANSWERS = 10


class PageItem(Frozen):
    """One line of the debtor's page."""

    id: str
    number: str
    issued_on: date
    due_on: date
    amount: Money
    balance: Money
    days_late: int
    # Where it stands in the link: what ends the names of the fields of its own answer.
    place: int = 0
    # Documents of the item that the debtor may download: their ids and names.
    papers: tuple[AnswerFile, ...] = ()


class DebtorPage(Frozen):
    """The debtor's page on a day; `typed` and `errors` give back a form that is not complete."""

    company: str
    colour: str = ""
    # An address inside the page, "" for none.
    logo: str = ""
    name: str
    language: str
    today: date
    limits: Limits
    items: tuple[PageItem, ...]
    totals: tuple[Money, ...]
    answers: tuple[Answer, ...] = ()
    thanks: Answer | None = None
    # The other answers of the same form.
    also: tuple[Answer, ...] = ()
    # A plan the company offers, to be accepted here.
    offer: Answer | None = None
    errors: dict[str, str] = {}
    typed: dict[str, tuple[str, ...]] = {}


def page_of(  # noqa: PLR0913 - all that a page shows
    company: CompanySettings,
    account: Account,
    link: Link,
    answers: Iterable[Answer],
    today: date,
    *,
    papers: Iterable[Document] = (),
    logo: bytes | None = None,
) -> DebtorPage:
    """The page behind a link: its items that are open, and what was answered about them."""
    invoices = invoices_of(link, papers)
    items = sorted(named_items(account, link, ()), key=lambda i: (i.due_on, i.number))
    shown = [a for a in answers if not a.question and any(i.id in link.item_ids for i in a.items)]
    return DebtorPage(
        company=company.name,
        colour=company.colour,
        logo=logo_address(logo),
        name=account.name,
        language=link.language,
        today=today,
        limits=limits(company, today),
        items=tuple(_line(item, link, today, invoices) for item in items),
        totals=totals((i.balance_minor, i.currency) for i in items if i.counts),
        answers=tuple(shown[:SHOWN_ANSWERS]),
        offer=next((a for a in shown if is_offered(a, link, account, today)), None),
    )


def invoices_of(link: Link, papers: Iterable[Document]) -> dict[str, Document]:
    """The invoices of the link's items among an account's documents, by their ids."""
    named = set(link.item_ids)
    return {d.id: d for d in papers if d.kind is DocumentKind.INVOICE and d.item in named}


def _line(item: OpenItem, link: Link, today: date, invoices: Mapping[str, Document]) -> PageItem:
    return PageItem(
        id=item.id,
        number=item.number,
        issued_on=item.issued_on,
        due_on=item.due_on,
        amount=item.amount,
        balance=item.balance,
        days_late=max(item.days_late(today), 0),
        place=link.item_ids.index(item.id),
        papers=tuple(
            AnswerFile(id=d.id, filename=d.filename) for d in invoices.values() if d.item == item.id
        ),
    )


class RowItem(Frozen):
    """An item as it stood when it was answered."""

    id: str
    number: str
    balance: Money
    # What the answer says of it, when it is of a part.
    part: Money | None


class AnswerRow(Frozen):
    """One answer in a collector's list."""

    id: str
    code: str
    name: str
    kind: AnswerKind
    # The colleague who answers, and what was asked; "" for the debtor.
    by: str
    question: str
    items: tuple[RowItem, ...]
    totals: tuple[Money, ...]
    # What it leaves out of its items, per currency; () when it is of them whole.
    rests: tuple[Money, ...]
    promise_on: date | None
    # The day until which a colleague needs.
    until: date | None
    paid_on: date | None
    # Of a proposed plan: how many, the first when, each a month later.
    instalments: int
    first_on: date | None
    reference: str
    reason: DisputeReason | None
    comment: str
    files: tuple[AnswerFile, ...]
    # Relance holds no copies of invoices: the collector sends these.
    copies_to_send: tuple[str, ...]
    reminder_id: str
    at: datetime
    state: AnswerState
    decided_by: str
    decided_at: datetime | None
    decision_comment: str
    counter: Counter | None


def answer_row(answer: Answer) -> AnswerRow:
    """An answer as collectors see it."""
    same = set(AnswerRow.model_fields) & set(Answer.model_fields) - {"items"}
    is_copy = answer.kind is AnswerKind.COPY
    return AnswerRow(
        **{name: getattr(answer, name) for name in same},
        items=tuple(RowItem(**dict(i)) for i in answer.items),
        totals=totals((i.said.minor, i.said.currency) for i in answer.items),
        rests=totals((i.rest.minor, i.rest.currency) for i in answer.items if i.rest),
        promise_on=answer.on if answer.kind is AnswerKind.PROMISE else None,
        until=answer.on if answer.kind is AnswerKind.MORE_TIME else None,
        first_on=answer.on if answer.kind is AnswerKind.PLAN else None,
        paid_on=answer.on if answer.kind is AnswerKind.PAID else None,
        copies_to_send=tuple(i.number for i in answer.items) if is_copy else (),
    )
