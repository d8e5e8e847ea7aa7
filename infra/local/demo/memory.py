"""A Relance in memory, to live two years in seconds; its records then go to the real table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from chalicelib.container import Ports
from chalicelib.core.errors import ConflictError, NotFoundError
from chalicelib.ports import Delete, Email, Identities, Index, Put, Record, Sms, Ticket

_INDEX_KEYS = {"portfolio": ("p_pk", "p_sk"), "due": ("d_pk", "d_sk")}
PLATFORM = "~"


class MemoryTable:
    """`ports.Table` as nested mappings: tenant, partition, sort key."""

    def __init__(self) -> None:
        self.tenants: dict[str, MemoryTenantTable] = {}

    def for_tenant(self, tenant_id: str) -> "MemoryTenantTable":
        """What belongs to a tenant."""
        return self.tenants.setdefault(tenant_id, MemoryTenantTable())

    def platform(self) -> "MemoryTenantTable":
        """What belongs to none."""
        return self.for_tenant(PLATFORM)


class MemoryTenantTable:
    """`ports.TenantTable`; one thread uses it, nobody else writes."""

    def __init__(self) -> None:
        self._partitions: dict[str, dict[str, Record]] = {}
        self._indexed: dict[tuple[str, str], dict[tuple[str, str], Record]] = {}

    def records(self) -> Iterator[Record]:
        """Everything, accounts before their histories."""
        every = [r for rows in self._partitions.values() for r in rows.values()]
        return iter(sorted(every, key=lambda record: "p_pk" not in record))

    def get(self, pk: str, sk: str) -> Record | None:
        """One record."""
        return self._partitions.get(pk, {}).get(sk)

    def query(  # noqa: PLR0913 - the port's
        self,
        pk: str,
        *,
        low: str = "",
        high: str = "\U0010ffff",
        newest_first: bool = False,
        limit: int | None = None,
        index: Index | None = None,
    ) -> Iterator[Record]:
        """Records of a range."""
        name = _INDEX_KEYS[index][1] if index else "sk"
        rows = self._indexed.get((index, pk), {}) if index else self._partitions.get(pk, {})
        found = [row for row in rows.values() if low <= str(row[name]) <= high]
        found.sort(key=lambda row: str(row[name]), reverse=newest_first)
        return iter(found[:limit])

    def write(self, *changes: Put | Delete) -> None:
        """All or nothing."""
        for change in changes:
            self._check(change)
        for change in changes:
            self._apply(change)

    def put_all(self, records: Iterable[Record]) -> None:
        """Many records."""
        for record in records:
            self._apply(Put(record))

    def put_new(self, records: Sequence[Record]) -> list[int]:
        """Many records where nothing stands."""
        there = [n for n, r in enumerate(records) if self.get(str(r["pk"]), str(r["sk"]))]
        self.put_all(record for n, record in enumerate(records) if n not in there)
        return there

    def _check(self, change: Put | Delete) -> None:
        there = self.get(*_place(change))
        is_as_expected = {
            None: True,
            0: there is None,
        }.get(change.expects, there is not None and there.get("version") == change.expects)
        if not is_as_expected:
            raise ConflictError("It changed meanwhile.")

    def _apply(self, change: Put | Delete) -> None:
        pk, sk = _place(change)
        self._forget(pk, sk)
        if isinstance(change, Delete):
            return
        self._partitions.setdefault(pk, {})[sk] = change.record
        for index, (hash_key, _) in _INDEX_KEYS.items():
            if hash_key in change.record:
                partition = (index, str(change.record[hash_key]))
                self._indexed.setdefault(partition, {})[pk, sk] = change.record

    def _forget(self, pk: str, sk: str) -> None:
        old = self._partitions.get(pk, {}).pop(sk, None)
        for index, (hash_key, _) in _INDEX_KEYS.items():
            if old and hash_key in old:
                self._indexed[index, str(old[hash_key])].pop((pk, sk))


def _place(change: Put | Delete) -> tuple[str, str]:
    if isinstance(change, Put):
        return str(change.record["pk"]), str(change.record["sk"])
    return change.pk, change.sk


class PastClock:
    """A clock that stands where the story is."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """Then."""
        return self.at


class MemoryFiles:
    """`ports.Files` in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[bytes, str]] = {}

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Store."""
        self.kept[key] = content, content_type

    def get(self, key: str, limit_bytes: int) -> bytes:
        """Content."""
        if key not in self.kept:
            raise NotFoundError("There is no such file.")
        return self.kept[key][0][: limit_bytes + 1]

    def ticket(self, key: str, limit_bytes: int) -> Ticket:
        """Nobody posts files in the past."""
        raise NotImplementedError(key, limit_bytes)

    def link(self, key: str, filename: str) -> str:
        """Nobody downloads files in the past."""
        raise NotImplementedError(key, filename)

    def delete(self, key: str) -> None:
        """Remove."""
        self.kept.pop(key, None)


class Lived(NamedTuple):
    """Every record of the company, and its files with their types of content."""

    table: MemoryTable
    files: dict[str, tuple[bytes, str]]


class MemoryQueues:
    """`ports.Queues`: what waits, in order."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, dict[str, Any]]] = []

    def send(self, queue: str, messages: Sequence[Mapping[str, object]]) -> None:
        """Enqueue."""
        self.waiting += [(queue, dict(message)) for message in messages]


class PastPhones:
    """`ports.SmsGateway`: what phones received long ago."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Sms]] = []
        self._count = 0

    def send(self, sms: Sms) -> str:
        """The message id."""
        self._count += 1
        message_id = f"past-sms-{self._count:06d}"
        self.sent.append((message_id, sms))
        return message_id


class PastMailer:
    """`ports.Mailer`: messages that left long ago; nothing leaves now."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Email]] = []
        self._count = 0

    def send(self, email: Email) -> str:
        """The message id."""
        self._count += 1
        message_id = f"past-{self._count:06d}"
        self.sent.append((message_id, email))
        return message_id

    def trust(self, address: str) -> None:
        """Nothing is on a list."""


class NoWorkflows:
    """`ports.Workflows`: the sweep follows the plans of the past."""

    def start(self, name: str, given: Mapping[str, object]) -> None:
        """Nothing waits in the past."""


class NoIdentities:
    """Nobody signs in in the past."""


def ports(at: datetime) -> Ports:
    """A world in memory, at a moment."""
    return Ports(
        table=MemoryTable(),
        uploads=MemoryFiles(),
        documents=MemoryFiles(),
        queues=MemoryQueues(),
        mailer=PastMailer(),
        sms=PastPhones(),
        identities=cast("Identities", NoIdentities()),
        workflows=NoWorkflows(),
        clock=PastClock(at),
    )
