"""Dated stories of companies' own scenarios: what goes when they change, and what was foreseen."""

from datetime import date, timedelta

import pytest

from chalicelib.core.money import Money
from chalicelib.features.reminders.model import Refusal
from chalicelib.features.scenarios.model import Condition
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story
from tests.scenarios.scenarios import follow, save, step

DUE = date(2026, 3, 10)  # A Tuesday.
LAST = {"counts_from": "last_action"}


def sent_on(story, first, last):
    return [day for day in story.days(first, last) for _ in story.hour()]


@pytest.fixture
def story():
    story = Story(date(2026, 3, 1))
    story.extract("C1", item("F1", DUE))
    return story


def test_a_changed_scenario_moves_the_day_of_the_accounts_that_follow_it(story):
    save(story, step("first", 20))
    follow(story)
    assert story.account().next_step.on == date(2026, 3, 30)
    save(story, step("first", 2), version=1)
    assert sent_on(story, date(2026, 3, 2), date(2026, 3, 31)) == [date(2026, 3, 12)]


def test_a_companys_default_scenario_is_followed_from_the_day_it_is_chosen(story):
    save(story, step("first", 2))
    settings = story.services.company.settings(story.admin)
    other = settings.model_copy(update={"default_scenario": "own"})
    story.services.company.change(story.admin, other)
    story.services.replanning.refresh(story.admin)
    drain(story)
    assert sent_on(story, date(2026, 3, 2), date(2026, 3, 31)) == [date(2026, 3, 12)]


def test_a_call_is_put_in_the_agenda_once_and_the_next_step_goes_by_itself(story):
    save(story, step("call", 3, channel="call"), step("letter", 10, 2))
    follow(story)
    sent = sent_on(story, date(2026, 3, 2), date(2026, 4, 30))
    assert sent == [date(2026, 3, 20)]
    planned = [(a.kind.value, a.on, a.label) for a in story.account().actions]
    assert planned == [("call", date(2026, 3, 13), "Call")]


def test_a_call_handed_over_twice_on_a_day_is_one_action(story):
    save(story, step("call", 3, channel="call"))
    follow(story)
    story.on(date(2026, 3, 13)).hour()
    story.services.reminders.send(story.admin, ["C1"])
    story.hour()
    assert len(story.account().actions) == 1


def test_a_call_neither_raises_the_level_nor_needs_an_address(story):
    story.extract("C2", item("F2", DUE), email="")
    save(story, step("call", 3, channel="call"))
    follow(story, code="C2")
    story.on(date(2026, 3, 13)).hour()
    account = story.account("C2")
    assert (account.level, len(account.actions)) == (0, 1)


def test_a_step_from_the_last_action_counts_from_the_last_reminder(story):
    save(story, step("first", 2), step("second", 5, 2, **LAST), min_gap_days=1)
    follow(story)
    sent = sent_on(story, date(2026, 3, 2), date(2026, 4, 30))
    assert sent == [date(2026, 3, 12), date(2026, 3, 17)]


def test_what_a_person_does_puts_a_step_from_the_last_action_off(story):
    save(story, step("first", 2), step("second", 5, 2, **LAST), min_gap_days=1)
    follow(story)
    sent_on(story, date(2026, 3, 2), date(2026, 3, 12))
    story.on(date(2026, 3, 16))
    acted = story.account().model_copy(update={"last_action_on": date(2026, 3, 16)})
    from chalicelib.features.accounts.service import Change

    accounts = story.services.accounts
    accounts.save(story.admin, Change(acted, (accounts.draft(story.admin, "comment"),)))
    assert sent_on(story, date(2026, 3, 16), date(2026, 4, 30)) == [date(2026, 3, 23)]


def test_a_step_whose_condition_does_not_hold_is_passed_over(story):
    rich = Condition(overdue_from=500)
    save(story, step("first", 2), step("second", 10, 2, condition=rich), step("third", 20, 2))
    follow(story)
    sent = sent_on(story, date(2026, 3, 2), date(2026, 4, 30))
    assert sent == [date(2026, 3, 12), date(2026, 3, 30)]


