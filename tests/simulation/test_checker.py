"""The checker can fail: each kind of fault, planted in the program, is reported by its name.

The one place where the program is patched: to break it.
"""

import pytest

from chalicelib.features.imports import reading
from chalicelib.features.reminders import claims, obstacles
from chalicelib.features.scenarios import rules as scenario_rules
from tests.fakes.mailer import FakeMailer
from tests.simulation.year import Year

DAYS = 40


def reported(kind, stale_after_days=7, **settings):
    """What some weeks without any accident report: that kind, or everything."""
    year = Year(20, seed=3, is_calm=True, **settings)
    year.talk = 0.2
    for company in year.companies.values():
        company.checker.stale_after_days = stale_after_days
    for _ in year.days(DAYS):
        if kind in {found for found, _ in year.wrong}:
            return kind
    return year.wrong


def test_without_a_planted_fault_nothing_is_reported():
    assert reported("anything") == []


def test_a_message_that_leaves_twice_is_doubled(monkeypatch):
    once = FakeMailer.send

    def twice(mailer, email):
        once(mailer, email)
        return once(mailer, email)

    monkeypatch.setattr(FakeMailer, "send", twice)
    assert reported("doubled") == "doubled"


def test_a_message_that_never_leaves_is_lost(monkeypatch):
    every = FakeMailer.send

    def most(mailer, email):
        mailer.calls += 1
        return "010f-lost" if mailer.calls % 5 == 0 else every(mailer, email)

    monkeypatch.setattr(FakeMailer, "send", most)
    assert reported("lost") == "lost"


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("disputed", {"disputed"}),
        ("promised", {"promised"}),
        ("paid", {"paid"}),
        ("held", {"in_plan", "paused", "specific_action"}),
    ],
)
def test_a_message_about_what_is_left_alone_is_reported(monkeypatch, kind, codes):
    seen = obstacles.obstacle

    def blind(*said):
        found = seen(*said)
        return None if found and found.code in codes else found

    monkeypatch.setattr(obstacles, "obstacle", blind)
    monkeypatch.setattr(claims, "obstacle", blind)
    assert reported(kind) == kind


def test_a_message_at_night_is_outside_hours():
    assert (
        reported("outside hours", sending_from_hour=0, daily_hour=0, sending_to_hour=24)
        == "outside hours"
    )


def test_a_message_on_a_day_of_rest_is_outside_hours():
    week = tuple(range(7))
    assert reported("outside hours", sending_weekdays=week, keeps_holidays=False) == "outside hours"


def test_a_step_that_is_passed_over_is_out_of_order(monkeypatch):
    after = scenario_rules._position_after
    monkeypatch.setattr(scenario_rules, "_position_after", lambda *said: after(*said) + 1)
    assert reported("out of order") == "out of order"


def test_an_extract_cut_short_that_closes_items_is_reported(monkeypatch):
    monkeypatch.setattr(reading, "brake", lambda *_: None)
    assert reported("cut file") == "cut file"


def test_a_message_from_old_books_is_reported():
    assert reported("stale books", stale_after_days=1) == "stale books"
