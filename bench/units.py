"""A meter of DynamoDB capacity: what each call would have consumed on AWS.

Emulators report capacity each in their own way, so it is computed from the sizes of items in
botocore's event hooks. The meter remembers the size and the index entries of every item written
under its eyes: a replaced item costs its larger size, and an index entry is written only when
something it carries changed (twice when its key did).

    meter = Meter()
    meter.attach(client)
    ...
    meter.units  # Units(write=..., read=..., requests=...)
"""

import re
import threading
import time
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from bench.sizes import INDEXES, Item, index_entry, item_bytes, read_units, write_units

TRANSACTION = 2  # A transaction prepares and commits: its units count twice, the indexes' too.
_CONTEXT = "relance_meter"


@dataclass(frozen=True)
class Units:
    """What was consumed, and in how many requests."""

    write: float = 0
    read: float = 0
    requests: int = 0

    def __sub__(self, other: "Units") -> "Units":
        return Units(
            self.write - other.write, self.read - other.read, self.requests - other.requests
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of an index entry."""

    key: tuple[str, str]
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of an item."""

    size: int
    entries: dict[str, Entry]


_NOTHING = Kept(0, {})


class Meter:
    """Counts what clients consume; one meter may watch several clients and threads."""

    def __init__(self) -> None:
        self.units = Units()
        # Time spent counting, to be taken off the time measured.
        self.own_seconds = 0.0
        self._kept: dict[tuple[str, str], Kept] = {}
        self._partitions: dict[tuple[str, str], list[int]] = {}
        self._lock = threading.Lock()

    def attach(self, client: Any) -> None:
        """Watch a boto3 DynamoDB client."""
        client.meta.events.register("provide-client-params.dynamodb.*", self._before)
        client.meta.events.register("after-call.dynamodb.*", self._after)

    def _before(self, params: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
        context[_CONTEXT] = params

    def _after(
        self,
        parsed: dict[str, Any],
        model: Any,
        context: dict[str, Any],
        http_response: Any,
        **_: Any,
    ) -> None:
        began = time.thread_time()
        with self._lock:
            failed = http_response.status_code >= 300
            read, write = self._cost(model.name, context[_CONTEXT], parsed, failed)
            seen = self.units
            self.units = replace(
                seen, read=seen.read + read, write=seen.write + write, requests=seen.requests + 1
            )
            self.own_seconds += time.thread_time() - began

    def _cost(
        self, name: str, asked: dict[str, Any], answer: dict[str, Any], failed: bool
    ) -> tuple[float, float]:
        if name == "GetItem":
            size = item_bytes(answer.get("Item", {}))
            return read_units(size, consistent=asked.get("ConsistentRead", False)), 0
        if name in {"Query", "Scan"}:
            return self._page(asked, answer), 0
        if name == "BatchWriteItem":
            left = sum(len(v) for v in answer.get("UnprocessedItems", {}).values())
            actions = [a for v in asked["RequestItems"].values() for a in v]
            return 0, sum(self._batched(a) for a in actions[: len(actions) - left])
        if name == "BatchExecuteStatement":
            each = zip(asked["Statements"], answer.get("Responses", ()), strict=False)
            return 0, sum(self._inserted(statement, "Error" in done) for statement, done in each)
        if name == "TransactWriteItems":
            return 0, TRANSACTION * sum(self._act(a, failed) for a in asked["TransactItems"])
        if name in {"PutItem", "DeleteItem"}:
            return 0, self._act({name.removesuffix("Item"): asked}, failed)
        raise ValueError(f"the meter does not know what {name} costs")

    def _batched(self, action: dict[str, Any]) -> int:
        ((verb, request),) = action.items()
        return self._act({verb.removesuffix("Request"): request}, failed=False)

    def _inserted(self, statement: dict[str, Any], failed: bool) -> int:
        names = re.findall(r"'(\w+)': \?", statement["Statement"])
        item = dict(zip(names, statement["Parameters"], strict=True))
        return self._act({"Put": {"Item": item}}, failed)

    def _act(self, action: dict[str, Any], failed: bool) -> int:
        ((verb, request),) = action.items()
        item = request.get("Item") or request["Key"]
        key = (item["pk"]["S"], item["sk"]["S"])
        before = self._kept.get(key, _NOTHING)
        if failed or verb == "ConditionCheck":
            return write_units(before.size)
        after = _kept_of(item) if verb == "Put" else _NOTHING
        self._remember(key, before, after)
        return write_units(max(before.size, after.size)) + _index_writes(before, after)

    def _remember(self, key: tuple[str, str], before: Kept, after: Kept) -> None:
        for sign, kept in ((-1, before), (1, after)):
            for index, entry in kept.entries.items():
                total = self._partitions.setdefault((index, entry.key[0]), [0, 0])
                total[0] += sign * entry.size
                total[1] += sign
        if after is _NOTHING:
            self._kept.pop(key, None)
        else:
            self._kept[key] = after

    def _page(self, asked: dict[str, Any], answer: dict[str, Any]) -> float:
        items = answer["Items"]
        size = sum(item_bytes(item) for item in items)
        if "ProjectionExpression" in asked:
            # Capacity counts whole entries: the mean of the partition stands for each.
            partition = (asked["IndexName"], asked["ExpressionAttributeValues"][":p"]["S"])
            total, count = self._partitions.get(partition, (0, 0))
            size = round(total / count * len(items)) if count else size
        return read_units(size, consistent=asked.get("ConsistentRead", False))


def _kept_of(item: Item) -> Kept:
    entries = {}
    for index in INDEXES:
        entry = index_entry(item, index)
        if entry:
            hash_key, range_key = INDEXES[index][0]
            entries[index] = Entry(
                key=(entry[hash_key]["S"], entry[range_key]["S"]),
                size=item_bytes(entry),
                digest=blake2b(repr(sorted(entry.items())).encode(), digest_size=16).digest(),
            )
    return Kept(item_bytes(item), entries)


def _index_writes(before: Kept, after: Kept) -> int:
    return sum(
        _entry_writes(before.entries.get(index), after.entries.get(index)) for index in INDEXES
    )


def _entry_writes(old: Entry | None, new: Entry | None) -> int:
    if old is None or new is None:
        there = old or new
        return write_units(there.size) if there else 0
    if old.key != new.key:
        return write_units(old.size) + write_units(new.size)
    return 0 if old.digest == new.digest else write_units(max(old.size, new.size))
