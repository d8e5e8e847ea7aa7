"""Everything a search may ask of an account: one line each."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.disputes import age
from chalicelib.features.accounts.flags import Limits, flags
from chalicelib.features.accounts.summary import Summary

CUSTOM = "custom."
# A band of the aged balance, whatever its bounds: `overdue_90` is late for more than 90 days,
# `overdue_1_30` for 1 to 30, and `issued_...` counts from the day of issue.
_BAND = re.compile(r"(overdue|issued)_(\d{1,4})(?:_(\d{1,4}))?", re.ASCII)


class Kind(StrEnum):
    """What a field holds, and so how it compares. Amounts stand per currency, in minor units."""

    TEXT = "text"
    SET = "set"
    NUMBER = "number"
    DATE = "date"
    AMOUNT = "amount"


class SearchField(NamedTuple):
    """A field: what it holds, and how it is read from a line on a day."""

    kind: Kind
    read: Callable[[Summary, date], Any]


def _sums(line: Summary, of: Callable[[Balance], int]) -> dict[str, int]:
    return {currency: of(balance) for currency, balance in line.balances.items()}


def _due(line: Summary, wanted: Callable[[date], bool]) -> dict[str, int]:
    return _sums(line, lambda b: sum(m for day, m in b.due.items() if wanted(day)))


def _oldest(line: Summary) -> date | None:
    return min((day for b in line.balances.values() for day in b.due), default=None)


def _days_late(line: Summary, today: date) -> int:
    oldest = _oldest(line)
    return max(0, (today - oldest).days) if oldest else 0


def _use_percent(line: Summary, _: date) -> int | None:
    limit = line.credit_limit
    if limit is None or not limit.minor:
        return None
    balance = line.balances.get(limit.currency)
    owed = sum(balance.due.values()) + balance.credits if balance else 0
    return owed * 100 // limit.minor


def _aged(name: str) -> SearchField | None:
    """A band of the aged balance."""
    found = _BAND.fullmatch(name)
    if not found:
        return None
    first, last = int(found[2]), int(found[3]) if found[3] else None

    def is_in(day: date, today: date) -> bool:
        days = (today - day).days
        return days > first if last is None else first <= days <= last

    if found[1] == "overdue":
        return _amount(lambda line, today: _due(line, lambda day: is_in(day, today)))
    return _amount(lambda line, today: _issued(line, lambda day: is_in(day, today)))


def _issued(line: Summary, wanted: Callable[[date], bool]) -> dict[str, int]:
    return _sums(line, lambda b: sum(m for day, m in b.issued.items() if wanted(day)))


def _rate(line: Summary, today: date) -> int | None:
    late = sum(_due(line, lambda day: day < today).values())
    said = sum(m for b in line.balances.values() for day, m in b.qualified.items() if day < today)
    return said * 100 // late if late else None


def _limit(line: Summary, _: date) -> dict[str, int]:
    return {line.credit_limit.currency: line.credit_limit.minor} if line.credit_limit else {}


def _text(name: str) -> SearchField:
    return SearchField(Kind.TEXT, lambda line, _: getattr(line, name))


def _set(read: Callable[[Summary], Iterable[str]]) -> SearchField:
    return SearchField(Kind.SET, lambda line, _: frozenset(read(line)))


def _date(read: Callable[[Summary], date | None]) -> SearchField:
    return SearchField(Kind.DATE, lambda line, _: read(line))


def _number(read: Callable[[Summary, date], int | None]) -> SearchField:
    return SearchField(Kind.NUMBER, read)


def _amount(read: Callable[[Summary, date], dict[str, int]]) -> SearchField:
    return SearchField(Kind.AMOUNT, read)


def _flag(limits: Limits) -> SearchField:
    return SearchField(Kind.SET, lambda line, today: frozenset(flags(line, today, limits)))


FIELDS: dict[str, SearchField] = {
    **{
        name: _text(name)
        for name in (
            "code",
            "name",
            "country",
            "language",
            "group",
            "city",
            "postal_code",
            "registration",
            "vat_number",
            "payment_terms",
            "parent",
            "payer",
            "collector",
            "scenario",
            "email",
            "phone",
        )
    },
    "tag": _set(lambda line: line.tags),
    "flag": _flag(Limits()),
    "status": _set(lambda line: line.by_status),
    "contact_role": _set(lambda line: line.contact_roles),
    "dispute_type": _set(lambda line: (d.type for d in line.disputes)),
    "resolver": _set(lambda line: (d.resolver for d in line.disputes)),
    "dispute_age": SearchField(
        Kind.SET, lambda line, today: frozenset(age(d.since, today) for d in line.disputes)
    ),
    "action": _set(lambda line: (a.kind.value for a in line.actions)),
    "currency": _set(lambda line: line.balances),
    "number": _set(lambda line: line.numbers),
    "level": _number(lambda line, _: line.level),
    "items": _number(lambda line, _: line.items_count),
    "answers": _number(lambda line, _: line.answers_waiting),
    "days_late": _number(_days_late),
    "limit_use": _number(_use_percent),
    "qualification": _number(_rate),
    "dispute_days": _number(
        lambda line, today: max(((today - d.since).days for d in line.disputes), default=None)
    ),
    "outstanding": _amount(lambda line, _: _sums(line, lambda b: sum(b.due.values()) + b.credits)),
    "overdue": _amount(lambda line, today: _due(line, lambda day: day < today)),
    **{
        name: field
        for name in (
            "overdue_30",
            "overdue_60",
            "overdue_90",
            "overdue_1_30",
            "overdue_31_60",
            "overdue_61_90",
        )
        if (field := _aged(name))
    },
    "not_due": _amount(lambda line, today: _due(line, lambda day: day >= today)),
    "not_aged": _amount(lambda line, today: _issued(line, lambda day: day >= today)),
    "credits": _amount(lambda line, _: _sums(line, lambda b: b.credits)),
    "largest_item": _amount(lambda line, _: _sums(line, lambda b: b.largest)),
    "disputed": _amount(lambda line, _: line.by_status.get("LIT", {})),
    "credit_limit": _amount(_limit),
    "oldest_due": _date(_oldest),
    "cover_ends": _date(lambda line: line.cover_ends_on),
    "promise": _date(lambda line: line.next_promise_on),
    "next_action": _date(lambda line: min((a.on for a in line.actions), default=None)),
    "next_step": _date(lambda line: line.next_step.on if line.next_step else None),
    "last_reminder": _date(lambda line: line.last_reminder_on),
    "last_action": _date(lambda line: line.last_action_on),
}


def field_of(name: str, limits: Limits = Limits()) -> SearchField | None:  # noqa: B008 - frozen
    """The field of that name; `custom.<key>` is one of the company's own, held as text.

    Flags hold within the company's `limits`.
    Bands of the aged balance have a name for each pair of days: only the usual ones are listed.
    """
    if name.startswith(CUSTOM):
        key = name.removeprefix(CUSTOM)
        return SearchField(Kind.TEXT, lambda line, _: line.custom.get(key, ""))
    return _flag(limits) if name == "flag" else FIELDS.get(name) or _aged(name)
