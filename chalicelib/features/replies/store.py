"""How replies are kept: in their account's partition; those of no account in one of their own."""

import zlib
from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.replies.model import Reply, Stray
from chalicelib.ports import Delete, Put, Record, TenantTable, blob

# Nobody writes as often to a company about one account.
READ_MAX = 1000
_REPLY, _STRAYS = "reply#", "replies"


def put_of(reply: Reply) -> Put:
    """What writes a reply, in the transaction of its account."""
    doc = zlib.compress(reply.model_dump_json(exclude_defaults=True).encode())
    record: Record = {
        "pk": keys.account(reply.code),
        "sk": _REPLY + reply.id,
        "version": 1,
        "doc": doc,
    }
    return Put(record)


def is_kept(table: TenantTable, code: str, reply_id: str) -> bool:
    """Whether a reply was taken in before."""
    return table.get(keys.account(code), _REPLY + reply_id) is not None


def reply(table: TenantTable, code: str, reply_id: str) -> Reply | None:
    """One reply of an account, or what stayed of one that was moved."""
    record = table.get(keys.account(code), _REPLY + reply_id)
    return _read(record) if record else None


def _read(record: Record) -> Reply:
    return Reply.model_validate_json(zlib.decompress(blob(record)))


def replies(table: TenantTable, code: str) -> Iterator[Reply]:
    """Replies of an account that were not moved away, in no order."""
    low, high = _REPLY, keys.after(_REPLY)
    for record in table.query(keys.account(code), low=low, high=high, limit=READ_MAX):
        if not (found := _read(record)).moved_to:
            yield found


def put_stray(table: TenantTable, stray: Stray) -> None:
    """Keep an e-mail of no account; the same again changes nothing."""
    table.write(Put({"pk": _STRAYS, "sk": stray.id, "doc": stray.model_dump_json().encode()}))


def stray(table: TenantTable, stray_id: str) -> Stray | None:
    """One e-mail of no account."""
    record = table.get(_STRAYS, stray_id)
    return Stray.model_validate_json(blob(record)) if record else None


def strays(table: TenantTable) -> Iterator[Stray]:
    """E-mails of no account, in no order."""
    for record in table.query(_STRAYS, limit=READ_MAX):
        yield Stray.model_validate_json(blob(record))


def drop_stray(table: TenantTable, stray_id: str) -> None:
    """Forget an e-mail of no account."""
    table.write(Delete(_STRAYS, stray_id))
