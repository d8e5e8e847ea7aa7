"""Dated stories: a link of March has expired in June, and its debtor asks for a new one."""

import re
from datetime import date

import pytest

from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import Contact
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE, LATER = date(2026, 3, 10), date(2026, 6, 15)


@pytest.fixture
def story():
    """The 13th of March: a reminder left with its link. The 15th of June: the link has expired."""
    made = Story(date(2026, 3, 13))
    made.extract("C1", item("F1", DUE))
    made.hour()
    return made.on(LATER)


def token_of(sent) -> str:
    return re.search(r"/r/([\w-]{32})", sent.email.text).group(1)


def asked(story, token=None, times=1):
    """What leaves when somebody asks with a link, the first one without another."""
    before = len(story.mailer.sent)
    for _ in range(times):
        story.services.renewal.ask(token or token_of(story.mailer.sent[0]))
    return story.mailer.sent[before:]


def test_a_new_link_goes_to_whom_the_old_one_was_made_for(story):
    assert [s.email.recipient for s in asked(story)] == ["c1@client.example"]


def test_the_new_link_opens_what_the_old_one_did(story):
    (sent,) = asked(story)
    assert [i.id for i in story.services.debtor_pages.page(token_of(sent)).items] == ["F1"]


def test_asked_ten_times_a_day_one_leaves(story):
    assert len(asked(story, times=10)) == 1


def test_the_next_day_another_may_leave(story):
    asked(story)
    assert len(asked(story.on(date(2026, 6, 16)))) == 1


def test_of_many_expired_links_an_account_gets_three_a_day(story):
    account, sent = story.account(), story.mailer.sent[0].email.tags["reminder"]
    story.on(date(2026, 3, 13))
    links = [
        story.services.links.issue(story.admin, account, sent, ["F1"], "fr")[-32:] for _ in range(5)
    ]
    story.on(LATER)
    assert len([mail for token in links for mail in asked(story, token)]) == 3


def test_a_revoked_link_brings_none(story):
    story.services.links.revoke(story.admin, fingerprint(token_of(story.mailer.sent[0])))
    assert asked(story) == []


def test_a_link_that_is_good_brings_none(story):
    assert asked(story.on(date(2026, 3, 20))) == []


def test_a_contact_who_is_gone_gets_none(story):
    account = story.account()
    story.services.contacts.put(
        story.admin, "C1", account.version, Contact(id="k9", email="new@client.example")
    )
    account = story.account()
    story.services.contacts.remove(story.admin, "C1", account.version, account.contacts[0].id)
    assert asked(story) == []


def test_an_address_that_fails_gets_none(story):
    story.services.contacts.mark_bounced(story.admin, "C1", "c1@client.example", LATER, "550")
    assert asked(story) == []


def test_asking_every_day_puts_no_reminder_off(story):
    story.on(date(2026, 5, 20)).hour()
    last = story.account().dunning.last_reminder_on
    asked(story.on(LATER))
    assert story.account().dunning.last_reminder_on == last


def test_it_is_in_the_history(story):
    asked(story)
    event = story.services.accounts.history(story.admin, story.account())[0]
    assert (event.kind, event.by) == ("message_written", "debtor")


def test_a_mailer_that_is_busy_changes_nothing_of_the_answer(story):
    story.mailer.next_calls = ["throttle"] * 3
    assert asked(story) == []
