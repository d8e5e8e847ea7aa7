"""Dated stories of messages that are late: nothing leaves at night, or as yesterday saw it."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.core.errors import RetryableError
from chalicelib.features.accounts.model import Contact
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.reminders.letters import Attached, Written
from chalicelib.features.reminders.model import ReminderState
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)


def late_in(day, **settings):
    """18:05 in Paris, and an invoice that came to its first reminder."""
    story = Story(day, **settings)
    story.extract("C1", item("F1", date(2026, 3, 10)))
    return at(story, day, 17)


def at(story, day, hour):
    story.clock.at = datetime(day.year, day.month, day.day, hour, 5, tzinfo=UTC)
    return story


def newest(story):
    return story.services.reminders.of_account(story.admin, "C1")[0]


def test_friday_evening_a_message_that_ses_refused_for_now_waits_for_monday():
    story = late_in(FRIDAY)
    story.mailer.next_calls = ["throttle"] * 9
    assert story.hour() == []
    assert newest(story).state is ReminderState.WAITING
    assert at(story, FRIDAY, 19).hour() == []
    assert at(story, date(2026, 3, 14), 9).hour() == []
    (sent,) = story.on(MONDAY).hour()
    assert "6 jours de retard" in sent.email.text


def test_a_message_taken_from_the_queue_a_day_late_sends_nothing_and_the_days_own_run_does():
    story = late_in(FRIDAY)
    in_queue, story.work = story.work, lambda: None
    assert story.hour() == []
    story.on(MONDAY)
    in_queue()
    assert story.mailer.sent == []
    story.work = in_queue
    assert len(story.hour()) == 1


def test_a_claim_that_nobody_heard_of_is_not_sent_again_at_night():
    story = late_in(FRIDAY, resend_after_minutes=30)
    story.mailer.next_calls = ["silent"]
    assert story.hour() == []
    for hour in (18, 19, 20):
        assert at(story, FRIDAY, hour).hour() == []
    assert newest(story).state is ReminderState.UNKNOWN


def test_a_message_that_waits_does_not_go_to_whom_reminders_went_before():
    story = late_in(MONDAY)
    story.mailer.next_calls = ["throttle"] * 9
    assert story.hour() == []
    version = story.account().version
    chosen = Contact(id="k2", name="Eve", email="eve@client.example", is_collection=True)
    story.services.contacts.put(story.admin, "C1", version, chosen)
    story.clock.advance(minutes=30)
    assert story.hour() == []
    (sent,) = story.on(date(2026, 3, 17)).hour()
    assert sent.email.recipient == "eve@client.example"


def test_the_days_between_two_messages_count_from_when_somebody_sent_the_first_again():
    story = late_in(FRIDAY)
    story.extract("C1", item("F1", date(2026, 3, 10)), item("F2", date(2026, 3, 17)))
    story.mailer.next_calls = ["silent"]
    story.hour()
    at(story, FRIDAY, 20).hour()
    story.on(MONDAY)
    story.services.reminders.settle(story.admin, "C1", newest(story).id, "send_again")
    sent_on = [day for day in story.days(MONDAY, date(2026, 3, 27)) if story.hour()]
    assert sent_on == [date(2026, 3, 23)]


def test_a_message_whose_document_is_gone_keeps_no_days_run_from_going():
    story = Story(FRIDAY, resend_after_minutes=30)
    story.extract("C1", item("F1", date(2026, 3, 10)))
    story.services.documents.keep_made(
        story.admin, "C1", "d1", ("facture.pdf", DocumentKind.INVOICE), b"%PDF-1.7 x"
    )
    contact = story.account().collection_contact
    story.mailer.next_calls = ["throttle"] * 9
    written = Written(
        language="fr",
        subject="Votre compte",
        body="Bonjour",
        contacts=(contact.id,),
        attached=Attached(documents=("d1",)),
    )
    with pytest.raises(RetryableError):
        story.services.messages.send(story.admin, "C1", "message-0001", written)
    story.mailer.next_calls = []
    story.services.documents.remove(story.admin, "C1", "d1")
    story.extract("C2", item("F2", date(2026, 3, 10)))
    story.clock.advance(hours=1)
    assert [sent.email.recipient for sent in story.hour()] == ["c2@client.example"]
