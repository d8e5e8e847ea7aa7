"""Dated stories: on 2 March a plan of three months is agreed, and what becomes of it."""

from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.agenda.service import ActionResult, Result
from chalicelib.features.open_items.model import ItemKind
from chalicelib.features.plans.model import PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan
from chalicelib.features.plans.views import shown
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import item
from tests.scenarios.plans import (
    APRIL,
    INVOICES,
    MARCH,
    MAY,
    PlanStory,
    agreed,
    now,
    pays,
    states,
)


def test_the_instalments_keep_to_the_ends_of_months():
    _, plan = agreed()
    assert [i.due_on for i in plan.instalments] == [MARCH, APRIL, MAY]


def test_its_items_are_promised_with_its_terms():
    story, _ = agreed()
    statuses = story.account().statuses
    assert {(s.type, s.comment) for s in statuses.values()} == {(StatusType.PROMISE, "3 x 1 000")}


def test_its_items_get_no_reminder_while_it_goes_on():
    story, _ = agreed(remind_days=0)
    assert not [d for d in story.days(date(2026, 3, 3), date(2026, 3, 30)) if story.hour()]


def test_money_on_each_date_keeps_it():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), MARCH)
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 4, 1), APRIL)
    pays(story, INVOICES[1])
    story.follow(date(2026, 5, 1), MAY)
    pays(story)
    story.follow(date(2026, 6, 1), date(2026, 6, 4))
    assert now(story, plan).state is PlanState.KEPT
    assert states(story, plan) == ["kept", "kept", "kept"]


def test_no_money_breaks_it_after_the_tolerance_of_three_days():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 3))
    assert now(story, plan).state is PlanState.ACTIVE
    story.follow(date(2026, 4, 4), date(2026, 4, 4))
    assert now(story, plan).state is PlanState.BROKEN
    assert states(story, plan) == ["broken", "planned", "planned"]


def test_a_part_of_an_instalment_breaks_it_too_and_says_so():
    story, plan = agreed()
    pays(story, item("F1", date(2026, 1, 10), 150_000), INVOICES[1])
    story.follow(date(2026, 3, 3), date(2026, 4, 4))
    assert states(story, plan)[0] == "partly"
    assert "instalment_partly" in story.kinds()


def test_money_late_but_within_the_tolerance_keeps_the_instalment():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 2))
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 4, 3), date(2026, 4, 30))
    assert states(story, plan) == ["kept", "planned", "planned"]


def test_a_few_euros_less_than_agreed_keep_the_instalment_within_the_tolerance():
    story, plan = agreed(tolerance={"amount": "5.00", "currency": "EUR"})
    pays(story, item("F1", date(2026, 1, 10), 100_400), INVOICES[1])
    story.follow(date(2026, 3, 3), date(2026, 4, 5))
    assert states(story, plan)[0] == "kept"


def test_a_broken_plan_gives_its_items_back_to_the_scenario_and_tells_the_collector():
    story, _ = agreed(level_after_break=2)
    story.follow(date(2026, 3, 3), date(2026, 4, 4))
    account = story.account()
    assert account.plans == {}
    assert {s.type for s in account.statuses.values()} == {StatusType.IN_CONTACT}
    assert account.level == 2
    assert [a.label for a in account.actions] == ["plan_broken"]


def labels(story):
    return [a.label for a in story.account().actions]


def test_a_late_instalment_is_a_call_to_make_while_it_may_still_be_kept():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    assert labels(story) == ["instalment_late"]


def test_money_that_comes_late_takes_the_call_away():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 4, 2), date(2026, 4, 5))
    assert labels(story) == []


def test_a_call_that_was_made_is_not_asked_for_again():
    story, _ = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    account = story.account()
    (action,) = account.actions
    done = ActionResult(result=Result.REACHED)
    story.services.actions.done(story.admin, "C1", account.version, action.id, done)
    story.follow(date(2026, 4, 2), date(2026, 4, 3))
    assert labels(story) == []


