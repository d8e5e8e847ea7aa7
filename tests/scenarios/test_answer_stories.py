"""Dated stories: a debtor is reminded, answers through the link, and what that stops or starts."""

import re
from datetime import date

from chalicelib.features.answers.service import Decision
from tests.fakes.debtors import form
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)  # A Tuesday.


def reminded():
    """The 13th: the first reminder of two invoices left, with its link."""
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE), item("F2", DUE))
    (sent,) = story.hour()
    return story, token_in(sent)


def token_in(sent):
    return re.search(r"/r/([\w-]{32})", sent.email.text).group(1)


def give(story, token, *arguments, **fields):
    return story.services.debtor_pages.give(token, form(*arguments, **fields)).thanks


def decide(story, answer, accept):
    story.services.answers.decide(story.admin, "C1", answer.id, Decision(accept=accept))


def sent_between(story, first, last):
    return [day for day in story.days(first, last) if story.hour()]


def test_the_link_of_a_reminder_opens_its_items():
    story, token = reminded()
    page = story.services.debtor_pages.page(token)
    assert [i.id for i in page.items] == ["F1", "F2"]


def test_each_form_of_the_message_has_the_same_link():
    story, token = reminded()
    assert f"/r/{token}" in story.mailer.sent[0].email.html


def test_without_an_answer_the_second_reminder_goes_on_the_25th():
    story, _ = reminded()
    assert sent_between(story, date(2026, 3, 14), date(2026, 4, 1)) == [date(2026, 3, 25)]


def test_an_answer_holds_reminders_until_somebody_decides():
    story, token = reminded()
    give(story, token, "copy")
    assert sent_between(story, date(2026, 3, 14), date(2026, 6, 30)) == []


def test_an_answer_on_one_invoice_does_not_hold_the_other():
    story, token = reminded()
    give(story, token, "copy", "F1")
    story.on(date(2026, 3, 25))
    (sent,) = story.hour()
    page = story.services.debtor_pages.page(token_in(sent))
    assert [i.id for i in page.items] == ["F2"]


def test_a_refused_answer_lets_the_next_reminder_go():
    story, token = reminded()
    answer = give(story, token, "promise", promise_on="2026-06-30")
    story.on(date(2026, 3, 16))
    decide(story, answer, accept=False)
    assert sent_between(story, date(2026, 3, 17), date(2026, 4, 1)) == [date(2026, 3, 25)]


def test_an_accepted_promise_holds_until_it_is_broken():
    story, token = reminded()
    answer = give(story, token, "promise", promise_on="2026-03-31")
    decide(story, answer, accept=True)
    assert sent_between(story, date(2026, 3, 14), date(2026, 4, 3)) == [date(2026, 4, 1)]


def test_an_accepted_dispute_holds_for_good():
    story, token = reminded()
    decide(story, give(story, token, "dispute", reason="price"), accept=True)
    assert sent_between(story, date(2026, 3, 14), date(2026, 6, 30)) == []


def test_the_extract_that_closes_a_promised_invoice_ends_its_promise():
    story, token = reminded()
    decide(story, give(story, token, "promise", promise_on="2026-03-31"), accept=True)
    story.on(date(2026, 3, 31))
    story.extract("C1", item("F2", DUE))
    assert set(story.account().statuses) == {"F2"}


def test_the_history_tells_it_all():
    story, token = reminded()
    decide(story, give(story, token, "promise", promise_on="2026-03-31"), accept=True)
    story.on(date(2026, 3, 31))
    story.extract("C1")
    assert story.kinds() == [
        "import",
        "reminder_claimed",
        "answer_received",
        "answer_accepted",
        "import",
        "promise_kept",
    ]


def test_every_event_of_the_story_has_a_sentence():
    story, token = reminded()
    decide(story, give(story, token, "dispute", reason="price"), accept=True)
    events = story.services.history.page(story.admin, "C1", "fr").items
    assert [e.text for e in events if e.text == e.kind] == []
