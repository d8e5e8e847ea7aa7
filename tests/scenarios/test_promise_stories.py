"""Promises to their end (P4): a date, patience of two days, and what the extracts show."""

from datetime import date

import pytest

from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, DUE = date(2026, 3, 2), date(2026, 2, 20)
PROMISED, PATIENT, OVER = date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 12)


@pytest.fixture
def story():
    made = Story(MONDAY)
    made.extract("C1", item("F1", DUE, 10_000), item("F2", DUE, 5_000))
    promise(made, "F1", "F2")
    return made


def promise(story, *items, on=PROMISED):
    said = Qualification(type="PDP", promise_on=on, comment="said so")
    story.say("C1", said, *items)


def ended(story):
    return story.account().promises_ended.model_dump()


def judge(story):
    return story.services.promises.daily(story.admin)


def test_monday_it_waits(story):
    assert [p.on for p in story.account().promises] == [PROMISED]


def test_on_the_day_everything_is_paid_and_it_is_kept(story):
    story.on(PROMISED).extract("C1")
    assert ended(story) == {"kept": 1, "partly": 0, "broken": 0}
    assert "promise_kept" in story.kinds()


def test_within_patience_nobody_judges(story):
    story.on(PATIENT)
    assert judge(story) == 0
    assert ended(story) == {"kept": 0, "partly": 0, "broken": 0}


def test_once_patience_is_over_it_is_broken_and_told(story):
    story.on(OVER)
    assert judge(story) == 1
    assert ended(story)["broken"] == 1
    assert "promise_broken" in story.kinds()


def test_one_of_two_items_paid_is_kept_in_part(story):
    story.on(PROMISED).extract("C1", item("F2", DUE, 5_000))
    story.on(OVER)
    judge(story)
    assert ended(story) == {"kept": 0, "partly": 1, "broken": 0}


def test_a_part_payment_is_kept_in_part(story):
    less = item("F1", DUE, 10_000).model_copy(update={"balance_minor": 4_000})
    story.on(PROMISED).extract("C1", less, item("F2", DUE, 5_000))
    story.on(OVER)
    judge(story)
    assert ended(story)["partly"] == 1


def test_a_promise_is_judged_once(story):
    story.on(OVER)
    judge(story)
    story.on(date(2026, 3, 13))
    judge(story)
    story.on(date(2026, 3, 14)).extract("C1")
    assert ended(story) == {"kept": 0, "partly": 0, "broken": 1}


def test_a_new_date_replaces_the_former(story):
    promise(story, "F1", "F2", on=date(2026, 3, 20))
    story.on(OVER)
    assert judge(story) == 0
    assert [p.on for p in story.account().promises] == [date(2026, 3, 20)]


def test_a_dispute_takes_the_promise_back(story):
    dispute = Qualification(type="LIT", dispute_type="price")
    story.say("C1", dispute, "F1", "F2")
    assert story.account().promises == ()


def test_the_day_after_the_scenario_goes_on(story):
    left = {day.day: len(story.hour()) for day in story.days(PROMISED, date(2026, 3, 10))}
    assert left == {9: 0, 10: 1}


def test_it_is_swept_once_a_day(story):
    story.on(OVER)
    assert (judge(story), judge(story)) == (1, 0)


def test_the_rate_is_known_by_collector(story):
    story.on(OVER)
    judge(story)
    (rate,) = story.services.promises.rates(story.admin)
    assert (rate.broken, rate.open, rate.permille) == (1, 0, 0)
