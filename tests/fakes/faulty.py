"""Ports that fail at one chosen call, in every way a network and a process can.

    killed_before  the process dies, the call was never made
    killed_after   the call was made, the process dies before it knows
    lost           the call was made, its answer did not come back in time
    retried        the same, and the client library called again by itself
    throttled      the call was refused for now

`Killed` is no Exception: nothing in the application may swallow it.
"""

from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.ports import Email
from tests.fakes.mailer import FakeMailer, LostResponseError

KINDS = ("killed_before", "killed_after", "lost", "retried", "throttled")


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Faults:
    """Counts calls; `plan` says at which of them what happens. `log` names every call."""

    plan: dict[int, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def call(
        self, name: str, do: Any, *, is_conditional: bool = False, is_send: bool = False
    ) -> Any:
        """Make the call, or fail as planned."""
        self.log.append(name)
        kind = self.plan.get(len(self.log))
        if kind == "killed_before":
            raise Killed(name)
        if kind == "throttled":
            raise RetryableError("Throttled.")
        result = do()
        if kind == "killed_after":
            raise Killed(name)
        if kind in {"lost", "retried"} and is_send:
            # The mailer's client does not retry by itself.
            raise LostResponseError(name)
        if kind == "lost":
            raise RetryableError("No answer in time.")
        if kind == "retried" and is_conditional:
            raise ConflictError("It changed meanwhile.")
        return result


class FaultyTable:
    """A table whose calls go through the faults."""

    def __init__(self, table: Any, faults: Faults) -> None:
        self._table, self._faults = table, faults

    def for_tenant(self, tenant_id: str) -> "FaultyTenantTable":
        return FaultyTenantTable(self._table.for_tenant(tenant_id), self._faults)

    def platform(self) -> "FaultyTenantTable":
        return FaultyTenantTable(self._table.platform(), self._faults)


class FaultyTenantTable:
    """A tenant's table whose calls go through the faults."""

    def __init__(self, table: Any, faults: Faults) -> None:
        self._table, self._faults = table, faults

    def get(self, pk: str, sk: str) -> Any:
        return self._faults.call(f"get {sk}", lambda: self._table.get(pk, sk))

    def query(self, pk: str, **more: Any) -> Any:
        return self._faults.call(f"query {pk}", lambda: self._table.query(pk, **more))

    def write(self, *changes: Any) -> None:
        named = " ".join(str(c.record["sk"] if hasattr(c, "record") else c.sk) for c in changes)
        conditional = any(c.expects is not None for c in changes)
        self._faults.call(
            f"write {named}", lambda: self._table.write(*changes), is_conditional=conditional
        )

    def put_new(self, records: Any) -> Any:
        return self._faults.call("put_new", lambda: self._table.put_new(records))

    def put_all(self, records: Any) -> None:
        kept = list(records)
        if kept:
            self._faults.call("put_all", lambda: self._table.put_all(kept))


class FaultyQueues:
    """Queues whose calls go through the faults."""

    def __init__(self, queues: Any, faults: Faults) -> None:
        self._queues, self._faults = queues, faults

    def send(self, queue: str, messages: Any) -> None:
        kept = list(messages)
        self._faults.call("queue", lambda: self._queues.send(queue, kept))


class FaultyFiles:
    """A bucket whose writes and reads go through the faults."""

    def __init__(self, files: Any, faults: Faults) -> None:
        self._files, self._faults = files, faults

    def put(self, key: str, content: bytes, content_type: str) -> None:
        self._faults.call("put file", lambda: self._files.put(key, content, content_type))

    def get(self, key: str, limit_bytes: int) -> Any:
        return self._faults.call("get file", lambda: self._files.get(key, limit_bytes))


class FaultySms:
    """A gateway of short messages whose calls go through the faults, as a mailer's do."""

    def __init__(self, sms: Any, faults: Faults) -> None:
        self._sms, self._faults = sms, faults
        self._is_throttled = False

    def send(self, sms: Any) -> Any:
        if self._is_throttled:
            raise RetryableError("Throttled.")
        try:
            return self._faults.call("send sms", lambda: self._sms.send(sms), is_send=True)
        except RetryableError:
            self._is_throttled = True
            raise


class FaultyMailer:
    """A mailer whose calls go through the faults; throttling lasts until the next process."""

    def __init__(self, mailer: FakeMailer, faults: Faults) -> None:
        self._mailer, self._faults = mailer, faults
        self._is_throttled = False

    def send(self, email: Email) -> Any:
        if self._is_throttled:
            raise RetryableError("Throttled.")
        try:
            return self._faults.call("send", lambda: self._mailer.send(email), is_send=True)
        except RetryableError:
            self._is_throttled = True
            raise
