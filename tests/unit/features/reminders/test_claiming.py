"""Who comes second finds the claim and stops, whatever the interleaving."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.reminders.compose import tagged, untagged
from chalicelib.features.reminders.model import Reason
from chalicelib.features.reminders.reasons import SENTENCES, sentence
from chalicelib.features.templates.native import languages
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)


@pytest.fixture
def story():
    made = Story(date(2026, 3, 13))
    made.extract("C1", item("F1", DUE))
    return made


def send(story, code="C1"):
    return story.services.reminders.send(story.admin, [code])[1][0]


def test_two_workers_on_the_same_account_send_once(story):
    """The second worker runs whole just before the first one claims."""
    original, accounts = story.services.accounts.save, story.services.accounts
    others: list = []

    def save(actor, change):
        accounts.save = original
        others.append(send(story))
        return original(actor, change)

    accounts.save = save
    first = send(story)
    assert others[0].state == "sent"
    assert first.reason.code == "nothing_due_yet"
    assert len(story.mailer.sent) == 1


def test_a_prepared_reminder_that_is_not_wanted_any_more_is_withdrawn(story):
    original, accounts = story.services.accounts.save, story.services.accounts

    def save(actor, change):
        accounts.save = original
        story.extract("C1")
        return original(actor, change)

    accounts.save = save
    assert send(story).state == "refused"
    assert story.services.reminders.page(story.admin, None, "")[0] == []


def test_the_message_lists_what_is_owed_at_the_moment_of_the_claim(story):
    original, accounts = story.services.accounts.save, story.services.accounts

    def save(actor, change):
        accounts.save = original
        story.extract("C1", item("F1", DUE), item("F2", DUE, 5_000))
        return original(actor, change)

    accounts.save = save
    send(story)
    assert "- F2 " in story.mailer.sent[0].email.text


def test_a_link_that_cannot_be_made_sends_nothing_and_is_made_later(story):
    posting = story.services.posting
    make = posting._links

    def fail(*args, **more):
        raise ConflictError("no link")

    posting._links = fail
    assert send(story).state == "failed"
    posting._links = make
    story.clock.advance(hours=1)
    story.services.settling.sweep(story.admin)
    assert len(story.mailer.sent) == 1


def test_a_reminder_that_waited_is_given_back_when_the_account_changed(story):
    story.mailer.next_calls = ["throttle"] * 3
    assert send(story).state == "failed"
    story.extract("C1")
    story.clock.advance(hours=1)
    story.services.settling.sweep(story.admin)
    assert story.mailer.sent == []
    assert story.account().dunning.last_reminder_on is None


def test_what_is_silent_is_sent_again_only_where_a_delay_was_measured():
    story = Story(date(2026, 3, 13), resend_after_minutes=30)
    story.extract("C1", item("F1", DUE))
    story.mailer.next_calls = ["silent"]
    send(story)
    story.clock.advance(minutes=31)
    story.services.settling.sweep(story.admin)
    assert len(story.mailer.sent) == 1


def test_what_is_silent_is_not_sent_again_after_a_dispute():
    story = Story(date(2026, 3, 13), resend_after_minutes=30)
    story.extract("C1", item("F1", DUE))
    story.mailer.next_calls = ["silent"]
    send(story)
    story.extract("C1")
    story.clock.advance(minutes=61)
    story.services.settling.sweep(story.admin)
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert (story.mailer.sent, reminder.state) == ([], "unknown")


def test_another_company_does_not_see_a_reminder(story):
    send(story)
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    stranger = story.add_tenant("other")
    with pytest.raises(NotFoundError):
        story.services.reminders.get(stranger, "C1", reminder.id)


def test_news_for_another_company_changes_nothing(story):
    send(story)
    story.add_tenant("other")
    (sent,) = story.mailer.sent
    sent.email.tags["tenant"] = "other"
    story.hear(sent, "Bounce")
    assert story.account().collection_contact.bounced_on is None


@pytest.mark.parametrize("tags", [{}, {"tenant": "acme"}, {"tenant": "acme", "account": "é"}])
def test_events_that_are_not_about_reminders_are_left_alone(story, tags):
    send(story)
    (sent,) = story.mailer.sent
    sent.email.tags.clear()
    sent.email.tags.update(tags)
    story.hear(sent, "Send", "Bounce")
    assert story.account().collection_contact.bounced_on is None


def test_an_event_of_a_kind_we_do_not_follow_is_left_alone(story):
    send(story)
    (sent,) = story.mailer.sent
    event = story.mailer.event(sent, "Send") | {"eventType": "Open", "open": {}}
    story.mailer.event = lambda *args, **more: event
    story.hear(sent, "Open")
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert reminder.state == "sent"


def test_a_reader_may_not_send(story):
    reader = story.add_user("acme", Role.READER)
    with pytest.raises(ForbiddenError):
        story.services.reminders.send(reader, ["C1"])


@pytest.mark.parametrize("text", ["C1", "C/1 é", "客戶-1", "a" * 60, "_-"])
def test_any_code_travels_as_a_tag(text):
    assert untagged(tagged(text)) == text
    assert all(c.isalnum() or c in "_-" for c in tagged(text))


def test_every_reason_has_a_sentence_in_every_language():
    assert set(SENTENCES) >= set(languages())
    assert len({frozenset(known) for known in SENTENCES.values()}) == 1


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_a_sentence_without_its_facts_is_still_a_sentence(language):
    assert all("{" not in sentence(Reason(code=code), language) for code in SENTENCES["en"])


def test_no_stored_text_has_the_debtors_link(story):
    send(story)
    token = story.mailer.sent[0].email.text.partition("/r/")[2].split()[0]
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert token not in reminder.model_dump_json()
    assert not any(token in repr(row) for row in story.table.rows.values())
