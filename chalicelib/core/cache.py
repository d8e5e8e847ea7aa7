"""A value kept for a few seconds, so that one request does not read the same record five times."""

from collections.abc import Callable
from typing import Generic, TypeVar

from chalicelib.core.clock import monotonic_seconds

T = TypeVar("T")

LIMIT = 1000
_AS_LONG = 4


class Briefly(Generic[T]):
    """Remembers what `load(key)` said for `seconds`; other processes may see it that much later.

    What takes long to load is kept longer, four times as long as it took.
    """

    def __init__(self, load: Callable[[str], T], seconds: float) -> None:
        self._load, self._seconds = load, seconds
        self._kept: dict[str, tuple[float, T]] = {}  # until when, and the value

    def get(self, key: str) -> T:
        """The value, loaded at most every `seconds`."""
        now = monotonic_seconds()
        kept = self._kept.get(key)
        if kept and now < kept[0]:
            return kept[1]
        if len(self._kept) >= LIMIT:
            self._kept.clear()
        # What is old goes first: two large values need not stand in memory at once.
        self._kept.pop(key, None)
        value = self._load(key)
        loaded = monotonic_seconds()
        self._kept[key] = (loaded + max(self._seconds, _AS_LONG * (loaded - now)), value)
        return value

    def forget(self, key: str) -> None:
        """Load again next time."""
        self._kept.pop(key, None)
