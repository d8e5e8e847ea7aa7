"""The daily run by SMS and by letter, cut at every call in every way, then delivered again.

A letter is printed once, whatever fails; an SMS of which nobody can know shows, and goes no more.
"""

from collections import Counter

from chalicelib.features.reminders.model import ReminderState
from tests.fakes.faulty import KINDS
from tests.scenarios.daily_runs import (
    Machine,
    quiet,  # noqa: F401 - a fixture
)

CODES = ("C1",)


def points_of(channel):
    clean = Machine(CODES, channel=channel).day()
    calls = len(clean.faults.log)
    points = [(call, kind) for call in range(1, calls + 1) for kind in KINDS]
    print(f"daily run by {channel}: {calls} calls, {len(points)} single faults")  # noqa: T201 - the number is part of the proof
    return clean, points


def papers(machine):
    return Counter(
        record["pk"]
        for (_, _, key), record in machine.world.table.rows.items()
        if key.startswith("document#")
    )


def test_any_single_fault_prints_every_letter_once_and_it_waits_for_the_post():
    clean, points = points_of("letter")
    expected, kept = clean.end(CODES), papers(clean)
    assert set(kept.values()) == {1}
    assert len(kept) == len(CODES)
    for point in points:
        machine = Machine(CODES, [point], channel="letter").day()
        said = f"{point}: {machine.faults.log[point[0] - 1]}"
        assert papers(machine) == kept, said
        assert machine.end(CODES) == expected, said
    states = {r.state for code in CODES for r in clean.reminders(code)}
    assert states == {ReminderState.TO_POST}


def test_any_single_fault_sends_no_sms_twice_and_shows_those_nobody_knows_of():
    clean, points = points_of("sms")
    numbers = {sms.number for sms in clean.world.sms.sent}
    assert len(numbers) == len(clean.world.sms.sent) == len(CODES)
    unknown = 0
    for point in points:
        machine = Machine(CODES, [point], channel="sms").day()
        said = f"{point}: {machine.faults.log[point[0] - 1]}"
        sent = Counter(sms.number for sms in machine.world.sms.sent)
        machine.faults.plan = {}
        for code in CODES:
            (last, *others) = machine.reminders(code)
            assert not others, said
            assert sent[last.recipient] <= 1, said
            shows = last.state is ReminderState.UNKNOWN
            assert sent[last.recipient] == 1 or shows, said
            unknown += shows
    print(f"daily run by sms: {unknown} of unknown end")  # noqa: T201 - the number is part of the proof
    # Cut between the claim and the answer of the gateway: nothing else leaves a doubt.
    assert unknown < len(points) / 10
