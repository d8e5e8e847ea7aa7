"""How accounts are kept: one compressed record each, its index entries, and its history.

The newest events live inside the account's record, so that a change and its events are one
conditional write at the price of one; the next save moves them to records of their own first.
That move writes the same bytes to the same keys however often it runs, so nothing can be lost
between the two steps (see README, Decisions).
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import TypeAdapter

from chalicelib.core.errors import RetryableError
from chalicelib.core.events import Event
from chalicelib.features import keys
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.ports import Delete, Put, Record, TenantTable, blob

# A record may hold 400 KB; the index entry and the keys need some of it.
PAGE_BYTES = 300_000
PAGES_LIMIT = 12
READ_ATTEMPTS = 3
_SMALL_BYTES = 4096
_CLOSED = TypeAdapter(tuple[ClosedItem, ...])


def _page_key(number: int) -> str:
    return f"{keys.ACCOUNT}#{number:03d}"


def _packed(text: bytes) -> bytes:
    """Compressed; a window no larger than a small text is three times as fast to set up."""
    window, memory = (12, 5) if len(text) < _SMALL_BYTES else (15, 8)
    deflate = zlib.compressobj(6, zlib.DEFLATED, window, memory)
    return deflate.compress(text) + deflate.flush()


def _records(account: Account) -> list[Record]:
    whole = _packed(account.model_dump_json(exclude_defaults=True).encode())
    parts = [whole[i : i + PAGE_BYTES] for i in range(0, len(whole), PAGE_BYTES)]
    if len(parts) > PAGES_LIMIT:
        msg = f"{account.code} holds more than one account record can"
        raise ValueError(msg)
    pk, shard = keys.account(account.code), keys.shard(account.code)
    first: Record = {
        "pk": pk,
        "sk": keys.ACCOUNT,
        "version": account.version,
        "doc": parts[0],
        "summary": _packed(summary(account).model_dump_json(exclude_defaults=True).encode()),
        "p_pk": keys.portfolio(shard),
        "p_sk": account.code,
    }
    if len(parts) > 1:
        first["pages"] = len(parts) - 1
    if account.next_step and account.next_step.is_looked_at:
        first |= {"d_pk": keys.due(shard), "d_sk": f"{account.next_step.on}#{account.code}"}
    rest: list[Record] = [
        {"pk": pk, "sk": _page_key(n), "version": account.version, "doc": part}
        for n, part in enumerate(parts[1:], 1)
    ]
    return [first, *rest]


def load(table: TenantTable, code: str) -> Account | None:
    """The account, or None. Pages of one version only are put together."""
    for _ in range(READ_ATTEMPTS):
        first = table.get(keys.account(code), keys.ACCOUNT)
        if first is None:
            return None
        rest = [
            table.get(keys.account(code), _page_key(n + 1))
            for n in range(int(first.get("pages", 0)))
        ]
        if all(page and page["version"] == first["version"] for page in rest):
            parts = [first, *(page for page in rest if page)]
            packed = b"".join(blob(part) for part in parts)
            return Account.model_validate_json(zlib.decompress(packed))
    raise RetryableError("This account is being written; try again.")


class Next(NamedTuple):
    """An account's next version: the records that go first, and what then is one change."""

    account: Account
    before: list[Record]
    changes: list[Put | Delete]


def next_version(
    account: Account,
    events: tuple[Event, ...],
    *others: Put | Delete,
    before: tuple[Record, ...] = (),
) -> Next:
    """The account as its next version, with its new events.

    `others` are written in the same transaction. `before` go first, with the newest events so far,
    which get records of their own.
    """
    head = events[-1] if events else None
    update = {"version": account.version + 1, "tail": events}
    if head:
        update |= {"head_seq": head.seq, "head_hash": head.hash}
    saved = account.model_copy(update=update)
    first, *rest = _records(saved)
    changes = [Put(first, expects=account.version), *(Put(page) for page in rest), *others]
    return Next(saved, [*before, *_records_of(account.tail, account.code)], changes)


def save(table: TenantTable, *accounts: Next) -> None:
    """Write them, all or none; ConflictError when one of them is stale."""
    table.put_all([record for one in accounts for record in one.before])
    table.write(*(change for one in accounts for change in one.changes))


def create(
    table: TenantTable, accounts: Sequence[tuple[Account, tuple[Event, ...]]]
) -> list[tuple[str, bool]]:
    """Write many accounts that were never stored; of each, its code and whether it was written.

    One that stands already is left as it is, and so is one too large for a single record.
    """
    waiting: list[Record] = []
    written: dict[str, bool] = {}
    for account, events in accounts:
        head = events[-1]
        update = {"version": 1, "tail": events, "head_seq": head.seq, "head_hash": head.hash}
        first, *rest = _records(account.model_copy(update=update))
        written[account.code] = not rest
        if not rest:
            waiting.append(first)
    for number in table.put_new(waiting):
        written[str(waiting[number]["p_sk"])] = False
    return list(written.items())


def _records_of(events: tuple[Event, ...], code: str) -> Iterator[Record]:
    for event in events:
        doc = event.model_dump_json().encode()
        yield {"pk": keys.account(code), "sk": keys.event(event.seq), "doc": doc}


def history(table: TenantTable, account: Account, before_seq: int, limit: int) -> tuple[Event, ...]:
    """At most `limit` events with a seq below `before_seq`, newest first."""
    events = [e for e in reversed(account.tail) if e.seq < before_seq][:limit]
    oldest = events[-1].seq if events else before_seq
    if len(events) < limit and oldest > 1:
        records = table.query(
            keys.account(account.code),
            low=keys.event(0),
            high=keys.event(oldest - 1),
            newest_first=True,
            limit=limit - len(events),
        )
        events += [Event.model_validate_json(blob(r)) for r in records]
    return tuple(events)


def portfolio(table: TenantTable) -> Iterator[Summary]:
    """Every account's line, in no order."""
    for shard in range(keys.SHARDS):
        for record in table.query(keys.portfolio(shard), index="portfolio"):
            yield Summary.model_validate_json(zlib.decompress(blob(record, "summary")))


def due_codes(table: TenantTable, on: str) -> Iterator[str]:
    """Codes of the accounts whose next step falls on or before a date (ISO)."""
    for shard in range(keys.SHARDS):
        for record in table.query(keys.due(shard), high=keys.after(on), index="due"):
            yield str(record["d_sk"]).partition("#")[2]


def closed_record(code: str, closed: tuple[ClosedItem, ...]) -> Record:
    """What one extract closed in an account, as one record, the same however often it is made."""
    newest = max(c.closed_on for c in closed)
    items = b"[" + b",".join(c.model_dump_json().encode() for c in closed) + b"]"
    return {
        "pk": keys.account(code),
        "sk": f"closed#{newest}#{closed[0].import_sequence:010d}",
        "doc": _packed(items),
    }


def closed(table: TenantTable, code: str) -> Iterator[ClosedItem]:
    """Everything extracts closed in an account, newest first."""
    pages = table.query(
        keys.account(code), low="closed#", high=keys.after("closed#"), newest_first=True
    )
    for page in pages:
        yield from _CLOSED.validate_json(zlib.decompress(blob(page)))
