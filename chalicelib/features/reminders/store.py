"""How reminders and their runs are kept.

A reminder is in the `due` index under `C` until its end is known, under `U` when nobody knows and
a person must say, under `L` as a letter to post, and under `R#<date>` afterwards: what needs care
is found without reading the rest.
"""

import zlib
from collections.abc import Iterator
from datetime import date, datetime

from chalicelib.features import keys
from chalicelib.features.reminders.model import Outcome, Reminder, ReminderState, Run
from chalicelib.ports import Put, Record, TenantTable, blob

_CLAIMS, _UNKNOWN, _TO_POST = "C", "U", "L"
_RUN = "run"


def day_of(reminder_id: str) -> date:
    """A reminder's id begins with its day."""
    return date.fromisoformat(reminder_id.partition("-")[0])


def _key(reminder_id: str) -> str:
    return f"reminder#{day_of(reminder_id)}#{reminder_id}"


def _index(reminder: Reminder) -> Record:
    if reminder.state is ReminderState.CANCELLED:
        return {}
    waits = f"{reminder.since.isoformat(timespec='seconds')}#{reminder.code}#{reminder.id}"
    if reminder.state in {ReminderState.PREPARED, ReminderState.WAITING}:
        return {"d_pk": _CLAIMS, "d_sk": waits}
    if reminder.state is ReminderState.UNKNOWN:
        return {"d_pk": _UNKNOWN, "d_sk": waits}
    if reminder.state is ReminderState.TO_POST:
        return {"d_pk": _TO_POST, "d_sk": place_to_post(reminder)}
    return {"d_pk": f"R#{reminder.on}", "d_sk": reminder.id}


def place_to_post(reminder: Reminder) -> str:
    """Where a letter stands among those to post: by day, then by account."""
    return f"{reminder.on}#{reminder.code}#{reminder.id}"


def put(reminder: Reminder) -> Put:
    """The write of this version over the one before it (over nothing, for the first)."""
    doc = reminder.model_dump_json(exclude_defaults=True).encode()
    record: Record = {
        "pk": keys.account(reminder.code),
        "sk": _key(reminder.id),
        "version": reminder.version,
        "doc": zlib.compress(doc, 9),
        **_index(reminder),
    }
    return Put(record, expects=reminder.version - 1)


def get(table: TenantTable, code: str, reminder_id: str) -> Reminder | None:
    """One reminder; None for an unknown or malformed id."""
    try:
        key = _key(reminder_id)
    except ValueError:
        return None
    record = table.get(keys.account(code), key)
    return _reminder(record) if record else None


def _reminder(record: Record) -> Reminder:
    return Reminder.model_validate_json(zlib.decompress(blob(record)))


def of_account(table: TenantTable, code: str) -> Iterator[Reminder]:
    """All reminders of an account, newest day first."""
    found = table.query(
        keys.account(code), low="reminder#", high=keys.after("reminder#"), newest_first=True
    )
    return map(_reminder, found)


def unsettled(table: TenantTable, before: datetime) -> Iterator[Reminder]:
    """Reminders prepared or waiting since before an instant."""
    found = table.query(_CLAIMS, high=before.isoformat(timespec="seconds"), index="due")
    return _read(table, found)


def to_post(table: TenantTable, on: date | None = None, after: str = "") -> Iterator[Reminder]:
    """Letters to post, of one day or all, in the order they are printed, from after a place."""
    day = f"{on}#" if on else ""
    low, high = (f"{after} " if after else day), keys.after(day) if day else "\U0010ffff"
    return _read(table, table.query(_TO_POST, low=low, high=high, index="due"))


def unknown(table: TenantTable) -> Iterator[Reminder]:
    """Reminders of which nobody knows whether they left, newest first."""
    return _read(table, table.query(_UNKNOWN, newest_first=True, index="due"))


def open_claims(table: TenantTable) -> Iterator[Reminder]:
    """Reminders prepared or waiting, newest first."""
    return _read(table, table.query(_CLAIMS, newest_first=True, index="due"))


def of_day(table: TenantTable, day: date, after: str = "") -> Iterator[Reminder]:
    """Reminders of a day that left, in the order of their ids, from after one."""
    low = f"{after} " if after else ""
    return _read(table, table.query(f"R#{day}", low=low, index="due"))


def _read(table: TenantTable, found: Iterator[Record]) -> Iterator[Reminder]:
    for entry in found:
        record = table.get(str(entry["pk"]), str(entry["sk"]))
        if record:
            yield _reminder(record)


def _run_key(run_id: str) -> str:
    return f"{_RUN}#{run_id}"


def put_run(table: TenantTable, run: Run, *, is_new: bool) -> None:
    """Keep a run; ConflictError when a new one exists already."""
    doc = run.model_dump_json().encode()
    record: Record = {"pk": _run_key(run.id), "sk": _RUN, "doc": doc}
    table.write(Put(record, expects=0 if is_new else None))


def run(table: TenantTable, run_id: str) -> Run | None:
    """One run."""
    record = table.get(_run_key(run_id), _RUN)
    return Run.model_validate_json(blob(record)) if record else None


def put_rows(table: TenantTable, run_id: str, rows: tuple[Outcome, ...]) -> None:
    """Keep what became of these accounts in a run."""
    table.put_all(
        {"pk": _run_key(run_id), "sk": f"row#{row.code}", "doc": row.model_dump_json().encode()}
        for row in rows
    )


def rows(table: TenantTable, run_id: str) -> Iterator[Outcome]:
    """What became of the accounts of a run, by code."""
    for record in table.query(_run_key(run_id), low="row#", high=keys.after("row#")):
        yield Outcome.model_validate_json(blob(record))
