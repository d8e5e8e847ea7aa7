"""What debtors are told of their plans by themselves: before an instalment, and when one breaks.

The first instalment of these plans is 31 March 2026, a Tuesday; three days before is a Saturday.
"""

from datetime import date

import pytest

from chalicelib.core.errors import RetryableError
from chalicelib.features.plans.model import PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import Schedule
from tests.fakes.dunning import item
from tests.scenarios.plans import INVOICES, MARCH, agreed, now, pays

MONDAY, APRIL_27 = date(2026, 3, 30), date(2026, 4, 27)
TELLS = {"tells_broken_plans": True}
FIRST_PAID = (item("F1", date(2026, 1, 10), 100_000), INVOICES[1])


def said(story):
    """What left by itself."""
    return [sent.email for sent in story.mailer.sent]


def test_a_courtesy_reminder_waits_for_a_day_on_which_messages_go():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), date(2026, 3, 29))
    assert said(story) == []
    story.follow(MONDAY, MONDAY)
    assert len(said(story)) == 1


def test_it_names_the_instalment_its_amount_and_its_day():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), MONDAY)
    (mail,) = said(story)
    text = mail.text.replace("\u202f", " ").replace("\xa0", " ")
    assert "échéance 1 sur 3" in text
    assert "1 000,00 EUR" in text
    assert "31/03/2026" in text


def test_it_is_in_the_language_that_the_debtor_reads():
    story, _ = agreed(customer={"language": "en"})
    story.follow(date(2026, 3, 3), MONDAY)
    assert "instalment 1 of 3" in said(story)[0].text


def test_it_leaves_once_however_often_the_machine_looks():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), MONDAY)
    for _ in range(3):
        story.services.following.step(story.admin, "C1", plan.id, 1, None)
    story.follow(MARCH, date(2026, 4, 2))
    assert len(said(story)) == 1


def test_an_instalment_that_is_paid_already_is_not_reminded_of():
    story, _ = agreed()
    pays(story, *FIRST_PAID)
    story.follow(date(2026, 3, 3), MARCH)
    assert said(story) == []


def test_each_instalment_has_its_own():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), MARCH)
    pays(story, *FIRST_PAID)
    story.follow(date(2026, 4, 1), APRIL_27)
    assert [("1 sur 3" in m.text, "2 sur 3" in m.text) for m in said(story)] == [
        (True, False),
        (False, True),
    ]


def test_what_was_paid_beyond_the_last_one_is_not_asked_for_again():
    story, _ = agreed()
    pays(story, item("F1", date(2026, 1, 10), 60_000), INVOICES[1])
    story.follow(date(2026, 3, 3), APRIL_27)
    (mail,) = said(story)
    assert "600,00" in mail.text


def test_a_plan_may_have_none():
    story, _ = agreed(remind_days=0)
    story.follow(date(2026, 3, 3), MARCH)
    assert said(story) == []


def test_a_company_says_how_many_days_before():
    story, plan = agreed({"plan_remind_days": 7})
    story.follow(date(2026, 3, 3), date(2026, 3, 24))
    assert now(story, plan).instalments[0].told_on == date(2026, 3, 24)


def test_what_falls_due_at_once_was_told_when_it_was_agreed():
    story, _ = agreed(schedule={"equal": {"count": 2, "first_on": "2026-03-04"}})
    story.follow(date(2026, 3, 2), date(2026, 3, 4))
    assert said(story) == []


def test_a_change_of_a_later_instalment_does_not_remind_again():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), MONDAY)
    rows = [(MARCH, "1000.00"), (date(2026, 5, 10), "2000.00")]
    story.services.plans.change(story.admin, Which("C1", plan.id, 1), schedule_of(rows), "later")
    story.follow(MONDAY, MARCH)
    assert len(said(story)) == 1


def schedule_of(rows):
    return Schedule.model_validate(
        {"rows": [{"due_on": on, "amount": {"amount": a, "currency": "EUR"}} for on, a in rows]}
    )


def test_a_debtor_without_an_address_stands_in_the_history_and_the_plan_goes_on():
    story, plan = agreed(customer={"email": ""})
    story.follow(date(2026, 3, 3), MARCH)
    assert story.kinds().count("instalment_not_told") == 1
    assert now(story, plan).instalments[0].not_told == "no_contact"
    assert now(story, plan).state is PlanState.ACTIVE


def test_a_broken_plan_is_told_only_where_the_company_wants_it():
    story, _ = agreed(remind_days=0)
    story.follow(date(2026, 3, 3), date(2026, 4, 10))
    assert said(story) == []


def test_a_broken_plan_is_told_once():
    story, plan = agreed(TELLS, remind_days=0)
    story.follow(date(2026, 3, 3), date(2026, 4, 10))
    assert now(story, plan).state is PlanState.BROKEN
    (mail,) = said(story)
    assert "n’est plus tenu" in mail.subject
    assert "3 000,00" in mail.text.replace("\u202f", " ").replace("\xa0", " ")


def test_a_plan_that_was_kept_or_cancelled_is_not_told():
    story, plan = agreed(TELLS, remind_days=0)
    story.services.plans.cancel(story.admin, Which("C1", plan.id, 1), "paid in goods")
    story.follow(date(2026, 3, 3), date(2026, 4, 10))
    assert said(story) == []


@pytest.mark.parametrize("how", ["throttle", "refuse"])
def test_a_mailer_that_does_not_take_it_keeps_no_plan_from_ending(how):
    story, plan = agreed(TELLS, remind_days=0)
    story.follow(date(2026, 3, 3), date(2026, 4, 3))
    story.mailer.next_calls = [how]
    story.follow(date(2026, 4, 4), date(2026, 4, 10))
    assert now(story, plan).state is PlanState.BROKEN
    assert not now(story, plan).is_followed


def test_a_broken_plan_is_told_on_a_day_on_which_messages_go():
    story, plan = agreed(TELLS, remind_days=0)
    story.follow(date(2026, 3, 3), date(2026, 4, 5))
    assert (now(story, plan).state, said(story)) == (PlanState.BROKEN, [])
    story.follow(date(2026, 4, 6), date(2026, 4, 6))
    assert len(said(story)) == 1


def test_a_broken_plan_whose_machine_died_before_it_was_told_is_told_by_the_sweep():
    story, plan = agreed(TELLS, remind_days=0, tolerance_days=1)
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    story.on(date(2026, 4, 2))
    story.mailer.next_calls = ["throttle"] * 3
    with pytest.raises(RetryableError):
        story.machine.play()
    assert now(story, plan).state is PlanState.BROKEN
    story.machine.wakes.clear()
    story.on(date(2026, 4, 3))
    story.hour()
    assert len(said(story)) == 1
    assert not now(story, plan).is_followed


def test_the_sweep_says_in_the_history_what_it_takes_up():
    story, _ = agreed()
    story.machine.wakes.clear()
    for _day in story.days(date(2026, 3, 3), MONDAY):
        story.hour()
    assert "plan_taken_up" in story.kinds()


def test_postponing_moves_the_day_its_items_are_promised_for():
    story, plan = agreed(schedule={"equal": {"count": 1, "first_on": str(MARCH)}})
    later = date(2026, 4, 20)
    story.services.plans.postpone(story.admin, Which("C1", plan.id, 1), later, "holidays")
    assert {s.promise_on for s in story.account().statuses.values()} == {later}
