"""What a message is about, and the values that templates name of it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.features.templates.model import Formats, Wording

# Where the items and the link go. No value can hold these marks: control characters are taken
# out of all of them.
ITEMS, LINK = "\x01items\x01", "\x01link\x01"
_CONTROL = dict.fromkeys(range(32), " ") | {127: " ", 0x2028: " ", 0x2029: " "}
# A name takes no more of an SMS.
SMS_NAME_MAX = 40
_NAMES = {"company", "sender", "account", "code", "contact"}


@dataclass(frozen=True, slots=True)
class Line:
    """One item in a message."""

    number: str
    issued_on: date
    due_on: date
    balance_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about: who writes to whom, and the items, oldest first."""

    company: str
    sender: str
    account: str
    code: str
    contact: str
    on: date
    lines: tuple[Line, ...]
    credits: Mapping[str, int]
    link: str
    interest: Mapping[str, int] = field(default_factory=dict)
    indemnity: Mapping[str, int] = field(default_factory=dict)


def plain(text: str) -> str:
    """The text without control characters."""
    return text if text.isprintable() else text.translate(_CONTROL)


def values(words: Wording, about: About) -> dict[str, str | int]:
    """Each placeholder and what stands in its place."""
    formats = words.formats
    owed = sums(about.lines)
    oldest = min((line.due_on for line in about.lines), default=about.on)
    return {
        "company": plain(about.company),
        "sender": plain(about.sender).strip() or plain(about.company),
        "account": plain(about.account),
        "code": plain(about.code),
        "contact": plain(about.contact),
        "today": formats.day(about.on),
        "total": " + ".join(formats.amount(minor, c) for c, minor in owed.items()),
        "credits": _amounts(formats, about.credits),
        "interest": _amounts(formats, about.interest),
        "indemnity": _amounts(formats, about.indemnity),
        "total_with_penalties": _amounts(formats, _all_of(owed, about.interest, about.indemnity)),
        "count": len(about.lines),
        "oldest_days": max(0, (about.on - oldest).days),
        "items": ITEMS,
        "link": LINK,
    }


def _amounts(formats: Formats, sums: Mapping[str, int]) -> str:
    return " + ".join(formats.amount(minor, c) for c, minor in sorted(sums.items()) if minor)


def _all_of(*parts: Mapping[str, int]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for currency, minor in (pair for part in parts for pair in part.items()):
        summed[currency] = summed.get(currency, 0) + minor
    return summed


def sums(lines: Iterable[Line]) -> dict[str, int]:
    """What the items come to, per currency."""
    summed: dict[str, int] = {}
    for line in lines:
        summed[line.currency] = summed.get(line.currency, 0) + line.balance_minor
    return dict(sorted(summed.items()))


def shortened(found: Mapping[str, str | int]) -> dict[str, str | int]:
    """The values with names as long as an SMS has room for; amounts stay whole."""
    return {
        name: value[:SMS_NAME_MAX] if name in _NAMES and isinstance(value, str) else value
        for name, value in found.items()
    }