def test_a_condition_that_comes_to_hold_lets_its_step_go_that_day(story):
    rich = Condition(overdue_from=500)
    save(story, step("first", 2), step("second", 10, 2, condition=rich), step("third", 60, 2))
    follow(story)
    story.extract("C1", item("F1", DUE), item("F2", date(2026, 4, 1), 60_000))
    sent = sent_on(story, date(2026, 3, 2), date(2026, 4, 20))
    # With the new invoice late, more than 500 is overdue; it then takes its own two steps.
    assert sent == [date(2026, 3, 12), date(2026, 4, 2), date(2026, 4, 9), date(2026, 4, 16)]


@pytest.mark.parametrize(
    ("condition", "goes"),
    [
        ({"countries": ["BE"]}, False),
        ({"countries": ["fr"]}, True),
        ({"languages": ["en"]}, False),
        ({"languages": ["fr"]}, True),
        ({"audience": "consumer"}, False),
        ({"audience": "business"}, True),
        ({"statuses": ["NCT"]}, True),
        ({"statuses": ["CEC"]}, False),
        ({"tags": ["fragile"]}, False),
        ({"is_over_limit": True}, False),
    ],
)
def test_a_condition_asks_who_the_customer_is(story, condition, goes):
    story.extract("C1", item("F1", DUE), country="FR")
    save(story, step("first", 2, condition=Condition(**condition)))
    follow(story)
    assert bool(sent_on(story, date(2026, 3, 2), date(2026, 3, 20))) is goes


def test_an_account_over_its_limit_meets_the_condition(story):
    save(story, step("first", 2, condition=Condition(is_over_limit=True)))
    limit = Money(amount="100.00", currency="EUR")
    fields = {"scenario": "own", "credit_limit": limit}
    story.services.accounts.edit(story.admin, "C1", story.account().version, fields)
    assert sent_on(story, date(2026, 3, 2), date(2026, 3, 20)) == [date(2026, 3, 12)]


def test_a_small_balance_is_neither_asked_for_nor_listed(story):
    save(story, step("first", 2), small_balance=5)
    follow(story)
    story.extract("C1", item("F1", DUE), item("F2", DUE, 499))
    story.on(date(2026, 3, 12))
    (message,) = story.hour()
    assert ("- F1 " in message.email.text, "- F2 " in message.email.text) == (True, False)


def test_the_first_of_may_is_a_holiday_in_france_and_the_reminder_waits(story):
    story.extract("C1", item("F1", date(2026, 4, 28)), country="FR")
    save(story, step("first", 3))
    follow(story)
    assert sent_on(story, date(2026, 4, 28), date(2026, 5, 12))[0] == date(2026, 5, 4)


def test_the_companys_own_holiday_stops_the_whole_run_and_says_so():
    story = Story(date(2026, 7, 14), country="FR")
    with story._installed():
        run = story.services.reminders.hourly(story.admin)
    assert run.reason.code == "holiday"


def test_a_company_may_send_on_holidays(story):
    settings = story.services.company.settings(story.admin)
    story.services.company.change(
        story.admin, settings.model_copy(update={"keeps_holidays": False})
    )
    story.extract("C1", item("F1", date(2026, 4, 28)), country="FR")
    save(story, step("first", 3))
    follow(story)
    assert sent_on(story, date(2026, 4, 28), date(2026, 5, 12))[0] == date(2026, 5, 1)


def test_switching_an_account_says_what_happens_next(story):
    save(story, step("first", 20))
    now, then = story.services.outlook.switched(story.admin, "C1", "own")
    assert (now.step, now.on) == ("pre_reminder", date(2026, 3, 3))
    assert (then.step, then.on) == ("first", date(2026, 3, 30))
    assert story.account().scenario == ""


def test_a_preview_of_a_call_is_no_message(story):
    save(story, step("call", 3, channel="call"))
    follow(story)
    preview = story.services.outlook.preview(story.admin, "C1", DUE + timedelta(days=5), None)
    assert not isinstance(preview.planned, Refusal)
    assert preview.said is None
