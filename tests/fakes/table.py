"""The table in memory, with the same conditions, order and refusals as DynamoDB's."""

import threading
from collections.abc import Iterable, Iterator, Mapping

from chalicelib.core.errors import ConflictError
from chalicelib.ports import Delete, Index, Put, Record

_INDEX_KEYS = {"portfolio": ("p_pk", "p_sk"), "due": ("d_pk", "d_sk")}
_PROJECTED = {"portfolio": {"summary"}, "due": {"pk", "sk", "d_pk", "d_sk"}}
_RECORD_LIMIT_BYTES = 400 * 1024


_HASH_KEYS = ("pk", *(hash_key for hash_key, _ in _INDEX_KEYS.values()))


class _Rows(dict):
    """Records by tenant and key, and beside them by each hash key: a query looks at its own."""

    def __init__(self) -> None:
        super().__init__()
        self._by_hash: dict[tuple, dict[tuple, Record]] = {}

    def of(self, tenant: str, hash_key: str, value: str) -> list[Record]:
        return list(self._by_hash.get((tenant, hash_key, value), {}).values())

    def __setitem__(self, key: tuple[str, str, str], record: Record) -> None:
        self.pop(key, None)
        super().__setitem__(key, record)
        for name in self._names(key[0], record):
            self._by_hash.setdefault(name, {})[key] = record

    def __delitem__(self, key: tuple[str, str, str]) -> None:
        for name in self._names(key[0], self[key]):
            self._by_hash.get(name, {}).pop(key, None)
        super().__delitem__(key)

    def pop(self, key: tuple[str, str, str], default: Record | None = None) -> Record | None:
        found = self.get(key, default)
        if key in self:
            del self[key]
        return found

    @staticmethod
    def _names(tenant: str, record: Record) -> list[tuple]:
        return [(tenant, name, record[name]) for name in _HASH_KEYS if name in record]


def _size(record: Record) -> int:
    return sum(len(k) + (len(v) if isinstance(v, str | bytes) else 8) for k, v in record.items())


class FakeTable:
    """`ports.Table` in memory."""

    def __init__(self) -> None:
        self.rows = _Rows()
        self.lock = threading.Lock()

    def begin_with(self, rows: Mapping[tuple[str, str, str], Record]) -> None:
        """Hold copies of these records and no others."""
        self.rows = _Rows()
        for key, row in rows.items():
            self.rows[key] = dict(row)

    def for_tenant(self, tenant_id: str) -> "FakeTenantTable":
        if not tenant_id or "|" in tenant_id or tenant_id == "~":
            raise ValueError(tenant_id)
        return FakeTenantTable(self, tenant_id)

    def platform(self) -> "FakeTenantTable":
        return FakeTenantTable(self, "~")


class FakeTenantTable:
    """`ports.TenantTable` in memory."""

    def __init__(self, table: FakeTable, tenant: str) -> None:
        self._table, self._tenant = table, tenant

    def get(self, pk: str, sk: str) -> Record | None:
        record = self._table.rows.get((self._tenant, pk, sk))
        return dict(record) if record else None

    def query(
        self,
        pk: str,
        *,
        low: str = "",
        high: str = "\U0010ffff",
        newest_first: bool = False,
        limit: int | None = None,
        index: Index | None = None,
    ) -> Iterator[Record]:
        hash_key, range_key = _INDEX_KEYS[index] if index else ("pk", "sk")
        with self._table.lock:
            found = [
                dict(r)
                for r in self._table.rows.of(self._tenant, hash_key, pk)
                if range_key in r and low <= str(r[range_key]) <= high
            ]
        found.sort(key=lambda r: str(r[range_key]), reverse=newest_first)
        if index:
            found = [{k: v for k, v in r.items() if k in _PROJECTED[index]} for r in found]
        return iter(found[:limit])

    def write(self, *changes: Put | Delete) -> None:
        if len(changes) > 100:
            raise ValueError("100 changes at most")
        with self._table.lock:
            for change in changes:
                self._check(change)
            for change in changes:
                self._apply(change)

    def _id(self, change: Put | Delete) -> tuple[str, str, str]:
        if isinstance(change, Put):
            return (self._tenant, str(change.record["pk"]), str(change.record["sk"]))
        return (self._tenant, change.pk, change.sk)

    def _check(self, change: Put | Delete) -> None:
        there = self._table.rows.get(self._id(change))
        if isinstance(change, Put) and _size(change.record) > _RECORD_LIMIT_BYTES:
            raise ValueError("Item size has exceeded the maximum allowed size")
        if change.expects == 0 and there is not None:
            raise ConflictError("It exists already.")
        if change.expects and (there is None or there.get("version") != change.expects):
            raise ConflictError("It changed meanwhile.")

    def _apply(self, change: Put | Delete) -> None:
        if isinstance(change, Put):
            self._table.rows[self._id(change)] = dict(change.record)
        else:
            self._table.rows.pop(self._id(change), None)

    def put_new(self, records: list[Record]) -> list[int]:
        refused = []
        for number, record in enumerate(records):
            try:
                self.write(Put(record, expects=0))
            except ConflictError:
                refused.append(number)
        return refused

    def put_all(self, records: Iterable[Record]) -> None:
        for record in records:
            self.write(Put(record))
