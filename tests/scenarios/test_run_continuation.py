"""A run that outlasts a function goes on in another: each account once, wherever it was cut."""

import json
from datetime import date

import pytest

from chalicelib.features.access.model import Actor
from chalicelib.jobs import reminders as jobs
from tests.fakes.dunning import item
from tests.fakes.faulty import Killed
from tests.scenarios.dunning import Event, Story

MONDAY, LATE = date(2026, 3, 2), date(2026, 2, 20)
ACCOUNTS = 23
SYSTEM = Actor.system("acme", "daily_run")


class Watch:
    """What Lambda gives beside an event: time for so many accounts."""

    def __init__(self, accounts: int) -> None:
        self._left = accounts

    def get_remaining_time_in_millis(self) -> int:
        self._left -= 1
        return 60_000 if self._left >= 0 else jobs.ENOUGH_MS


@pytest.fixture
def story():
    made = Story(MONDAY)
    for number in range(ACCOUNTS):
        made.extract(f"C{number}", item("F1", LATE))
    return made


def event(message) -> Event:
    return Event({"Records": [{"messageId": "1", "body": json.dumps(message)}]})


def start(story):
    with story._installed():
        jobs.daily_run(Event({"time": "now"}))


def functions(story, accounts_each: int) -> int:
    """Let functions work off the queue, each with time for so many accounts; how many it took."""
    took = 0
    while story.queues.waiting:
        queue, message = story.queues.waiting.pop(0)
        if queue == "reminders":
            called = event(message)
            called.context = Watch(accounts_each)
            with story._installed():
                assert jobs.reminder_work(called) == {"batchItemFailures": []}
            took += 1
    return took


def recipients(story) -> list[str]:
    return sorted(sent.email.recipient for sent in story.mailer.sent)


EVERYBODY = sorted(f"c{number}@client.example" for number in range(ACCOUNTS))


@pytest.mark.parametrize("accounts_each", range(1, 12))
def test_every_account_gets_its_message_however_short_the_functions(story, accounts_each):
    start(story)
    functions(story, accounts_each)
    assert recipients(story) == EVERYBODY


def test_a_run_takes_as_many_functions_as_it_needs(story):
    start(story)
    assert functions(story, 4) == 3 + 3 + 1


@pytest.mark.parametrize("place", range(1, ACCOUNTS + 1))
def test_a_function_killed_at_any_message_is_followed_by_another(story, place):
    """The message left and the process died: its claim tells the next function."""
    send, calls = story.mailer.send, []

    def dying(email):
        calls.append(email)
        message_id = send(email)
        if len(calls) == place:
            raise Killed
        return message_id

    story.mailer.send = dying
    start(story)
    waiting, story.queues.waiting = story.queues.waiting, []
    with story._installed():
        for _, message in waiting:
            try:
                jobs.reminder_work(event(message))
            except Killed:
                jobs.reminder_work(event(message))
    assert recipients(story) == EVERYBODY


def test_a_run_by_hand_shows_what_still_waits(story):
    run = story.services.runs.start_by_hand(story.admin, ["C0", "C1", "C2"], total=3)
    times = iter([True, False])
    story.services.runs.work(story.admin, run.id, ["C0", "C1", "C2"], lambda: next(times))
    _, rows = story.services.runs.progress(story.admin, run.id)
    assert [row.state for row in rows] == ["sent", "queued", "queued"]


def test_a_run_by_hand_goes_on_in_another_function(story):
    run = story.services.runs.start_by_hand(story.admin, ["C0", "C1", "C2"], total=3)
    story.services.runs.work(story.admin, run.id, ["C0", "C1", "C2"], lambda: False)
    functions(story, 1)
    _, rows = story.services.runs.progress(story.admin, run.id)
    assert [row.state for row in rows] == ["sent"] * 3


def test_a_throttled_message_waits_and_is_never_unknown(story):
    story.mailer.next_calls = ["throttle"] * 300
    start(story)
    story.work()
    states = {
        story.services.reminders.of_account(story.admin, f"C{n}")[0].state for n in range(ACCOUNTS)
    }
    assert states == {"waiting"}
