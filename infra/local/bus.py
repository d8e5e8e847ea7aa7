"""EventBridge and its schedules: events reach the functions whose rule they match."""

import json
import threading
from uuid import uuid4

from chalicelib.core.clock import MachineClock
from infra.local.messages import Messages
from infra.local.triggers import Event, Rule, matches
from infra.local.values import ACCOUNT, REGION

# Claims that were young when the last run was killed are old enough by then.
SECOND_TICK_S = 180


class Bus:
    """Publishes events to rules, and lets time pass for schedules."""

    def __init__(self, messages: Messages, rules: list[Rule]) -> None:
        self._messages, self._rules = messages, rules
        self._stopping = threading.Event()

    def publish(self, source: str, kind: str, detail: Event) -> None:
        """Give an event to every rule it matches."""
        event = _envelope(source, kind, detail)
        for rule in self._rules:
            if rule.pattern and matches(rule.pattern, event):
                self._messages.send(rule.place, json.dumps(event))

    def start(self) -> None:
        """Run each schedule now, soon once more, then at its pace."""
        for rule in self._rules:
            if rule.every_s:
                threading.Thread(target=self._tick, args=(rule,), daemon=True).start()

    def stop(self) -> None:
        """No more schedules."""
        self._stopping.set()

    def _tick(self, rule: Rule) -> None:
        pause: float = SECOND_TICK_S
        while not self._stopping.is_set():
            # A tick that still waits for its function is enough.
            if not self._messages.count(rule.place):
                event = _envelope("aws.events", "Scheduled Event", {})
                self._messages.send(rule.place, json.dumps(event))
            self._stopping.wait(pause)
            pause = rule.every_s or 3600


def _envelope(source: str, kind: str, detail: Event) -> Event:
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": kind,
        "source": source,
        "account": ACCOUNT,
        "time": MachineClock().now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [],
        "detail": detail,
    }
