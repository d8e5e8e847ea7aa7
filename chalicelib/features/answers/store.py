"""How links and answers are kept.

A link belongs to no tenant's partition: a request brings nothing but its token, and only the
token's fingerprint is a key. An answer stands in its account's partition, and in `W` of the index
`due` while it waits.
"""

import zlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from chalicelib.features import keys
from chalicelib.features.answers.model import Answer, AnswerState, Link
from chalicelib.ports import Put, Record, TenantTable, blob

# The index gives keys only: the answers themselves are read side by side.
READERS = 8
_ANSWER, _LINK, _WAITING, _OFFERED = "answer#", "link", "W", "O"


def _link_key(fingerprint: str) -> str:
    return f"link#{fingerprint}"


def link(platform: TenantTable, fingerprint: str) -> Link | None:
    """The link of a token's fingerprint."""
    record = platform.get(_link_key(fingerprint), _LINK)
    return Link.model_validate_json(zlib.decompress(blob(record))) if record else None


def put_link(platform: TenantTable, value: Link, expires_at: datetime) -> None:
    """Write the link's next version; the table forgets it some time after `expires_at`."""
    saved = value.model_copy(update={"version": value.version + 1})
    record: Record = {
        "pk": _link_key(value.fingerprint),
        "sk": _LINK,
        "version": saved.version,
        "doc": zlib.compress(saved.model_dump_json().encode()),
        "expires_at": int(expires_at.timestamp()),
    }
    platform.write(Put(record, expects=value.version))


def answer(table: TenantTable, code: str, answer_id: str) -> Answer | None:
    """One answer."""
    record = table.get(keys.account(code), _ANSWER + answer_id)
    return _answer(record) if record else None


def answers(table: TenantTable, code: str) -> tuple[Answer, ...]:
    """All answers of an account, newest first."""
    records = table.query(keys.account(code), low=_ANSWER, high=keys.after(_ANSWER))
    found = map(_answer, records)
    return tuple(sorted(found, key=lambda a: (a.at, a.id), reverse=True))


def answer_put(value: Answer) -> Put:
    """What writes the answer's next version; it fails when that version is not the next."""
    saved = value.model_copy(update={"version": value.version + 1})
    record: Record = {
        "pk": keys.account(value.code),
        "sk": _ANSWER + value.id,
        "version": saved.version,
        # An answer may name thousands of items.
        "doc": zlib.compress(saved.model_dump_json().encode()),
    }
    if value.is_waiting:
        record |= {"d_pk": _WAITING, "d_sk": waiting_position(value)}
    elif value.state is AnswerState.COUNTERED and value.counter and not value.followed_on:
        record |= {"d_pk": _OFFERED, "d_sk": f"{value.counter.until}#{value.code}#{value.id}"}
    return Put(record, expects=value.version)


def _answer(record: Record) -> Answer:
    return Answer.model_validate_json(zlib.decompress(blob(record)))


def waiting_position(value: Answer) -> str:
    """Where an answer stands among those that wait, the longest waiting first."""
    return f"{value.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}#{value.code}#{value.id}"


def waiting(table: TenantTable, after: str, limit: int) -> list[Answer]:
    """Answers that wait, from after a position; an index may show one a moment too long."""
    # The next possible position, so that the one named is left out.
    low = f"{after} " if after else ""
    return _read(table, table.query(_WAITING, low=low, limit=limit, index="due"))


def unfollowed(table: TenantTable, before: datetime, limit: int) -> list[Answer]:
    """Answers that wait since before an instant and have no follow-up."""
    high = f"{before.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"
    found = _read(table, table.query(_WAITING, high=high, limit=limit, index="due"))
    return [answer for answer in found if not answer.followed_on]


def offers_over(table: TenantTable, today: date, limit: int) -> list[Answer]:
    """Offers whose last day has passed, and that have no follow-up."""
    return _read(table, table.query(_OFFERED, high=f"{today}", limit=limit, index="due"))


def _read(table: TenantTable, keys_found: Iterable[Record]) -> list[Answer]:
    with ThreadPoolExecutor(READERS) as readers:
        records = readers.map(lambda key: table.get(str(key["pk"]), str(key["sk"])), keys_found)
        return [_answer(record) for record in records if record]
