"""From the fields of a posted form to an answer, or to what is wrong with them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from chalicelib.core.text import clean
from chalicelib.features.answers.files import TooLargeError, UnknownTypeError, upload_of
from chalicelib.features.answers.model import AnswerKind, DisputeReason, Given, Link, Upload
from chalicelib.features.statuses.rules import COMMENT_LENGTH_MAX

REFERENCE_LENGTH_MAX = 100
# Which field holds the date of which kind: the page has all, one of them shows.
DATE_FIELDS = {
    AnswerKind.PROMISE: "promise_on",
    AnswerKind.PAID: "paid_on",
    AnswerKind.PLAN: "first_on",
}


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


def read(posted: Posted, link: Link) -> tuple[Given | None, dict[str, str]]:
    """The answer, or None with {field: code} of what cannot be read."""
    kind, wrong = _kind(posted), dict[str, str]()
    if kind is None:
        return None, {"kind": "kind_missing" if posted.is_readable else "unreadable"}
    on, upload = _date(posted, kind, wrong), _upload(posted, wrong)
    item_ids = tuple(dict.fromkeys(posted.fields.get("item", ())))
    if not set(item_ids) <= set(link.item_ids):
        wrong["item"] = "item_unknown"
    if wrong:
        return None, wrong
    is_paid, is_dispute = kind is AnswerKind.PAID, kind is AnswerKind.DISPUTE
    given = Given(
        kind=kind,
        item_ids=item_ids,
        on=on,
        instalments=_instalments(posted) if kind is AnswerKind.PLAN else 0,
        reference=posted.one("reference", REFERENCE_LENGTH_MAX) if is_paid else "",
        reason=_reason(posted) if is_dispute else None,
        comment=posted.one("comment", COMMENT_LENGTH_MAX),
        upload=upload,
    )
    return given, {}


def _kind(posted: Posted) -> AnswerKind | None:
    said = posted.one("kind", 20)
    return AnswerKind(said) if said in set(AnswerKind) else None


def _reason(posted: Posted) -> DisputeReason | None:
    said = posted.one("reason", 20)
    return DisputeReason(said) if said in set(DisputeReason) else None


def _instalments(posted: Posted) -> int:
    said = posted.one("instalments", 3)
    return int(said) if said.isascii() and said.isdecimal() else 0


def _date(posted: Posted, kind: AnswerKind, wrong: dict[str, str]) -> date | None:
    name = DATE_FIELDS.get(kind, "")
    said = posted.one(name, 10) if name else ""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        wrong[name] = "date_unreadable"
        return None


def _upload(posted: Posted, wrong: dict[str, str]) -> Upload | None:
    if not posted.content:
        return None
    try:
        return upload_of(posted.filename, posted.content)
    except TooLargeError:
        wrong["file"] = "file_too_large"
    except UnknownTypeError:
        wrong["file"] = "file_type"
    return None
