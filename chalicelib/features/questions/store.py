"""A question stands in its account's partition, and in `Q` of the index `due` while it waits."""

from collections.abc import Iterator
from datetime import date

from chalicelib.features import keys
from chalicelib.features.questions.model import Question
from chalicelib.ports import Put, Record, TenantTable, blob

_SK, _WAITING = "question#", "Q"


def question(table: TenantTable, code: str, question_id: str) -> Question | None:
    """One question."""
    record = table.get(keys.account(code), _SK + question_id)
    return _question(record) if record else None


def questions(table: TenantTable, code: str) -> tuple[Question, ...]:
    """All questions of an account, newest first."""
    records = table.query(keys.account(code), low=_SK, high=keys.after(_SK))
    return tuple(sorted(map(_question, records), key=lambda q: (q.at, q.id), reverse=True))


def put(value: Question) -> Put:
    """What writes its next version; it fails when that version is not the next."""
    saved = value.model_copy(update={"version": value.version + 1})
    record: Record = {
        "pk": keys.account(value.code),
        "sk": _SK + value.id,
        "version": saved.version,
        "doc": saved.model_dump_json().encode(),
    }
    if value.look_on:
        position = f"{value.look_on.isoformat()}#{value.code}#{value.id}"
        record |= {"d_pk": _WAITING, "d_sk": position}
    return Put(record, expects=value.version)


def due(table: TenantTable, today: date, limit: int) -> Iterator[tuple[str, str]]:
    """Account and id of the questions to be looked at by a day, the oldest first."""
    high = f"{today.isoformat()}~"
    for key in table.query(_WAITING, high=high, limit=limit, index="due"):
        yield str(key["pk"]).removeprefix(keys.account("")), str(key["sk"]).removeprefix(_SK)


def _question(record: Record) -> Question:
    return Question.model_validate_json(blob(record))
