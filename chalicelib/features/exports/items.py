"""Items as a table: one row each, with what people say of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.exports.model import Row
from chalicelib.features.exports.words import Words
from chalicelib.features.open_items.model import ClosedItem, OpenItem
from chalicelib.features.statuses.model import Status
from chalicelib.features.workbooks.table import Column, Kind, Value

_BOTH = {
    "code": Kind.TEXT,
    "name": Kind.TEXT,
    "collector": Kind.TEXT,
    "kind": Kind.TEXT,
    "number": Kind.TEXT,
    "issued_on": Kind.DAY,
    "due_on": Kind.DAY,
    "amount": Kind.MONEY,
    "balance": Kind.MONEY,
    "currency": Kind.TEXT,
    "reference": Kind.TEXT,
    "label": Kind.TEXT,
}
OPEN = {
    **_BOTH,
    "days_late": Kind.NUMBER,
    "status": Kind.TEXT,
    "promise_on": Kind.DAY,
    "dispute_type": Kind.TEXT,
    "resolver": Kind.TEXT,
    "comment": Kind.TEXT,
}
CLOSED = {**_BOTH, "closed_on": Kind.DAY, "how": Kind.TEXT}
_WIDTHS = {"name": 34, "comment": 40, "label": 30, "currency": 8, "days_late": 9}


def open_rows(account: Account, today: date, chosen: frozenset[str] = frozenset()) -> list[Row]:
    """The open items, the longest due first; those chosen only, when some are."""
    items = sorted(account.items, key=lambda i: (i.due_on, i.number, i.id))
    return [_open(account, i, today) for i in items if not chosen or i.id in chosen]


def closed_rows(account: Account, closed: Iterable[ClosedItem]) -> Iterator[Row]:
    """Closed items, in their order."""
    for item in closed:
        yield {
            **_shown(account, item.item),
            "closed_on": item.closed_on.isoformat(),
            "how": item.how,
        }


def _open(account: Account, item: OpenItem, today: date) -> Row:
    status = account.statuses.get(item.id)
    late = 0 if item.is_credit else max(0, item.days_late(today))
    return {**_shown(account, item), "days_late": late, **_said(status)}


def _said(status: Status | None) -> Row:
    if status is None:
        return {"status": "NCT"}
    return {
        "status": status.code or status.type.value,
        "promise_on": status.promise_on.isoformat() if status.promise_on else None,
        "dispute_type": status.dispute_type,
        "resolver": status.resolver,
        "comment": status.comment,
    }


def _shown(account: Account, item: OpenItem) -> Row:
    return {
        "code": account.code,
        "name": account.name,
        "collector": account.responsible,
        "kind": item.kind.value,
        "number": item.number,
        "issued_on": item.issued_on.isoformat(),
        "due_on": item.due_on.isoformat(),
        "amount": item.amount_minor,
        "balance": item.balance_minor,
        "currency": item.currency,
        "reference": item.reference,
        "label": item.label,
    }


def columns_of(kinds: dict[str, Kind], words: Words) -> list[Column]:
    """The headings."""
    return [Column(words.items[n], kind, _WIDTHS.get(n, 16)) for n, kind in kinds.items()]


def values_of(row: Row, kinds: dict[str, Kind], words: Words) -> list[Value]:
    """A row's cells."""
    said = {"kind": words.kinds, "status": words.statuses, "how": words.closings}
    cells: list[Value] = []
    for name, kind in kinds.items():
        value = row.get(name)
        if kind is Kind.MONEY:
            cells.append(Money.of_minor(row[name], row["currency"]).amount)
        elif kind is Kind.DAY and value:
            cells.append(date.fromisoformat(value))
        else:
            cells.append(said[name].get(str(value), value) if name in said else value)
    return cells
