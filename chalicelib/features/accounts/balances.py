"""What an account owes in one currency, by due date, and what of it has a date of its own."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from chalicelib.core.values import Frozen
from chalicelib.features.accounts.dealt_with import is_qualified
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.statuses.model import StatusType


class Word(StrEnum):
    """What was said of debits, so that the payer's habit says nothing of their date."""

    PROMISE = "promise"
    DISPUTE = "dispute"
    PLAN = "plan"


class Apart(Frozen):
    """Debits of one due date of which something was said: `on` is the day promised, or disputed."""

    word: Word
    on: date
    due_on: date
    minor: int


class Balance(Frozen):
    """One currency of a summary. `due` is the sum of debits per due date, `credits` is <= 0."""

    due: dict[date, int] = {}
    # The same debits per issue date.
    issued: dict[date, int] = {}
    credits: int = 0
    # The part of `due` that has a status and a comment (qualification rate).
    qualified: dict[date, int] = {}
    largest: int = 0
    # The part of `due` of which something was said.
    apart: tuple[Apart, ...] = ()


def balances(account: Account) -> dict[str, Balance]:
    """What counts of the account's items, per currency."""
    by_currency: dict[str, list[OpenItem]] = {}
    for item in account.items:
        if item.counts:
            by_currency.setdefault(item.currency, []).append(item)
    return {currency: _balance(account, items) for currency, items in by_currency.items()}


def _balance(account: Account, items: list[OpenItem]) -> Balance:
    debits = [item for item in items if not item.is_credit]
    return Balance(
        due=_by_due(debits),
        issued=_summed((item.issued_on, item.balance_minor) for item in debits),
        credits=sum(item.balance_minor for item in items if item.is_credit),
        qualified=_by_due(i for i in debits if is_qualified(account.statuses.get(i.id))),
        largest=max((item.balance_minor for item in debits), default=0),
        apart=_apart(account, debits),
    )


def _by_due(items: Iterable[OpenItem]) -> dict[date, int]:
    return _summed((item.due_on, item.balance_minor) for item in items)


def _summed(amounts: Iterable[tuple[date, int]]) -> dict[date, int]:
    days: dict[date, int] = {}
    for day, minor in amounts:
        days[day] = days.get(day, 0) + minor
    return days


def _apart(account: Account, debits: Iterable[OpenItem]) -> tuple[Apart, ...]:
    sums: dict[tuple[Word, date, date], int] = {}
    for item in debits:
        if said := _said(account, item):
            key = (*said, item.due_on)
            status = account.statuses.get(item.id)
            minor = status.said_minor(item.balance_minor) if status else item.balance_minor
            sums[key] = sums.get(key, 0) + minor
    return tuple(
        Apart(word=word, on=on, due_on=due_on, minor=minor)
        for (word, on, due_on), minor in sorted(sums.items())
    )


def _said(account: Account, item: OpenItem) -> tuple[Word, date] | None:
    if item.id in account.plans:
        return Word.PLAN, item.due_on
    status = account.statuses.get(item.id)
    if status and status.type is StatusType.DISPUTE:
        return Word.DISPUTE, status.at.date()
    if status and status.promise_on:
        return Word.PROMISE, status.promise_on
    return None
