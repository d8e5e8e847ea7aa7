"""What lists and the client sheet show of an account: figures for a day, ready to print."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from chalicelib.core.money import Money, exponent, totals
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.flags import Limits, flags
from chalicelib.features.accounts.model import (
    Account,
    Contact,
    Customer,
    NextStep,
    PromiseCounts,
)
from chalicelib.features.accounts.qualification import QualificationRate, qualification_rates
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.actions.model import Action


class AccountRow(Frozen):
    """One line of the account list on a day."""

    code: str
    name: str
    country: str
    language: str
    group: str
    collector: str
    scenario: str
    level: int
    outstanding: tuple[Money, ...]
    overdue: tuple[Money, ...]
    oldest_due_on: date | None
    days_late: int
    items_count: int
    email: str
    flags: tuple[str, ...]
    next_step: NextStep | None
    last_reminder_on: date | None


class AccountSheet(AccountRow):
    """The client sheet's head; items, history and answers have lists of their own."""

    version: int
    # How long its history is: what came since somebody looked is what has a higher number.
    head_seq: int
    customer: Customer
    contacts: tuple[Contact, ...]
    note: str
    paused_items: dict[str, str]
    by_status: dict[str, tuple[Money, ...]]
    qualification: tuple[QualificationRate, ...]
    actions: tuple[Action, ...]
    tags: tuple[str, ...]
    custom: dict[str, str]
    credit_limit: Money | None
    promises: PromiseCounts
    # What users corrected, and what the accounting system says.
    corrections: dict[str, str]
    imported: Customer


def row(line: Summary, today: date, limits: Limits) -> AccountRow:
    """An account's line for a day."""
    return AccountRow(
        **line.model_dump(
            include={
                "code",
                "name",
                "country",
                "language",
                "group",
                "collector",
                "scenario",
                "level",
                "items_count",
                "email",
                "last_reminder_on",
            }
        ),
        next_step=line.next_step,
        outstanding=totals(_owed(line)),
        overdue=totals(_overdue(line, today)),
        oldest_due_on=_oldest(line),
        days_late=_days_late(line, today),
        flags=flags(line, today, limits),
    )


def _owed(line: Summary) -> list[tuple[int, str]]:
    return [(sum(b.due.values()) + b.credits, c) for c, b in line.balances.items()]


def _overdue(line: Summary, today: date) -> list[tuple[int, str]]:
    return [
        (sum(minor for day, minor in b.due.items() if day < today), c)
        for c, b in line.balances.items()
    ]


def owed_by(lines: Iterable[Summary], today: date) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """What accounts owe together, and how much of it is overdue."""
    owed: list[tuple[int, str]] = []
    late: list[tuple[int, str]] = []
    for line in lines:
        owed += _owed(line)
        late += _overdue(line, today)
    return totals(owed), totals(late)


def _oldest(line: Summary) -> date | None:
    return min((day for b in line.balances.values() for day in b.due), default=None)


def _days_late(line: Summary, today: date) -> int:
    oldest = _oldest(line)
    return max(0, (today - oldest).days) if oldest else 0


def sheet(account: Account, today: date, limits: Limits) -> AccountSheet:
    """The client sheet for a day."""
    line = summary(account)
    return AccountSheet(
        **dict(row(line, today, limits)),
        version=account.version,
        head_seq=account.head_seq,
        customer=account.details,
        contacts=tuple(c for c in account.contacts if c.origin != "removed"),
        note=account.note,
        paused_items=account.pauses,
        actions=tuple(sorted(account.actions, key=lambda a: (a.on, a.id))),
        tags=account.tags,
        custom=account.details.custom,
        credit_limit=account.credit_limit,
        promises=account.promises_ended,
        corrections=account.corrections,
        imported=account.customer,
        qualification=qualification_rates((line,), today),
        by_status={
            status: totals((minor, c) for c, minor in amounts.items())
            for status, amounts in line.by_status.items()
        },
    )


def _largest(amounts: Iterable[tuple[int, str]]) -> int:
    # Amounts of several currencies have no common order but this rough one, in thousandths.
    return max((minor * 10 ** (3 - exponent(c)) for minor, c in amounts), default=0)


# Sorting looks at every account of the company, so it does not make their rows.
SORTS: dict[str, Callable[[Summary, date], Any]] = {
    "code": lambda line, _: line.code,
    "name": lambda line, _: line.name.casefold(),
    "collector": lambda line, _: line.collector,
    "outstanding": lambda line, _: _largest(_owed(line)),
    "overdue": lambda line, today: _largest(_overdue(line, today)),
    "days_late": _days_late,
    "items_count": lambda line, _: line.items_count,
    "level": lambda line, _: line.level,
    "oldest_due_on": lambda line, _: _oldest(line) or date.max,
    "next_step": lambda line, _: line.next_step.on if line.next_step else date.max,
}


def matches(line: Summary, words: str) -> bool:
    """Whether a line has the text in its code, name, e-mail or one of its item numbers."""
    needle = words.strip().casefold()
    return (
        needle in line.code.casefold()
        or needle in line.name.casefold()
        or needle in line.email.casefold()
        or any(needle in number.casefold() for number in line.numbers)
    )
