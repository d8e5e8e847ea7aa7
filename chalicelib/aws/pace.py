"""How fast messages are handed to SES, so that it need not refuse any.

SES gives an account so many messages a second, over all functions together. Each worker of the
queue spaces its own calls by its share of that rate: Lambda runs no more workers than the queue's
`MaximumConcurrency`, so their sum stays below it, and nobody has to be asked before each message.
"""

import logging
from collections.abc import Callable

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.cache import Briefly
from chalicelib.core.clock import monotonic_seconds, wait_seconds

# As many as the template lets the queue of reminders have; a test compares them.
WORKERS = 5
# People's own messages, links and digests have the rest.
SHARE = 0.8
# What an account in the sandbox has.
LEAST_A_SECOND = 1.0
KEPT_SECONDS = 900.0
logger = logging.getLogger(__name__)


class Pace:
    """Waits before a call until it is this worker's turn; `rate` is a second's, over all."""

    def __init__(
        self,
        rate: Callable[[], float],
        now: Callable[[], float] = monotonic_seconds,
        wait: Callable[[float], None] = wait_seconds,
    ) -> None:
        self._rate = Briefly(lambda _: _known(rate), KEPT_SECONDS)
        self._now, self._wait = now, wait
        self._next = 0.0

    def keep(self) -> None:
        """Return when the next call may be made."""
        now = self._now()
        if now < self._next:
            self._wait(self._next - now)
        self._next = max(now, self._next) + WORKERS / (SHARE * self._rate.get(""))


def _known(rate: Callable[[], float]) -> float:
    """What SES says; slow while it says nothing."""
    try:
        return max(rate(), LEAST_A_SECOND)
    except (ClientError, BotoCoreError):
        logger.warning("the rate of SES is not known", exc_info=True)
        return LEAST_A_SECOND
