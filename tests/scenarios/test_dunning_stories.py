"""Dated stories: what a debtor receives, day after day."""

from datetime import date, timedelta

from chalicelib.features.accounts.service import Change
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import item, status
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)  # A Tuesday.


def test_one_invoice_goes_through_the_native_scenario_and_stops_before_the_formal_notice():
    story = Story(date(2026, 3, 1))
    story.extract("C1", item("F1", DUE))
    received = [
        (day, sent.email.subject.partition(" : ")[2].partition(",")[0])
        for day in story.days(date(2026, 3, 1), date(2026, 6, 30))
        for sent in story.hour()
    ]
    assert received == [
        (date(2026, 3, 3), "échéance à venir"),
        (date(2026, 3, 13), "premier rappel"),
        (date(2026, 3, 25), "deuxième rappel"),
        (date(2026, 4, 9), "dernier rappel"),
    ]
    assert story.account().level == 2
    assert story.account().next_step.held_by == "manual_step"


def test_an_invoice_100_days_late_at_the_first_import_is_asked_for_politely_first():
    story = Story(date(2026, 6, 18))
    story.extract("C1", item("F1", DUE))
    steps = []
    for _ in story.days(date(2026, 6, 18), date(2026, 7, 20)):
        steps += [sent.email.subject for sent in story.hour()]
    assert [s.partition(" : ")[2].partition(",")[0] for s in steps] == [
        "premier rappel",
        "deuxième rappel",
        "dernier rappel",
    ]


def test_day_3_a_promise_stops_the_reminder_and_the_day_after_it_is_broken_it_goes():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    account = story.account()
    promised = account.model_copy(
        update={"statuses": {"F1": status(StatusType.PROMISE, date(2026, 3, 18))}}
    )
    event = story.services.accounts.draft(story.admin, "qualified")
    story.services.accounts.save(story.admin, Change(promised, (event,)))
    sent_on = [day for day in story.days(date(2026, 3, 13), date(2026, 3, 24)) if story.hour()]
    assert sent_on == [date(2026, 3, 19)]


def test_a_paid_invoice_is_not_reminded_again():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    assert len(story.hour()) == 1
    story.extract("C1")
    assert not [day for day in story.days(date(2026, 3, 14), date(2026, 5, 1)) if story.hour()]


def test_nothing_leaves_at_the_week_end_and_monday_catches_up():
    story = Story(date(2026, 3, 1))
    story.extract("C1", item("F1", date(2026, 3, 11)))  # Reminder 1 falls on Saturday 14.
    story.on(date(2026, 3, 9)).hour()
    sent_on = [day for day in story.days(date(2026, 3, 12), date(2026, 3, 17)) if story.hour()]
    assert sent_on == [date(2026, 3, 16)]


def test_stale_books_hold_the_day_back_and_a_fresh_extract_lets_it_go():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.imported_on = date(2026, 3, 1)
    assert story.hour() == []
    story.clock.advance(hours=1)
    story.imported_on = story.today
    assert len(story.hour()) == 1


def test_the_schedule_twice_in_an_hour_sends_once():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    assert len(story.hour() + story.hour()) == 1


def test_a_schedule_that_missed_the_morning_catches_up_before_the_evening():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.clock.advance(hours=7)
    assert len(story.hour()) == 1


def test_nothing_leaves_before_the_hour():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.clock.advance(hours=-2)
    assert story.hour() == []


def test_reminders_of_one_account_make_one_thread():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    sent = [one for _ in story.days(date(2026, 3, 13), date(2026, 4, 20)) for one in story.hour()]
    first, second, third = (f"<{one.message_id}@eu-west-3.amazonses.com>" for one in sent)
    assert sent[0].email.headers == {}
    assert sent[1].email.headers == {"In-Reply-To": first, "References": first}
    assert sent[2].email.headers == {"In-Reply-To": second, "References": f"{first} {second}"}
    assert third


def test_a_hard_bounce_marks_the_contact_and_nothing_is_mailed_to_it_again():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    (sent,) = story.hour()
    story.hear(sent, "Bounce", "Send", "Bounce")
    assert story.account().collection_contact.bounced_on == date(2026, 3, 13)
    assert story.kinds() == ["import", "reminder_claimed", "contact_bounced"]
    assert not [day for day in story.days(date(2026, 3, 14), date(2026, 5, 1)) if story.hour()]


