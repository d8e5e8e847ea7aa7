"""Questions that wait: what became of their messages, one reminder, then the collector is told."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError
from chalicelib.features.questions.model import MailState
from tests.scenarios.test_question_stories import (
    DISPUTED,
    ask,
    decide,
    give,
    labels,
    mails,
    story,
    token,
)

__all__ = ["story"]
REMINDED, TOLD = date(2026, 3, 23), date(2026, 3, 30)


def test_without_an_answer_it_is_reminded_once_and_then_the_collector_is_told(story):
    ask(story)
    sent = []
    for day in story.days(date(2026, 3, 17), date(2026, 4, 30)):
        before = len(mails(story))
        story.hour()
        sent += [day] * (len(mails(story)) - before)
    assert (sent, labels(story)) == ([REMINDED], ["question_unanswered"])


def test_the_collector_is_told_a_delay_after_the_reminder(story):
    ask(story)
    told = [day for day in story.days(DISPUTED, TOLD) if story.hour() is None or labels(story)]
    assert told == [TOLD]


def test_the_link_of_the_reminder_opens_the_page_too(story):
    ask(story)
    story.on(REMINDED).hour()
    assert story.services.colleague_pages.page(token(story)).items


def test_an_answer_that_waits_stops_reminders_of_it(story):
    ask(story)
    give(story, "remark", comment="Je regarde.")
    for _ in story.days(date(2026, 3, 17), date(2026, 4, 30)):
        story.hour()
    assert (len(mails(story)), labels(story)) == (1, ["answer_waiting"])


def test_more_time_moves_the_reminder(story):
    ask(story)
    give(story, "more_time", until="2026-04-10")
    decide(story)
    sent = []
    for day in story.days(date(2026, 3, 17), date(2026, 4, 30)):
        before = len(mails(story))
        story.hour()
        sent += [day] * (len(mails(story)) - before)
    assert sent == [date(2026, 4, 17)]


def test_a_yes_but_gives_another_day(story):
    ask(story)
    give(story, "more_time", until="2026-06-30")
    decide(story, on=date(2026, 4, 1))
    sent = []
    for day in story.days(date(2026, 3, 17), date(2026, 4, 20)):
        before = len(mails(story))
        story.hour()
        sent += [day] * (len(mails(story)) - before)
    assert sent == [date(2026, 4, 8)]


def test_a_second_click_sends_no_second_reminder(story):
    asked = ask(story)
    story.services.questions.again(story.admin, "C1", "question-1", asked.version)
    with pytest.raises(ConflictError):
        story.services.questions.again(story.admin, "C1", "question-1", asked.version)
    assert len(mails(story)) == 2


@pytest.mark.parametrize(
    ("how", "state"),
    [("throttle", "waiting"), ("refuse", "refused"), ("lost", "prepared"), ("silent", "prepared")],
)
def test_what_became_of_the_message_is_said_and_it_is_not_sent_again(story, how, state):
    story.mailer.next_calls = [how]
    found = (ask(story).mail.value, ask(story).mail.value, story.mailer.calls)
    assert found == (state, state, 1)


def test_an_address_that_takes_no_mail_is_said(story):
    ask(story)
    story.hear(mails(story)[0], "Send", "Bounce")
    (question,) = story.services.questions.of_account(story.admin, "C1")
    assert question.mail is MailState.BOUNCED


def test_a_full_mailbox_is_no_reason_to_ask_another(story):
    ask(story)
    story.hear(mails(story)[0], "Bounce", bounce_type="Transient")
    (question,) = story.services.questions.of_account(story.admin, "C1")
    assert question.mail is MailState.SENT
