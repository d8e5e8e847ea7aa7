"""Dated stories: messages come back, a limit is reached, nothing goes by itself until it may."""

from datetime import date

import pytest

from chalicelib.core.errors import ForbiddenError, InvalidError
from chalicelib.features.access.model import Role
from chalicelib.features.reminders import store
from chalicelib.features.reminders.model import ReminderState
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
LATE = date(2026, 2, 20)


def company(accounts: int, **settings) -> Story:
    """Monday: reminders of these accounts left."""
    story = Story(MONDAY, **settings)
    for number in range(accounts):
        story.extract(f"C{number}", item("F1", LATE))
    return story


def come_back(story, sent, *kinds, count: int, **more) -> None:
    for message in sent[:count]:
        story.hear(message, *kinds, **more)


def reminders(story):
    """What leaves for debtors this hour: that nothing does is told to whoever may resume it."""
    return [sent for sent in story.hour() if "digest" not in sent.email.tags]


def pause(story):
    return story.services.circuit.pause(story.admin)


def bounced(accounts=40, count=5, **settings):
    story = company(accounts, **settings)
    come_back(story, story.hour(), "Bounce", count=count)
    return story


def resume(story, reason="La liste a été nettoyée", actor=None):
    return story.services.circuit.resume(actor or story.admin, reason)


def test_five_of_forty_pause_what_goes_by_itself():
    found = pause(bounced())
    assert (found.cause, found.count, found.of) == ("bounces", 5, 40)


def test_four_do_not_whatever_their_share():
    assert pause(bounced(accounts=4, count=4)) is None


def test_one_message_that_came_back_from_five_addresses_is_one():
    story = company(40)
    (first, *_) = story.hour()
    for _ in range(5):
        story.clock.advance(minutes=1)
        story.hear(first, "Bounce")
    assert pause(story) is None


def test_five_of_two_hundred_do_not():
    assert pause(bounced(accounts=200)) is None


def test_the_same_news_ten_times_counts_once():
    story = company(40)
    sent = story.hour()
    for _ in range(10):
        come_back(story, sent, "Bounce", count=4)
    assert pause(story) is None


def test_a_full_mailbox_does_not_count():
    story = company(40)
    come_back(story, story.hour(), "Bounce", count=20, bounce_type="Transient")
    assert pause(story) is None


def test_three_complaints_pause_it_too():
    story = company(40)
    come_back(story, story.hour(), "Complaint", count=3)
    assert pause(story).cause == "complaints"


def test_a_company_may_allow_more():
    assert pause(bounced(bounces_per_thousand_max=200)) is None


def test_nothing_goes_by_itself_while_it_is_paused():
    story = bounced()
    story.on(TUESDAY).extract("NEW", item("F1", LATE))
    assert reminders(story) == []


def test_the_run_says_why():
    story = bounced()
    story.on(TUESDAY).extract("NEW", item("F1", LATE))
    story.hour()
    run = store.run(story.table.for_tenant("acme"), f"daily-{TUESDAY}")
    assert run.reason.code == "paused_bounces"


def test_accounts_of_a_run_that_is_on_its_way_stay_where_they_are():
    story = company(40)
    sent = story.hour()
    story.on(TUESDAY).extract("NEW", item("F1", LATE))
    with story._installed():
        run = story.services.runs.start_daily(story.admin)
    come_back(story, sent, "Bounce", count=5)
    story.work()
    assert (run.total > 0, len(story.mailer.sent)) == (True, 40)


def test_a_person_still_sends():
    story = bounced()
    story.extract("NEW", item("F1", LATE))
    _, rows = story.services.reminders.send(story.admin, ["NEW"])
    assert [row.state for row in rows] == [ReminderState.SENT]


def test_a_message_that_waits_waits_on():
    story = company(41)
    # The first account is refused in all three deliveries of its message, the others in none.
    story.mailer.next_calls = ["throttle"] * 3 + ["ok"] * 9 + ["throttle"] * 6
    sent = story.hour()
    come_back(story, sent, "Bounce", count=5)
    story.clock.advance(minutes=61)
    assert (len(sent), reminders(story)) == (40, [])


def test_once_resumed_the_day_goes_on():
    story = bounced()
    story.on(TUESDAY).extract("NEW", item("F1", LATE))
    story.hour()
    resume(story)
    assert [s.email.recipient for s in story.hour()] == ["new@client.example"]


def test_who_resumed_it_and_why_is_kept():
    story = bounced()
    resume(story, "Liste nettoyée")
    (past,) = story.services.circuit.state(story.admin).past
    assert (past.resumed_by, past.reason) == (story.admin.name, "Liste nettoyée")


def test_what_came_back_before_counts_no_more():
    story = company(40)
    sent = story.hour()
    come_back(story, sent, "Bounce", count=5)
    story.clock.advance(minutes=5)
    resume(story)
    come_back(story, sent[5:], "Bounce", count=4)
    assert pause(story) is None


def test_it_wants_a_reason():
    with pytest.raises(InvalidError):
        resume(bounced(), " ")


def test_a_collector_does_not_resume_it():
    story = bounced()
    with pytest.raises(ForbiddenError):
        resume(story, actor=story.add_user("acme", Role.COLLECTOR))


def test_a_week_later_the_old_ones_count_no_more():
    story = company(40)
    sent = story.hour()
    come_back(story, sent, "Bounce", count=4)
    story.on(date(2026, 3, 12))
    come_back(story, sent[4:], "Bounce", count=4)
    assert pause(story) is None


def test_another_company_is_not_concerned():
    story = bounced()
    rival = story.add_tenant("rival")
    assert story.services.circuit.pause(rival) is None


def test_an_unusually_large_day_waits_for_a_yes():
    story = company(12, accounts_a_day_max=10)
    assert (reminders(story), pause(story).cause) == ([], "volume")


def test_once_somebody_says_yes_the_large_day_goes():
    story = company(12, accounts_a_day_max=10)
    story.hour()
    resume(story, "Reprise après migration")
    assert len(story.hour()) == 12


def test_a_yes_to_a_large_day_holds_for_that_day_only():
    story = company(12, accounts_a_day_max=10)
    story.hour()
    resume(story, "Reprise après migration")
    story.on(TUESDAY)
    for number in range(12):
        story.extract(f"D{number}", item("F1", LATE))
    assert (reminders(story), pause(story).cause) == ([], "volume")


def test_an_address_that_works_again_is_written_to_again():
    story = company(1)
    come_back(story, story.hour(), "Bounce", count=1)
    account = story.account("C0")
    story.services.contacts.trust(story.admin, "C0", account.version, account.contacts[0].id)
    assert (story.account("C0").contacts[0].bounced_on, story.mailer.trusted) == (
        None,
        ["c0@client.example"],
    )


def test_who_trusts_an_address_is_in_the_history():
    story = company(1)
    come_back(story, story.hour(), "Bounce", count=1)
    account = story.account("C0")
    story.services.contacts.trust(story.admin, "C0", account.version, account.contacts[0].id)
    assert story.kinds("C0")[-1] == "contact_trusted"


def test_a_complaint_says_that_it_is_one_on_the_contact():
    story = company(1)
    come_back(story, story.hour(), "Complaint", count=1)
    assert story.account("C0").contacts[0].bounce_reason == "complaint"
