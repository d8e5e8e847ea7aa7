"""What lists and the client sheet show of an account: figures for a day, ready to print."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from chalicelib.core.money import Money, totals
from chalicelib.features.accounts.model import (
    Account,
    Contact,
    Customer,
    NextStep,
    Summary,
)
from chalicelib.features.accounts.rules import summary


class AccountRow(BaseModel):
    """One line of the account list on a day."""

    model_config = ConfigDict(frozen=True)

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
    customer: Customer
    contacts: tuple[Contact, ...]
    note: str
    paused_items: dict[str, str]
    by_status: dict[str, tuple[Money, ...]]


def row(line: Summary, today: date) -> AccountRow:
    """An account's line for a day."""
    late = [day for b in line.balances.values() for day in b.due if day < today]
    oldest = min((day for b in line.balances.values() for day in b.due), default=None)
    owed = [(sum(b.due.values()) + b.credits, c) for c, b in line.balances.items()]
    overdue = [
        (sum(minor for day, minor in b.due.items() if day < today), c)
        for c, b in line.balances.items()
    ]
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
        outstanding=totals(owed),
        overdue=totals(overdue),
        oldest_due_on=oldest,
        days_late=(today - min(late)).days if late else 0,
        flags=_flags(line, today),
    )


def _flags(line: Summary, today: date) -> tuple[str, ...]:
    said = {
        "answer_waiting": line.answers_waiting > 0,
        "bounced": line.email_bounced,
        "broken_promise": bool(line.next_promise_on and line.next_promise_on < today),
        "dispute": "LIT" in line.by_status,
        "no_collector": bool(line.items_count) and not line.collector,
        "no_contact": bool(line.items_count) and not line.email,
    }
    return tuple(flag for flag, holds in said.items() if holds)


def sheet(account: Account, today: date) -> AccountSheet:
    """The client sheet for a day."""
    line = summary(account)
    return AccountSheet(
        **dict(row(line, today)),
        version=account.version,
        customer=account.customer,
        contacts=tuple(c for c in account.contacts if c.origin != "removed"),
        note=account.note,
        paused_items=account.pauses,
        by_status={
            status: totals((minor, c) for c, minor in amounts.items())
            for status, amounts in line.by_status.items()
        },
    )


def _largest(amounts: tuple[Money, ...]) -> Decimal:
    # Amounts of several currencies have no common order but this rough one.
    return max((m.amount for m in amounts), default=Decimal(0))


SORTS: dict[str, Callable[[AccountRow], Any]] = {
    "code": lambda r: r.code,
    "name": lambda r: r.name.casefold(),
    "collector": lambda r: r.collector,
    "outstanding": lambda r: _largest(r.outstanding),
    "overdue": lambda r: _largest(r.overdue),
    "days_late": lambda r: r.days_late,
    "items_count": lambda r: r.items_count,
    "level": lambda r: r.level,
    "oldest_due_on": lambda r: r.oldest_due_on or date.max,
    "next_step": lambda r: r.next_step.on if r.next_step else date.max,
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
