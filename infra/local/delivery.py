"""Brings waiting messages to their functions, with the retries that the template promises."""

import logging
import threading

from infra.local.functions import Functions
from infra.local.messages import Message, Messages
from infra.local.triggers import Trigger

WORKERS = 2
IDLE_S = 300.0
# AWS waits minutes; nobody at a desk wants to.
RETRY_S = 5.0
HIDDEN_S = 3600.0

logger = logging.getLogger("local")


class Delivery:
    """Threads that sleep until there is something to deliver."""

    def __init__(self, messages: Messages, functions: Functions, triggers: list[Trigger]) -> None:
        self._messages, self._functions = messages, functions
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=(trigger,), daemon=True, name=trigger.function)
            for trigger in triggers
            for _ in range(WORKERS)
        ]

    def start(self) -> None:
        """Begin, with what was left from the last time."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let the functions that run now end, for a while; the rest waits in the file."""
        self._stopping.set()
        self._messages.wake()
        for thread in self._threads:
            thread.join(2)

    def _run(self, trigger: Trigger) -> None:
        while not self._stopping.is_set():
            batch = self._messages.claim(trigger.place, trigger.batch, HIDDEN_S)
            if batch:
                self._deliver(trigger, batch)
            else:
                self._messages.wait(trigger.place, IDLE_S)

    def _deliver(self, trigger: Trigger, batch: list[Message]) -> None:
        try:
            answer = self._functions.invoke(trigger.function, trigger.event(batch))
            failed = _failed(answer) if trigger.reports_failures else set()
        except Exception:
            logger.exception("%s failed", trigger.function)
            failed = {message.id for message in batch}
        self._messages.remove(*(m.id for m in batch if m.id not in failed))
        for message in batch:
            if message.id in failed:
                self._again(trigger, message)

    def _again(self, trigger: Trigger, message: Message) -> None:
        if message.received < trigger.tries:
            self._messages.release(message.id, RETRY_S)
            return
        logger.error("%s gave up a message after %s tries", trigger.function, message.received)
        if trigger.dead_letters:
            self._messages.move(message.id, trigger.dead_letters)
        else:
            self._messages.remove(message.id)


def _failed(answer: object) -> set[str]:
    failures = answer.get("batchItemFailures", []) if isinstance(answer, dict) else []
    return {failure["itemIdentifier"] for failure in failures}
