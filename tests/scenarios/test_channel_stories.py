"""Dated stories of steps by SMS and letter: sent as e-mails are, or held for a reason."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.model import Contact
from chalicelib.features.reminders.model import ReminderState
from chalicelib.features.scenarios.model import Mode
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story
from tests.scenarios.scenarios import follow, save, step

DUE = date(2026, 3, 10)  # A Tuesday.
FIRST, SECOND = date(2026, 3, 13), date(2026, 3, 27)
ADDRESS = {"address": "1 rue Neuve", "postal_code": "69001", "city": "Lyon", "country": "FR"}


def told(*items, **more):
    """A company that sends an SMS on the third day and a letter two weeks later."""
    made = Story(date(2026, 3, 2), **more)
    made.extract("C1", *(items or (item("F1", DUE),)), phone="06 12 34 56 78", **ADDRESS)
    save(
        made,
        step("reminder_1", 3, channel="sms"),
        step("reminder_2", 17, 2, channel="letter", is_registered=True),
        reason="Relu.",
    )
    follow(made)
    return made


@pytest.fixture
def story():
    return told()


def reminders(story, code="C1"):
    return story.services.reminders.of_account(story.admin, code)


def why(story, on):
    (line,) = story.services.outlook.overdue(story.admin, ["C1"], on)
    return [reason.code for reason in line.reasons]


def test_friday_the_sms_leaves_and_raises_the_level(story):
    story.on(FIRST).hour()
    (sms,) = story.sms.sent
    assert (sms.number, sms.sender, story.account().level) == ("+33612345678", "Acme", 1)
    assert "120,00 EUR" in sms.text


def test_an_sms_of_the_day_leaves_once_however_often_the_day_is_run(story):
    story.on(FIRST)
    for _ in range(3):
        story.hour()
        story.services.reminders.send(story.admin, ["C1"])
    assert len(story.sms.sent) == 1


def test_two_weeks_later_the_letter_is_printed_and_waits_for_the_post(story):
    story.on(FIRST).hour()
    story.on(SECOND).hour()
    (letter, _) = reminders(story)
    (document,) = story.services.documents.of_account(story.admin, "C1")
    assert (letter.state, document.id) == (ReminderState.TO_POST, letter.id)
    assert story.account().level == 2


def test_one_sms_tells_of_everything_overdue():
    story = told(item("F1", DUE), item("F2", DUE), item("F3", date(2026, 3, 5)))
    story.on(FIRST).hour()
    assert ["360,00 EUR" in sms.text for sms in story.sms.sent] == [True]


def test_a_disputed_item_is_named_by_no_sms(story):
    story.say(
        "C1", Qualification(type=StatusType.DISPUTE, dispute_type="price", resolver="a"), "F1"
    )
    story.on(FIRST).hour()
    assert story.sms.sent == []


def test_an_sms_of_which_nobody_knows_is_shown_and_never_sent_again():
    story = told()
    story.on(FIRST)
    story.sms.next_calls = ["lost"]
    for _ in range(5):
        story.hour()
        story.clock.advance(hours=1)
    (reminder,) = reminders(story)
    assert (len(story.sms.sent), reminder.state) == (1, ReminderState.UNKNOWN)


def test_a_throttled_sms_leaves_an_hour_later(story):
    story.on(FIRST)
    story.sms.next_calls = ["throttled"] * 9
    story.hour()
    assert story.sms.sent == []
    story.clock.advance(hours=1)
    story.hour()
    assert len(story.sms.sent) == 1


def test_friday_an_sms_that_waits_when_night_falls_leaves_on_monday_morning(story):
    story.on(FIRST)
    story.sms.next_calls = ["throttled"] * 9
    story.hour()
    for hours in (14, 10):
        story.clock.advance(hours=hours)
        story.hour()
        assert story.sms.sent == []
    story.on(date(2026, 3, 16)).hour()
    assert len(story.sms.sent) == 1


def test_a_number_that_refuses_gets_no_sms_any_more_and_the_account_is_as_before(story):
    story.on(FIRST)
    story.sms.next_calls = ["refused"]
    story.hour()
    account = story.account()
    assert (account.level, account.dunning.reminded) == (0, {})
    assert why(story.on(date(2026, 3, 16)), date(2026, 3, 16)) == ["sms_refused"]
    story.hour()
    assert story.sms.sent == []


def test_the_next_extract_does_not_make_a_number_want_sms_again(story):
    story.on(FIRST)
    story.sms.next_calls = ["refused"]
    story.hour()
    story.extract("C1", item("F1", DUE), item("F2", DUE), phone="06 12 34 56 78", **ADDRESS)
    story.on(date(2026, 3, 16)).hour()
    assert story.sms.sent == []


def test_who_wants_no_sms_gets_none_by_hand_either(story):
    told_off = Contact(id="k2", name="Ana", phone="+33612345678", sms_refused_on=DUE)
    version = story.account().version
    story.services.contacts.remove(story.admin, "C1", version, "import")
    story.services.contacts.put(story.admin, "C1", version + 1, told_off)
    _, rows = story.on(FIRST).services.reminders.send(story.admin, ["C1"])
    assert [row.reason.code for row in rows] == ["sms_refused"]


def test_a_landline_is_an_obstacle_and_a_mobile_put_in_its_place_lets_the_sms_go(story):
    story.extract("C1", item("F1", DUE), phone="01 23 45 67 89", **ADDRESS)
    assert story.on(FIRST).hour() == []
    assert why(story, FIRST) == ["no_mobile"]
    version = story.account().version
    story.services.contacts.put(
        story.admin, "C1", version, Contact(id="k2", name="Ana", phone="+33698765432")
    )
    story.on(date(2026, 3, 16)).hour()
    assert [sms.number for sms in story.sms.sent] == ["+33698765432"]


def test_an_account_without_an_address_gets_its_letter_once_it_has_one(story):
    story.extract("C1", item("F1", DUE), phone="0612345678", country="FR", address="")
    story.on(FIRST).hour()
    assert why(story.on(SECOND), SECOND) == ["no_postal_address"]
    version = story.account().version
    story.services.corrections.correct(story.admin, "C1", version, {"address": "2 rue Haute"})
    story.hour()
    assert reminders(story)[0].state is ReminderState.TO_POST


def test_at_night_no_sms_leaves_whoever_sends():
    story = told(sending_from_hour=0, sending_to_hour=24, daily_hour=0, timezone="UTC")
    story.on(FIRST)
    story.clock.advance(hours=14)
    _, rows = story.services.reminders.send(story.admin, ["C1"])
    story.hour()
    assert ([row.reason.code for row in rows], story.sms.sent) == (["sms_hours"], [])


def test_a_letter_needs_no_sender_of_e_mails_by_hand(story):
    story.on(FIRST).hour()
    settings = story.services.company.settings(story.admin)
    story.services.company.change(story.admin, settings.model_copy(update={"sender_email": None}))
    _, rows = story.on(SECOND).services.reminders.send(story.admin, ["C1"])
    assert [row.state for row in rows] == ["to_post"]


def test_a_step_to_confirm_waits_for_a_person_and_leaves_then(story):
    save(story, step("reminder_1", 3, channel="sms", mode=Mode.CONFIRM), version=1)
    story.on(FIRST).hour()
    assert story.sms.sent == []
    story.services.reminders.send(story.admin, ["C1"])
    assert len(story.sms.sent) == 1


def test_an_e_mail_after_an_sms_begins_its_own_thread(story):
    save(story, step("reminder_1", 3, channel="sms"), step("reminder_2", 17, 2), version=1)
    story.on(FIRST).hour()
    (sent,) = story.on(SECOND).hour()
    assert sent.email.headers == {}


def test_what_an_sms_costs_is_known_before_it_leaves():
    story = told(sms_price="0.07")
    outlook = story.on(FIRST).services.outlook
    preview = outlook.preview(story.admin, "C1", FIRST, None)
    cost = outlook.cost(story.admin, preview.said.segments)
    story.hour()
    assert len(preview.said.text) == len(story.sms.sent[0].text)
    assert (preview.said.segments, str(cost.amount)) == (1, "0.07")


def test_a_template_of_another_channel_is_refused_when_the_scenario_is_saved(story):
    with pytest.raises(InvalidError) as refused:
        save(story, step("last", 3, channel="sms", template="formal_notice"), version=1)
    assert refused.value.errors[0].field == "steps.0.template"


def test_sending_hours_beyond_those_of_sms_are_told_by_the_law():
    story = told(sending_to_hour=23, timezone="UTC")
    found = story.services.law.findings(story.admin, "en")
    assert "sms_hours" in {view.finding.rule for view in found}


def test_a_belgian_consumer_has_fourteen_days_from_the_third_working_day_after_a_letter():
    story = Story(date(2026, 3, 2), penalties={"regime": "be_b2c"})
    story.extract("C1", item("F1", DUE), **ADDRESS | {"country": "BE"})
    save(
        story,
        step("reminder_1", 3, channel="letter"),
        step("reminder_2", 4, 2, channel="letter"),
        min_gap_days=1,
        reason="Relu.",
    )
    follow(story)
    story.on(FIRST).hour()
    (letter,) = reminders(story)
    # Posted on Monday the 16th: fourteen days from Thursday, the third working day.
    story.on(date(2026, 3, 16)).services.postal.post(
        story.admin, "C1", letter.id, date(2026, 3, 16)
    )
    sent = [
        day
        for day in story.days(date(2026, 3, 17), date(2026, 4, 10))
        for _ in [story.hour()]
        if len(reminders(story)) == 2
    ]
    assert sent[0] == date(2026, 4, 2)
