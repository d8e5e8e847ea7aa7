"""What an answer is, what it pauses, and what a collector's yes makes of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from chalicelib.core.ids import fingerprint
from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.form import AMOUNT_FIELDS
from chalicelib.features.answers.model import (
    Answer,
    AnsweredItem,
    AnswerKind,
    AnswerState,
    Given,
    Link,
)
from chalicelib.features.answers.parts import partly
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.open_items.parts import part_complaint, shares
from chalicelib.features.qualifications.rules import TOLD_ITEMS
from chalicelib.features.statuses.model import Status, StatusType
from chalicelib.features.statuses.rules import COMMENT_LENGTH_MAX, can_be_promised

PAID_DAYS_MAX = 731
ID_LENGTH = 32

# A reading of each kind; a copy asked for or a remark only shows that there is contact.
_STATUS = {
    AnswerKind.PROMISE: StatusType.PROMISE,
    AnswerKind.PAID: StatusType.ALREADY_PAID,
    AnswerKind.DISPUTE: StatusType.DISPUTE,
    AnswerKind.COPY: StatusType.IN_CONTACT,
    AnswerKind.COMMENT: StatusType.IN_CONTACT,
}


def identity(link: Link, given: Given) -> str:
    """The same answer through the same link is the same answer, however often it is sent."""
    upload = given.upload
    return fingerprint(
        link.fingerprint,
        given.kind,
        *sorted(given.item_ids),
        "|",
        given.on.isoformat() if given.on else "",
        given.reference,
        given.reason or "",
        given.comment,
        upload.filename if upload else "",
        upload.content if upload else b"",
        *([str(given.instalments)] if given.instalments else []),
        *([f"amount {given.amount}"] if given.amount is not None else []),
    )[:ID_LENGTH]


def known(answers: Iterable[Answer], link: Link, given: Given) -> Answer | None:
    """The answer that this one repeats; a browser that sends a form again may lose its file."""
    answer_id = identity(link, given)
    return next((a for a in answers if answer_id in {a.id, a.id_without_file}), None)


def complaints(given: Given, items: Sequence[OpenItem], today: date) -> dict[str, str]:
    """What is missing or wrong in an answer about these items, as {field: code}."""
    wrong = {
        AnswerKind.PROMISE: _promise_complaints,
        AnswerKind.PAID: _paid_complaints,
        AnswerKind.DISPUTE: _dispute_complaints,
        AnswerKind.COMMENT: _comment_complaints,
    }.get(given.kind)
    found = wrong(given, today) if wrong else {}
    if given.amount is not None and (code := part_complaint(given.amount, items)):
        found |= {AMOUNT_FIELDS[given.kind]: code}
    return found


def _promise_complaints(given: Given, today: date) -> dict[str, str]:
    if given.on is None:
        return {"promise_on": "date_missing"}
    return {} if can_be_promised(given.on, today) else {"promise_on": "promise_date"}


def _paid_complaints(given: Given, today: date) -> dict[str, str]:
    if given.on is None:
        return {"paid_on": "date_missing"}
    is_likely = today - timedelta(days=PAID_DAYS_MAX) <= given.on <= today
    return {} if is_likely else {"paid_on": "paid_date"}


def _dispute_complaints(given: Given, _today: date) -> dict[str, str]:
    return {} if given.reason else {"reason": "reason_missing"}


def _comment_complaints(given: Given, _today: date) -> dict[str, str]:
    return {} if given.comment else {"comment": "comment_missing"}


def named_items(account: Account, link: Link, item_ids: Sequence[str]) -> tuple[OpenItem, ...]:
    """The items of the link that are still open, or those of them that were ticked."""
    wanted = set(link.item_ids) & set(item_ids or link.item_ids)
    return tuple(item for item in account.items if item.id in wanted)


def answer_of(account: Account, link: Link, given: Given, at: datetime) -> Answer:
    """The answer to record, waiting for a collector."""
    items = named_items(account, link, given.item_ids)
    return Answer(
        id=identity(link, given),
        id_without_file=identity(link, given.model_copy(update={"upload": None})),
        code=account.code,
        name=account.name,
        link=link.fingerprint,
        reminder_id=link.reminder_id,
        question=link.question,
        by=link.asked_of,
        items=answered_items(items, given.amount),
        at=at,
        **given.model_dump(include={"kind", "on", "instalments", "reference", "reason", "comment"}),
    )


def answered_items(items: Sequence[OpenItem], amount: Decimal | None) -> tuple[AnsweredItem, ...]:
    """The items as an answer names them; with an amount those only that it is of."""
    named = {i.id: i.balance for i in items} if amount is None else shares(items, amount)
    return tuple(_answered(i, named[i.id]) for i in items if i.id in named)


def _answered(item: OpenItem, said: Money) -> AnsweredItem:
    part = said if said != item.balance else None
    return AnsweredItem(id=item.id, number=item.number, balance=item.balance, part=part)


def pauses(account: Account, answers: Iterable[Answer]) -> dict[str, str]:
    """Which open item waits for which answer; of several the newest shows."""
    open_ids = {item.id for item in account.items}
    waiting = sorted((a for a in answers if a.is_waiting), key=lambda a: (a.at, a.id))
    return {i.id: a.id for a in waiting for i in a.items if i.id in open_ids}


def accepted_statuses(
    account: Account,
    answer: Answer,
    by: str,
    at: datetime,
    choice: tuple[str, str] = ("", ""),
) -> dict[str, Status]:
    """Statuses that a yes puts on the items still open; contact never hides what is known.

    `choice`: the type and the resolver of a dispute, "" for the debtor's reason and for `by`.
    """
    if answer.kind.is_colleagues:
        return _after_colleague(account, answer, by, at)
    dispute_type, resolver = choice
    kind = _STATUS[answer.kind]
    is_dispute = kind is StatusType.DISPUTE
    status = Status(
        type=kind,
        at=at,
        by=by,
        comment=said(answer),
        promise_on=answer.on if kind is StatusType.PROMISE else None,
        dispute_type=(dispute_type or answer.reason or "") if is_dispute else "",
        resolver=(resolver or by) if is_dispute else "",
    )
    named = [i for i in answer.items if account.item(i.id)]
    if kind is StatusType.IN_CONTACT:
        named = [i for i in named if i.id not in account.statuses]
    return {i.id: status.model_copy(update={"rest": i.rest}) if i.rest else status for i in named}


def _after_colleague(account: Account, answer: Answer, by: str, at: datetime) -> dict[str, Status]:
    """A dispute resolved in our favour is one no more; else it goes on, with what was said."""
    disputed = {
        i.id: account.statuses[i.id]
        for i in answer.items
        if account.item(i.id) and is_disputed(account, i.id)
    }
    if answer.kind is AnswerKind.RESOLVED:
        over = Status(type=StatusType.IN_CONTACT, at=at, by=by, comment=said(answer))
        return dict.fromkeys(disputed, over)
    comment = said(answer)
    if answer.kind is AnswerKind.REMARK or not comment:
        return {}
    return {i: s.model_copy(update={"comment": comment}) for i, s in disputed.items()}


def is_disputed(account: Account, item_id: str) -> bool:
    """Whether an item is in dispute."""
    status = account.statuses.get(item_id)
    return status is not None and status.type is StatusType.DISPUTE


def said(answer: Answer) -> str:
    """Its words as a status comment, with the date and reference of a payment."""
    is_dated = answer.kind in {AnswerKind.PAID, AnswerKind.MORE_TIME}
    on = answer.on.isoformat() if answer.on and is_dated else ""
    parts = (on, answer.reference, answer.comment)
    return " · ".join(part for part in parts if part)[:COMMENT_LENGTH_MAX]


def decided(answer: Answer, state: AnswerState, by: str, at: datetime, comment: str) -> Answer:
    """The answer after the collector's decision."""
    update = {"state": state, "decided_by": by, "decided_at": at, "decision_comment": comment}
    return answer.model_copy(update=update)


def with_id(answers: Iterable[Answer], answer_id: str) -> Answer | None:
    """The answer of that id."""
    return next((a for a in answers if a.id == answer_id), None)


def facts(answer: Answer) -> dict[str, Any]:
    """What the history says of an answer."""
    return {
        "answer": answer.id,
        "colleague": answer.by,
        "answer_kind": answer.kind.value,
        "items": [i.number for i in answer.items[:TOLD_ITEMS]],
        "count": len(answer.items),
        "on": answer.on.isoformat() if answer.on else "",
        "instalments": answer.instalments or "",
        "part": [str(total) for total in partly(answer)],
        "parts": {i.number: i.part.minor for i in answer.items if i.part},
        "reference": answer.reference,
        "reason": answer.reason.value if answer.reason else "",
        "comment": answer.comment,
        "files": [f.filename for f in answer.files],
    }
