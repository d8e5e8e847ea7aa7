"""Nobody goes on with an answer: one follow-up in the agenda, once."""

from datetime import date

import pytest

from chalicelib.features.answers.counters import Offer
from chalicelib.features.answers.model import Acceptance
from tests.scenarios.test_answer_stories import decide, give, reminded

LATE = date(2026, 3, 17)  # Three days after the 13th, and one.


def labels(story):
    return [action.label for action in story.account().actions]


def hours(story, first, last):
    """The days on which something was planned."""
    planned = []
    for day in story.days(first, last):
        before = len(labels(story))
        story.hour()
        planned += [day] * (len(labels(story)) - before)
    return planned


def test_an_answer_that_waits_too_long_is_followed_up_once():
    story, token = reminded()
    give(story, token, "copy")
    assert hours(story, date(2026, 3, 14), date(2026, 4, 30)) == [LATE]
    assert labels(story) == ["answer_waiting"]


def test_several_answers_have_one_follow_up_which_ends_with_the_last_of_them():
    story, token = reminded()
    first, second = give(story, token, "copy", "F1"), give(story, token, "copy", "F2")
    hours(story, date(2026, 3, 14), LATE)
    decide(story, first, accept=True)
    assert labels(story) == ["answer_waiting"]
    decide(story, second, accept=False)
    assert labels(story) == []
    assert story.kinds().count("action_planned") == story.kinds().count("action_done") == 1


def test_an_answer_decided_in_time_is_not():
    story, token = reminded()
    decide(story, give(story, token, "copy"), accept=True)
    assert hours(story, date(2026, 3, 14), date(2026, 4, 30)) == []


def test_the_company_says_how_long():
    story, token = reminded()
    give(story, token, "copy")
    company = story.services.company
    settings = company.settings(story.admin)
    company.change(story.admin, settings.model_copy(update={"answer_within_days": 10}))
    assert hours(story, date(2026, 3, 14), date(2026, 4, 30)) == [date(2026, 3, 24)]


@pytest.fixture
def offered():
    """The 13th: two payments are offered until the 20th."""
    story, token = reminded()
    answer = give(story, token, "plan", instalments="3", first_on="2026-03-20")
    (contact,) = story.account().contacts
    offer = Offer(2, date(2026, 3, 20), (contact.id,))
    story.services.counters.offer(story.admin, "C1", answer.id, offer)
    return story, token, answer


def test_an_offer_nobody_accepts_is_followed_up_once_it_is_over(offered):
    story, *_ = offered
    assert hours(story, date(2026, 3, 14), date(2026, 4, 30)) == [date(2026, 3, 21)]
    assert labels(story) == ["offer_unanswered"]


def test_an_accepted_offer_is_not(offered):
    story, token, answer = offered
    link = story.services.debtor_pages._opened(token)[1]
    said = Acceptance(at=story.clock.at, text="yes", address="192.0.2.7")
    story.services.counters.accept(link, answer.id, said)
    hours(story, date(2026, 3, 14), date(2026, 3, 30))
    assert "offer_unanswered" not in labels(story)
