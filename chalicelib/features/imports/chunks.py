"""The accounts of an import in pieces of about 200, as gzipped JSON: what each step carries."""

import gzip
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.open_items.model import ItemKind, OpenItem

ACCOUNTS_PER_CHUNK = 200
ITEMS_PER_CHUNK = 5_000
LIMIT_BYTES = 50_000_000
_LEVEL = 5


class Pieces:
    """Takes accounts one by one and keeps them packed: a file is never held as objects whole."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._rows: list[tuple[object, ...]] = []
        self._items = 0

    def add(self, facts: AccountFacts, *, is_new: bool) -> None:
        """One more account."""
        self._rows.append(_packed(facts, is_new=is_new))
        self._items += len(facts.items) + len(facts.settled)
        if len(self._rows) >= ACCOUNTS_PER_CHUNK or self._items >= ITEMS_PER_CHUNK:
            self._close()

    def _close(self) -> None:
        self._packed.append(gzip.compress(orjson.dumps(self._rows), _LEVEL, mtime=0))
        self._rows, self._items = [], 0

    def packed(self) -> list[bytes]:
        """The pieces, each what one step can write well within its time."""
        if self._rows:
            self._close()
        return self._packed


def _packed(facts: AccountFacts, *, is_new: bool) -> tuple[object, ...]:
    return (
        facts.code,
        is_new,
        facts.customer,
        [_row(item) for item in facts.items],
        [(_row(item), on) for item, on in facts.settled],
        facts.is_complete,
        facts.has_items,
    )


def unpack(content: bytes) -> Iterator[tuple[AccountFacts, bool]]:
    """The accounts of a piece, and whether each is new."""
    for code, is_new, customer, items, settled, is_complete, has_items in orjson.loads(
        gzip.decompress(content)
    ):
        facts = AccountFacts.model_construct(
            code=code,
            customer=customer,
            items=tuple(map(_item, items)),
            settled=tuple((_item(row), date.fromisoformat(on)) for row, on in settled),
            is_complete=is_complete,
            has_items=has_items,
        )
        yield facts, is_new


def _row(item: OpenItem) -> tuple[str | int | date, ...]:
    return (
        item.id,
        item.number,
        item.kind,
        item.issued_on,
        item.due_on,
        item.amount_minor,
        item.balance_minor,
        item.currency,
        item.reference,
        item.label,
    )


def _item(row: list[Any]) -> OpenItem:
    item_id, number, kind, issued_on, due_on, amount, balance, currency, reference, label = row
    # Our own bytes, checked before they were packed.
    return OpenItem.model_construct(
        id=item_id,
        number=number,
        kind=ItemKind(kind),
        issued_on=date.fromisoformat(issued_on),
        due_on=date.fromisoformat(due_on),
        amount_minor=amount,
        balance_minor=balance,
        currency=currency,
        reference=reference,
        label=label,
    )
