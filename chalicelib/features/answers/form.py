"""From the fields of a posted form to answers, or to what is wrong with them.

A form holds one answer for the items ticked, or for all, and may hold another for an item of its
own: its fields end in the item's place in the link (`kind.3`). Items of which the same is said are
one answer.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chalicelib.core.text import clean
from chalicelib.features.answers.files import TooLargeError, UnknownTypeError, upload_of
from chalicelib.features.answers.model import (
    DEBTOR_KINDS,
    AnswerKind,
    DisputeReason,
    Given,
    Link,
    Upload,
)
from chalicelib.features.answers.parts import read_amount
from chalicelib.features.statuses.rules import COMMENT_LENGTH_MAX

REFERENCE_LENGTH_MAX = 100
# Beyond so many items a page has no room for an answer to each: several are sent after another.
OWN_ANSWERS_MAX = 60
# What may be said of one item among others.
OWN_KINDS = (AnswerKind.PROMISE, AnswerKind.PAID, AnswerKind.DISPUTE, AnswerKind.COPY)
# Which field holds the date of which kind: the page has all, one of them shows.
DATE_FIELDS = {
    AnswerKind.PROMISE: "promise_on",
    AnswerKind.PAID: "paid_on",
    AnswerKind.PLAN: "first_on",
}
AMOUNT_FIELDS = {AnswerKind.PROMISE: "promise_amount", AnswerKind.PAID: "paid_amount"}


class Posted(NamedTuple):
    """A form as it came: every value of every field, and the file chosen."""

    fields: Mapping[str, tuple[str, ...]]
    filename: str = ""
    content: bytes = b""
    is_readable: bool = True
    # The network address it came from.
    address: str = ""

    def one(self, name: str, length_max: int) -> str:
        """The first value of a field as clean text, cut at a length."""
        values = self.fields.get(name, ())
        return clean(values[0] if values else "")[:length_max]


class Part(NamedTuple):
    """One answer of a form; `place` ends the names of its fields, "" for the main one."""

    given: Given
    place: str = ""

    def field(self, name: str) -> str:
        """What the page calls a field of this answer."""
        if not self.place:
            return name
        plain = dict.fromkeys(DATE_FIELDS.values(), "on")
        plain |= dict.fromkeys(AMOUNT_FIELDS.values(), "amount")
        return f"{plain.get(name, name)}{self.place}" if name else ""


def read(posted: Posted, link: Link) -> tuple[tuple[Part, ...], dict[str, str]]:
    """The answers, or none with {field: code} of what cannot be read."""
    wrong: dict[str, str] = {}
    file, ticked = upload(posted, wrong), tuple(dict.fromkeys(posted.fields.get("item", ())))
    if not set(ticked) <= set(link.item_ids):
        wrong["item"] = "item_unknown"
    own = _own(posted, link, wrong)
    apart = {i for part in own for i in part.given.item_ids}
    main = _main(posted, link, ticked, apart, wrong)
    parts = (*main, *own)
    if not parts and not wrong:
        wrong = {"kind": "kind_missing" if posted.is_readable else "unreadable"}
    if wrong:
        return (), wrong
    with_file = {"upload": file}
    return tuple(p._replace(given=p.given.model_copy(update=with_file)) for p in parts), {}


def _main(
    posted: Posted, link: Link, ticked: tuple[str, ...], apart: set[str], wrong: dict[str, str]
) -> tuple[Part, ...]:
    """The answer for what was ticked, or for all; not for what has an answer of its own."""
    kind = _kind(posted, "kind")
    item_ids = ticked
    if apart:
        item_ids = tuple(i for i in ticked or link.item_ids if i not in apart)
    if kind is None or (apart and not item_ids):
        return ()
    given = _given(posted, kind, "", wrong)
    return (Part(given.model_copy(update={"item_ids": item_ids})),)


def _own(posted: Posted, link: Link, wrong: dict[str, str]) -> tuple[Part, ...]:
    """Answers of single items, those that say the same as one."""
    found: dict[Given, Part] = {}
    for n, item_id in enumerate(link.item_ids[:OWN_ANSWERS_MAX]):
        kind = _kind(posted, f"kind.{n}")
        if kind not in OWN_KINDS:
            continue
        said = _given(posted, kind, f".{n}", wrong)
        # A part is of one item: two parts are two answers.
        key = said if said.amount is None else said.model_copy(update={"item_ids": (item_id,)})
        part = found.get(key, Part(said, f".{n}"))
        item_ids = (*part.given.item_ids, item_id)
        found[key] = part._replace(given=said.model_copy(update={"item_ids": item_ids}))
    return tuple(found.values())


def _given(posted: Posted, kind: AnswerKind, place: str, wrong: dict[str, str]) -> Given:
    names = Part(Given(kind=kind), place)
    is_paid, is_dispute = kind is AnswerKind.PAID, kind is AnswerKind.DISPUTE
    return Given(
        kind=kind,
        on=_date(posted, names.field(DATE_FIELDS.get(kind, "")), wrong),
        instalments=_instalments(posted) if kind is AnswerKind.PLAN else 0,
        amount=_amount(posted, names.field(AMOUNT_FIELDS.get(kind, "")), wrong),
        reference=posted.one("reference", REFERENCE_LENGTH_MAX) if is_paid else "",
        reason=_reason(posted, names.field("reason")) if is_dispute else None,
        comment=posted.one("comment", COMMENT_LENGTH_MAX),
    )


def _kind(posted: Posted, name: str) -> AnswerKind | None:
    said = posted.one(name, 20)
    return AnswerKind(said) if said in set(DEBTOR_KINDS) else None


def _reason(posted: Posted, name: str) -> DisputeReason | None:
    said = posted.one(name, 20)
    return DisputeReason(said) if said in set(DisputeReason) else None


def _instalments(posted: Posted) -> int:
    said = posted.one("instalments", 3)
    return int(said) if said.isascii() and said.isdecimal() else 0


def _date(posted: Posted, name: str, wrong: dict[str, str]) -> date | None:
    said = posted.one(name, 10) if name else ""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        wrong[name] = "date_unreadable"
        return None


def _amount(posted: Posted, name: str, wrong: dict[str, str]) -> Decimal | None:
    said = posted.one(name, 30) if name else ""
    amount = read_amount(said) if said else None
    if said and amount is None:
        wrong[name] = "amount_unreadable"
    return amount


def upload(posted: Posted, wrong: dict[str, str]) -> Upload | None:
    """The file of a form, None without one or for one that is not taken."""
    if not posted.content:
        return None
    try:
        return upload_of(posted.filename, posted.content)
    except TooLargeError:
        wrong["file"] = "file_too_large"
    except UnknownTypeError:
        wrong["file"] = "file_type"
    return None
