"""Whatever breaks while the bounce too many comes in: once more, and sending is paused, once.

Every call to the table goes wrong in every way; then the topic delivers the event again.
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product

from chalicelib import container
from chalicelib.container import Services
from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.jobs import reminders as jobs
from chalicelib.settings import Settings
from tests.fakes.debtors import state_of
from tests.fakes.dunning import item
from tests.fakes.faulty import KINDS, Faults, FaultyTable, Killed
from tests.scenarios.dunning import Event, Story

CALLS_MIN = 8


def one_short() -> Story:
    """Four of twenty messages bounced."""
    story = Story(date(2026, 3, 2))
    for number in range(20):
        story.extract(f"C{number}", item("F1", date(2026, 2, 20)))
    for sent in story.hour()[:4]:
        story.hear(sent, "Bounce")
    return story


def fifth(story, table) -> None:
    """The fifth bounces, and a process of its own hears of it."""
    container.install(Services(replace(story.ports, table=table), Settings()))
    at = story.clock.at.isoformat()
    body = json.dumps(story.mailer.event(story.mailer.sent[4], "Bounce", at))
    try:
        jobs.message_events(Event({"Records": [{"Sns": {"Message": body}}]}))
    finally:
        container._installed.clear()


def test_a_bounce_too_many_that_broke_anywhere_pauses_once(capsys):
    story = one_short()
    rows = state_of(story.table)
    faults = Faults()
    fifth(story, FaultyTable(story.table, faults))
    wanted, calls = state_of(story.table), list(faults.log)
    broken = []
    for place, kind in product(range(1, len(calls) + 1), KINDS):
        story.table.begin_with(rows)
        with suppress(Killed, RetryableError, ConflictError):
            fifth(story, FaultyTable(story.table, Faults({place: kind})))
        fifth(story, story.table)
        if state_of(story.table) != wanted:
            broken.append((calls[place - 1], kind))
    with capsys.disabled():
        print(f"\nbounce: {len(calls)} calls, {len(calls) * len(KINDS)} fault points")  # noqa: T201
    assert (broken, len(calls) >= CALLS_MIN) == ([], True)
    assert story.services.circuit.pause(story.admin).count == 5