def test_all_of_it_at_once_settles_it_early():
    story, plan = agreed()
    pays(story)
    story.follow(date(2026, 3, 3), MARCH)
    assert now(story, plan).state is PlanState.KEPT


def test_what_is_paid_beyond_an_instalment_is_carried_to_the_next():
    story, plan = agreed()
    pays(story, INVOICES[1])
    story.follow(date(2026, 3, 3), date(2026, 4, 1))
    assert [i.received_minor for i in now(story, plan).instalments] == [100_000, 100_000, 0]


def test_an_extract_during_a_check_counts_at_the_next_look():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), date(2026, 3, 31))
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 4, 1), date(2026, 4, 10))
    assert states(story, plan)[0] == "kept"


def test_a_payment_not_allocated_yet_counts_once():
    story, plan = agreed()
    payment = item("R1", date(2026, 3, 30), -100_000).model_copy(
        update={"kind": ItemKind.PAYMENT, "issued_on": date(2026, 3, 30)}
    )
    pays(story, *INVOICES, payment)
    story.follow(date(2026, 3, 3), date(2026, 4, 10))
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 4, 11), date(2026, 4, 20))
    assert now(story, plan).received_minor == 100_000


def test_money_a_person_saw_counts_before_the_books_show_it_and_not_twice():
    story, plan = agreed()
    paid = Money(amount="1000.00", currency="EUR")
    story.services.plans.mark(story.admin, Which("C1", plan.id, 1), paid, date(2026, 3, 2))
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    story.follow(date(2026, 3, 3), date(2026, 4, 10))
    assert now(story, plan).received_minor == 100_000
    assert states(story, plan) == ["kept", "planned", "planned"]


def test_a_plan_whose_execution_was_lost_is_taken_up_by_the_sweep():
    story, plan = agreed()
    story.machine.wakes.clear()
    for _ in story.days(date(2026, 3, 3), date(2026, 4, 5)):
        story.hour()
    assert now(story, plan).state is PlanState.BROKEN


def test_the_insurers_declaration_is_a_task_of_its_day():
    story, _ = agreed(declare_by="2026-03-20")
    (task,) = story.account().actions
    assert (task.kind, task.on) == ("task", date(2026, 3, 20))


def test_a_plan_of_three_years_goes_on_in_further_executions():
    story = PlanStory(date(2026, 3, 2))
    story.extract("C1", *INVOICES)
    rows = [
        {"due_on": day, "amount": {"amount": "1500.00", "currency": "EUR"}}
        for day in ("2027-12-31", "2029-03-01")
    ]
    given = NewPlan.model_validate({"items": ["F1", "F2"], "schedule": {"rows": rows}})
    plan = story.services.plans.make(story.admin, "C1", story.account().version, given)
    for day in (date(2026, 3, 2), date(2026, 12, 27), date(2027, 6, 1), date(2027, 10, 24)):
        story.on(day)
        story.machine.play()
    assert len(story.machine.began) > 1
    assert len(story.machine.wakes) == 1
    assert now(story, plan).state is PlanState.ACTIVE


def test_each_step_is_told_once_however_often_the_machine_looks():
    story, plan = agreed()
    story.follow(date(2026, 3, 3), date(2026, 4, 4))
    story.services.following.step(story.admin, "C1", plan.id, 1, None)
    assert story.kinds()[-3:] == ["instalment_late", "instalment_broken", "plan_broken"]


def test_the_plan_says_what_its_machine_waits_for():
    story, plan = agreed()
    steps = []
    for day in (date(2026, 3, 3), date(2026, 3, 30), MARCH, date(2026, 4, 1), date(2026, 4, 4)):
        story.on(day)
        story.machine.play()
        view = shown(now(story, plan))
        steps.append((view.step, view.step_on))
    assert steps == [
        ("remind", date(2026, 3, 30)),
        ("check", MARCH),
        ("late", date(2026, 4, 1)),
        ("deadline", date(2026, 4, 4)),
        (None, None),
    ]
