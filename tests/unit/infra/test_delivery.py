"""Functions are called with what waits, and again with what they failed on."""

import json
import time
from pathlib import Path
from typing import Any, cast

import pytest

from infra.local import delivery
from infra.local.delivery import Delivery
from infra.local.functions import Functions
from infra.local.messages import Message, Messages
from infra.local.triggers import Event, Trigger

WAIT_S = 5.0


class Recorder:
    """Stands for the functions; fails on bodies that say so."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def invoke(self, name: str, event: Event) -> Any:
        bodies = event["bodies"]
        self.seen += [body for _, body in bodies]
        if any(body == "raise" for _, body in bodies):
            raise ValueError("no")
        failed = [{"itemIdentifier": i} for i, body in bodies if body == "bad"]
        return {"batchItemFailures": failed}


def as_event(messages: list[Message]) -> Event:
    return {"bodies": [(m.id, m.body) for m in messages]}


def deliver(folder: Path, *bodies: str) -> tuple[Recorder, Messages]:
    functions, messages = Recorder(), Messages(folder / "m.sqlite")
    trigger = Trigger("q", "f", as_event, batch=10, dead_letters="dead", reports_failures=True)
    messages.send("q", *bodies)
    running = Delivery(messages, cast("Functions", functions), [trigger])
    running.start()
    until = time.monotonic() + WAIT_S
    while messages.count("q") and time.monotonic() < until:
        time.sleep(0.01)
    running.stop()
    return functions, messages


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "RETRY_S", 0.0)


def test_what_succeeded_is_not_delivered_again(tmp_path: Path) -> None:
    functions, messages = deliver(tmp_path, "a", "b")
    assert sorted(functions.seen) == ["a", "b"]
    assert messages.count("dead") == 0


def test_only_the_message_that_failed_comes_again(tmp_path: Path) -> None:
    functions, _ = deliver(tmp_path, "a", "bad")
    assert functions.seen.count("a") == 1
    assert functions.seen.count("bad") == 3


def test_what_failed_three_times_is_a_dead_letter(tmp_path: Path) -> None:
    _, messages = deliver(tmp_path, "bad")
    assert [m.body for m in messages.claim("dead", 10, 60)] == ["bad"]


def test_a_function_that_raises_fails_its_whole_batch(tmp_path: Path) -> None:
    functions, messages = deliver(tmp_path, "raise")
    assert functions.seen == ["raise"] * 3
    assert messages.count("dead") == 1


def test_events_are_json() -> None:
    assert json.dumps(as_event([Message("1", "{}", 0, 1)]))
