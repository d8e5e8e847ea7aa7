"""Calls are spaced so that all workers together stay below the rate that SES gives."""

import pytest
from botocore.exceptions import ClientError

from chalicelib.aws.pace import LEAST_A_SECOND, SHARE, WORKERS, Pace


class Time:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.now, self.waits = 0.0, []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def sent_in_a_minute(rate, workers: int = WORKERS) -> int:
    count = 0
    for _ in range(workers):
        time = Time()
        pace = Pace(rate, now=lambda time=time: time.now, wait=time.wait)
        while True:
            pace.keep()
            if time.now >= 60:
                break
            count += 1
    return count


@pytest.mark.parametrize("rate", [1.0, 14.0, 50.0, 200.0])
def test_all_workers_together_stay_below_the_rate(rate):
    assert sent_in_a_minute(lambda: rate) <= rate * 60


@pytest.mark.parametrize("rate", [14.0, 50.0, 200.0])
def test_they_use_their_share_of_it(rate):
    assert sent_in_a_minute(lambda: rate) >= 0.95 * SHARE * rate * 60


def test_the_first_call_does_not_wait():
    time = Time()
    Pace(lambda: 1.0, now=lambda: time.now, wait=time.wait).keep()
    assert time.waits == []


def test_who_was_slow_anyway_does_not_wait():
    time = Time()
    pace = Pace(lambda: 14.0, now=lambda: time.now, wait=time.wait)
    for _ in range(3):
        pace.keep()
        time.now += 10
    assert time.waits == []


def test_it_is_asked_once_for_many_calls():
    asked, time = [], Time()
    pace = Pace(lambda: asked.append(1) or 14.0, now=lambda: time.now, wait=time.wait)
    for _ in range(50):
        pace.keep()
    assert len(asked) == 1


def test_while_ses_does_not_say_its_rate_it_is_slow():
    def refused() -> float:
        raise ClientError({"Error": {"Code": "AccessDenied"}}, "GetAccount")

    assert sent_in_a_minute(refused) <= LEAST_A_SECOND * 60