def test_a_full_mailbox_is_tried_again_at_the_next_step():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    (sent,) = story.hour()
    story.hear(sent, "Bounce", bounce_type="Transient")
    assert story.account().collection_contact.bounced_on is None
    assert len(story.on(date(2026, 3, 25)).hour()) == 1


def test_a_refused_message_is_given_back_and_tried_the_next_day():
    story = Story(date(2026, 3, 12))
    story.extract("C1", item("F1", DUE))
    story.on(date(2026, 3, 16))
    story.mailer.next_calls = ["refuse"]
    assert story.hour() == []
    assert story.account().level == 0
    assert story.kinds() == ["import", "reminder_claimed", "reminder_refused"]
    assert len(story.on(date(2026, 3, 17)).hour()) == 1


def test_a_throttled_mailer_delays_and_loses_nothing():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.mailer.next_calls = ["throttle"] * 9
    assert story.hour() == []
    story.clock.advance(hours=1)
    assert len(story.hour()) == 1


def test_a_message_nobody_heard_of_is_shown_and_a_person_sends_it_again():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.mailer.next_calls = ["silent"]
    story.hour()
    story.clock.advance(hours=2)
    story.hour()
    (unknown,), _ = story.services.reminders.page(story.admin, None, "")
    assert unknown.state == "unknown"
    settled = story.services.reminders.settle(story.admin, "C1", unknown.id, "send_again")
    assert settled.state == "sent"
    assert len(story.mailer.sent) == 1


def test_a_message_that_left_after_all_settles_by_its_event():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.mailer.next_calls = ["lost"]
    (sent,) = story.hour()
    story.clock.advance(hours=2)
    story.hour()
    story.hear(sent, "Send", "Delivery")
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert reminder.state == "delivered"


def test_an_answer_that_comes_between_decision_and_claim_stops_the_message():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    original, accounts = story.services.accounts.save, story.services.accounts

    def save(actor, change):
        """The debtor answers while the message is prepared."""
        accounts.save = original
        paused = accounts.get(actor, "C1").model_copy(update={"pauses": {"F1": "answer-1"}})
        original(actor, Change(paused, (accounts.draft(actor, "answer_received"),)))
        return original(actor, change)

    accounts.save = save
    assert story.hour() == []
    assert story.account().dunning.recent == ()
    assert story.services.reminders.of_account(story.admin, "C1") == []


def test_a_new_invoice_is_asked_for_while_the_old_one_waits_for_a_formal_notice():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    for _ in story.days(date(2026, 3, 13), date(2026, 4, 30)):
        story.hour()
    story.extract("C1", item("F1", DUE), item("F2", date(2026, 5, 4)))
    (sent,) = [one for _ in story.days(date(2026, 5, 5), date(2026, 5, 8)) for one in story.hour()]
    assert "premier rappel" in sent.email.subject
    assert "- F1 " in sent.email.text


def test_the_levels_rise_by_sending_and_the_last_one_by_hand_only():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    levels = [
        story.account().level
        for _ in story.days(date(2026, 3, 13), date(2026, 5, 29))
        if story.hour()
    ]
    story.on(date(2026, 6, 1))
    _, (row,) = story.services.reminders.send(story.admin, ["C1"])
    assert (levels, row.state, story.account().level) == ([1, 2, 2], "sent", 3)


def test_all_by_hand_leaves_the_last_level_to_be_chosen_one_by_one():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    for _ in story.days(date(2026, 3, 13), date(2026, 5, 29)):
        story.hour()
    story.on(date(2026, 6, 1))
    _, (row,) = story.services.reminders.send(story.admin, None)
    assert (row.state, row.reason.code) == ("refused", "manual_step")


def test_the_run_of_a_day_that_waited_over_midnight_still_counts_once():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    story.services.reminders.hourly(story.admin)
    waiting = list(story.queues.waiting)
    story.on(date(2026, 3, 16)).hour()
    story.queues.waiting = waiting
    story.work()
    assert len(story.mailer.sent) == 1
    assert story.account().dunning.last_reminder_on >= DUE + timedelta(days=3)
