"""Events and messages that wait for a function, in a file: nothing is lost by a stop or a kill."""

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from chalicelib.core.clock import MachineClock, monotonic_seconds

_SCHEMA = """
create table if not exists message (
    id text primary key, place text not null, body text not null,
    sent_ms integer not null, received integer not null default 0, visible_at real not null
);
create index if not exists by_place on message (place, visible_at);
"""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `received` counts deliveries, this one included."""

    id: str
    body: str
    sent_ms: int
    received: int


class Messages:
    """Queues by name. A claimed message is hidden until it is removed, released, or a restart."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(_SCHEMA)
        # Whoever had claimed a message is gone.
        self._db.execute("update message set visible_at = 0")

    def send(self, place: str, *bodies: str) -> list[str]:
        """Keep messages for this queue; their ids."""
        sent_ms = int(MachineClock().now().timestamp() * 1000)
        rows = [(str(uuid4()), place, body, sent_ms) for body in bodies]
        with self._changed:
            self._db.execute("begin")
            self._db.executemany("insert into message values (?, ?, ?, ?, 0, 0)", rows)
            self._db.execute("commit")
            self._changed.notify_all()
        return [row[0] for row in rows]

    def claim(self, place: str, most: int, hidden_s: float) -> list[Message]:
        """Take up to so many messages, oldest first, and hide them."""
        now = monotonic_seconds()
        with self._lock:
            rows = self._db.execute(
                "select id, body, sent_ms, received + 1 from message"
                " where place = ? and visible_at <= ? order by sent_ms, rowid limit ?",
                (place, now, most),
            ).fetchall()
            self._db.executemany(
                "update message set received = received + 1, visible_at = ? where id = ?",
                [(now + hidden_s, row[0]) for row in rows],
            )
        return [Message(*row) for row in rows]

    def remove(self, *ids: str) -> None:
        """Forget messages: their work is done."""
        with self._lock:
            self._db.executemany("delete from message where id = ?", [(i,) for i in ids])

    def release(self, message_id: str, after_s: float) -> None:
        """Show a message again after some seconds."""
        with self._changed:
            self._db.execute(
                "update message set visible_at = ? where id = ?",
                (monotonic_seconds() + after_s, message_id),
            )
            self._changed.notify_all()

    def move(self, message_id: str, place: str) -> None:
        """Give a message to another queue, as new."""
        with self._changed:
            self._db.execute(
                "update message set place = ?, received = 0, visible_at = 0 where id = ?",
                (place, message_id),
            )
            self._changed.notify_all()

    def wait(self, place: str, most_s: float) -> None:
        """Sleep until a message may have come for this queue, or so many seconds."""
        with self._changed:
            (at,) = self._db.execute(
                "select min(visible_at) from message where place = ?", (place,)
            ).fetchone()
            left = most_s if at is None else min(most_s, at - monotonic_seconds())
            if left > 0:
                self._changed.wait(left)

    def wake(self) -> None:
        """End every wait."""
        with self._changed:
            self._changed.notify_all()

    def count(self, place: str) -> int:
        """Messages in a queue, hidden ones included."""
        with self._lock:
            (found,) = self._db.execute(
                "select count(*) from message where place = ?", (place,)
            ).fetchone()
        return int(found)

    def close(self) -> None:
        """Close the file; what was sent is in it."""
        with self._lock:
            self._db.close()
