"""A value kept for a few seconds, so that one request does not read the same record five times."""

from collections.abc import Callable
from typing import Generic, TypeVar

from chalicelib.core.clock import monotonic_seconds

T = TypeVar("T")

LIMIT = 1000


class Briefly(Generic[T]):
    """Remembers what `load(key)` said for `seconds`; other processes may see it that much later."""

    def __init__(self, load: Callable[[str], T], seconds: float) -> None:
        self._load, self._seconds = load, seconds
        self._kept: dict[str, tuple[float, T]] = {}

    def get(self, key: str) -> T:
        """The value, loaded at most every `seconds`."""
        now = monotonic_seconds()
        kept = self._kept.get(key)
        if kept and now - kept[0] < self._seconds:
            return kept[1]
        if len(self._kept) >= LIMIT:
            self._kept.clear()
        value = self._load(key)
        self._kept[key] = (now, value)
        return value

    def forget(self, key: str) -> None:
        """Load again next time."""
        self._kept.pop(key, None)
