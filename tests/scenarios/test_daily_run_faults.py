"""The daily run, cut at every call in every way, then delivered again.

Nobody is forgotten, nobody gets two messages, and the end is the same. The provider's events come
back as SES sends them: twice, and in the wrong order.
"""

import pytest

from chalicelib.features.reminders.model import ReminderState
from tests.fakes.faulty import KINDS
from tests.scenarios.daily_runs import (
    HOURS,
    Machine,
    assert_everybody_once,
    calls_of_a_clean_day,
    quiet,  # noqa: F401 - a fixture
)


def test_any_single_fault_ends_like_no_fault():
    codes = ("C1", "C2", "C3")
    calls, expected, messages = calls_of_a_clean_day(codes)
    points = [(call, kind) for call in range(1, calls + 1) for kind in KINDS]
    for point in points:
        machine = Machine(codes, [point]).day()
        said = f"{point}: {machine.faults.log[point[0] - 1]}"
        assert_everybody_once(machine, codes, expected, messages, said)
    print(f"daily run: {calls} calls, {len(points)} single faults")  # noqa: T201 - the number is part of the proof
    assert calls >= 71
    assert set(messages.values()) == {1}


def pairs(calls, every):
    """Pairs of faults, the second at a later call; every n-th of them."""
    all_pairs = (
        ((first, one), (second, other))
        for first in range(1, calls + 1)
        for second in range(first + 1, calls + 20)
        for one in KINDS
        for other in KINDS
    )
    return [pair for number, pair in enumerate(all_pairs) if number % every == 0]


@pytest.mark.parametrize(
    "every", [97, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"]
)
def test_any_two_faults_lose_nobody_and_send_nobody_two(every):
    codes = ("C1",)
    calls, expected, messages = calls_of_a_clean_day(codes)
    chosen = pairs(calls, every)
    for pair in chosen:
        machine = Machine(codes, pair)
        # Three deliveries may all fail in one hour: the next ones settle it.
        for _ in range(HOURS + 1):
            machine.hour()
        assert_everybody_once(machine, codes, expected, messages, str(pair))
    print(f"daily run: {calls} calls, {len(chosen)} pairs of faults")  # noqa: T201 - the number is part of the proof


def test_without_a_measured_delay_nothing_is_sent_again_and_what_is_unknown_shows():
    codes = ("C1", "C2", "C3")
    calls, _, _ = calls_of_a_clean_day(codes)
    unknown = 0
    for point in [(call, kind) for call in range(1, calls + 1) for kind in KINDS]:
        machine = Machine(codes, [point], resend_after_minutes=None).day()
        for code in codes:
            (last, *others) = machine.reminders(code)
            sent = machine.messages()[f"{code}@client.example"]
            shows = last.state is ReminderState.UNKNOWN
            assert not others, point
            assert sent <= 1, point
            assert sent == 1 or shows, point
            unknown += shows
    assert unknown == UNKNOWN_POINTS


# Killed between the claim and the message, four points for each account: nobody can know.
UNKNOWN_POINTS = 12


def test_events_that_never_come_leave_messages_as_marked():
    codes = ("C1", "C2")
    calls, _, _ = calls_of_a_clean_day(codes)
    for point in [(call, kind) for call in range(1, calls + 1) for kind in KINDS]:
        machine = Machine(codes, [point], resend_after_minutes=None, events_come=False).day()
        counts = machine.messages()
        assert all(count <= 1 for count in counts.values()), point
