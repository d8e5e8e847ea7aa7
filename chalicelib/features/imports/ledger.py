"""How one import moves from state to state: each move is one transaction with the tenant's head.

Imports of a tenant are ordered by the second their file was uploaded (the storage's own clock),
then by acceptance; never by when somebody gets to work on them. One is read and applied at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from chalicelib.core.errors import ConflictError
from chalicelib.core.ids import fingerprint, new_id
from chalicelib.features.imports import store
from chalicelib.features.imports.model import FINAL, Head, Import, State
from chalicelib.ports import TenantTable

ATTEMPTS = 8
# An import that did not move for this long died; it holds nobody up any more.
STALLED = timedelta(hours=1)
# One that did not move for this long is asked again.
QUIET = timedelta(minutes=20)
_PER_SECOND = 1000
_LATE_FROM = 500
_SEEN_DAYS = 30
RECENT = 3
ACTIVE = frozenset({State.READING, State.APPLYING})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that appeared in the bucket of uploads."""

    key: str
    at: datetime
    # Tells two uploads to one key apart.
    version: str = ""

    @property
    def mark(self) -> str:
        """The same for each notice of the same upload."""
        return fingerprint(self.key, self.version or self.at.isoformat())[:32]


def _next_sequence(head: Head, upload: Upload) -> tuple[int, Head]:
    second = int(upload.at.timestamp())
    if second < head.second:
        # Heard of late: any place of its own in its second will do.
        late = _LATE_FROM + crc32(upload.mark.encode()) % (_PER_SECOND - _LATE_FROM)
        return second * _PER_SECOND + late, head
    count = head.count + 1 if second == head.second else 1
    moved = head.model_copy(update={"second": second, "count": count})
    return second * _PER_SECOND + min(count, _LATE_FROM) - 1, moved


def accept(table: TenantTable, found: Import, upload: Upload, now: datetime) -> Import:
    """Give an import its place in the order; the import it became before, if it was seen."""
    for _ in range(ATTEMPTS):
        known = store.seen(table, upload.mark)
        if known:
            return store.load(table, known)
        sequence, head = _next_sequence(store.head(table), upload)
        update = {
            "sequence": sequence,
            "state": State.READING,
            "key": upload.key,
            "moved_at": now,
        }
        accepted, change = store.put(found.model_copy(update=update))
        active = {**head.active, found.id: sequence}
        expires = int((now + timedelta(days=_SEEN_DAYS)).timestamp())
        try:
            table.write(
                change,
                store.put_seen(upload.mark, found.id, expires),
                store.put_head(head.model_copy(update={"active": active})),
            )
        except ConflictError:
            continue
        return accepted
    raise ConflictError("Many files come at once: try again.")


def move(
    table: TenantTable,
    found: Import,
    now: datetime,
    also: Callable[[Head], Head] = lambda head: head,
) -> Import:
    """Write an import in its new state; ConflictError when somebody moved it meanwhile."""
    stamped = found.model_copy(
        update={"moved_at": now, "finished_at": now if found.state in FINAL else None}
    )
    saved, change = store.put(stamped)
    for _ in range(ATTEMPTS):
        before = store.head(table)
        head = also(_with_activity(before, found))
        try:
            table.write(change, *([store.put_head(head)] if head != before else []))
        except ConflictError:
            there = store.load(table, found.id)
            if there == saved:
                # Our own write, whose answer was lost and which was then tried again.
                return saved
            if there.version != found.version:
                raise
            continue
        return saved
    raise ConflictError("Many imports move at once: try again.")


def _with_activity(head: Head, found: Import) -> Head:
    active = {k: v for k, v in head.active.items() if k != found.id}
    if found.state in ACTIVE:
        active[found.id] = found.sequence
    return head.model_copy(update={"active": active})


def is_behind(table: TenantTable, found: Import, now: datetime) -> bool:
    """Whether an earlier import is still being read or applied."""
    earlier = [i for i, seq in store.head(table).active.items() if seq < found.sequence]
    for import_id in earlier:
        other = store.load(table, import_id)
        if other.state in ACTIVE and now - other.moved_at < STALLED:
            return True
    return False


def waiting_behind(table: TenantTable, found: Import) -> list[str]:
    """Ids of the imports that may go on now, the earliest first."""
    active = store.head(table).active
    return sorted((i for i in active if i != found.id), key=lambda i: active[i])


def fresh(now: datetime, **fields: object) -> Import:
    """A new import."""
    return Import.model_validate({"id": new_id(now), "created_at": now, "moved_at": now, **fields})
