"""Captured messages, one record each in the partition of their tenant."""

from collections.abc import Iterator
from zlib import compress, decompress

from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.ports import Put, Record, TenantTable, blob

_OUTBOX = "outbox"


def put(table: TenantTable, message: OutboxMessage) -> None:
    """Keep a message."""
    doc = compress(message.model_dump_json().encode())
    table.write(Put({"pk": _OUTBOX, "sk": message.id, "doc": doc}))


def newest(table: TenantTable, before: str, limit: int) -> Iterator[OutboxMessage]:
    """Messages older than the id `before` ("" for none), newest first."""
    high = f"{before}!" if before else "\U0010ffff"
    for record in table.query(_OUTBOX, high=high, newest_first=True, limit=limit + bool(before)):
        if record["sk"] != before:
            yield _message(record)


def get(table: TenantTable, message_id: str) -> OutboxMessage | None:
    """One message."""
    record = table.get(_OUTBOX, message_id)
    return _message(record) if record else None


def _message(record: Record) -> OutboxMessage:
    return OutboxMessage.model_validate_json(decompress(blob(record)))
