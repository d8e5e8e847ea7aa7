"""Things that go wrong at one call to AWS, chosen by its number.

`before`: the process dies as it is about to call. `after`: the call succeeds and the process dies.
`lost`: the call succeeds and its answer never comes. `throttled`: AWS says not now. A process that
dies raises `Died`, which no `except Exception` swallows, as no dead process runs handlers.
"""

from collections.abc import Iterable
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

KINDS = ("before", "after", "lost", "throttled")
_REFUSAL = {
    "Error": {"Code": "ThrottlingException", "Message": "Rate exceeded"},
    "ResponseMetadata": {},
}


class Died(BaseException):
    """The process ended here."""


class Faults:
    """Watches boto3 clients; `arm` makes one call go wrong, once."""

    def __init__(self, clients: Iterable[Any]) -> None:
        self.calls: list[str] = []
        self._number, self._kind = -1, ""
        for client in clients:
            client.meta.events.register_first("before-call.*.*", self._before)
            client.meta.events.register_last("after-call.*.*", self._after)

    def arm(self, number: int, kind: str) -> None:
        """The call of that number (0 is the next one) goes wrong."""
        self.calls, self._number, self._kind = [], number, kind

    def disarm(self) -> None:
        """Nothing goes wrong any more."""
        self._number = -1

    def _before(self, model: Any, **_: Any) -> Any:
        self.calls.append(model.name)
        if len(self.calls) - 1 != self._number:
            return None
        if self._kind == "before":
            self.disarm()
            raise Died(model.name)
        if self._kind == "throttled":
            self.disarm()
            return AWSResponse("https://aws.example", 400, {}, None), _REFUSAL
        return None

    def _after(self, model: Any, **_: Any) -> None:
        if len(self.calls) - 1 != self._number or self._kind not in {"after", "lost"}:
            return
        self.disarm()
        if self._kind == "after":
            raise Died(model.name)
        raise ReadTimeoutError(endpoint_url="https://aws.example")
