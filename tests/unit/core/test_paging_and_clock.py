from datetime import UTC, date, datetime

import pytest

from chalicelib.core.clock import local_date, starting_on
from chalicelib.core.errors import InvalidError
from chalicelib.core.paging import cursor_of, position_of


class _At:
    def __init__(self, at):
        self.at = at

    def now(self):
        return self.at


def test_a_cursor_leads_back_to_its_position():
    assert position_of(cursor_of("C#42/é")) == "C#42/é"


def test_a_forged_cursor_is_refused_in_words():
    with pytest.raises(InvalidError, match="first page"):
        position_of("\udcff%%%")


def test_it_is_already_tomorrow_in_paris():
    assert local_date(datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "Europe/Paris") == date(2026, 3, 2)


def test_a_clock_can_start_on_another_day():
    clock = starting_on(date(2026, 1, 5), _At(datetime(2026, 3, 2, 9, 15, tzinfo=UTC)))
    assert clock.now() == datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_the_days_of_a_clock_change_are_whole(instant, expected):
    assert local_date(instant, "Europe/Paris") == expected
