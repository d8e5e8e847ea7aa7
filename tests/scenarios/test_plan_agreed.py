"""What a plan holds beside its items when it is agreed: penalties, the insurer, what is usual."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money
from chalicelib.features.credit.model import GuaranteeKind
from chalicelib.features.penalties.model import PenaltyPolicy
from chalicelib.features.plans.model import PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan
from chalicelib.features.risk.model import NewGuarantee
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.scenarios.plans import EQUAL, INVOICES, PlanStory, agreed, now, pays

START = date(2026, 3, 2)
CHARGED = {"penalties": PenaltyPolicy(charged=True)}


def insured(until_on=None, **settings):
    story = PlanStory(START, **settings)
    story.extract("C1", *INVOICES)
    given = NewGuarantee(
        kind=GuaranteeKind.INSURANCE,
        name="Assureur",
        amount=Money(amount="5000.00", currency="EUR"),
        from_on=date(2025, 1, 1),
        until_on=until_on,
        reference="P-77",
    )
    story.services.risks.add_guarantee(story.admin, "C1", story.account().version, given)
    return story


def make(story, **more):
    given = NewPlan.model_validate({"items": ["F1", "F2"], "schedule": EQUAL, **more})
    return story.services.plans.make(story.admin, "C1", story.account().version, given)


def test_the_plan_of_an_insured_account_is_to_be_declared_within_the_companys_deadline():
    story = insured(plan_declare_within_days=15)
    make(story)
    (task,) = story.account().actions
    assert (task.label, task.on, task.note) == (
        "plan_declaration",
        date(2026, 3, 17),
        "Assureur P-77",
    )


def test_a_typed_deadline_comes_before_the_usual_one():
    story = insured()
    make(story, declare_by="2026-03-05")
    assert [task.on for task in story.account().actions] == [date(2026, 3, 5)]


def test_an_insurance_that_has_ended_asks_for_nothing():
    story = insured(until_on=date(2026, 3, 1))
    make(story)
    assert story.account().actions == ()


def test_penalties_of_the_day_become_a_part_of_the_plan():
    story, plan = agreed(CHARGED, {"country": "FR"}, penalties=True)
    (total,) = story.services.charging.penalties(story.admin, "C1").totals
    assert plan.fees_minor == total.total.minor > 0
    assert sum(i.amount_minor for i in plan.instalments) == 300_000 + plan.fees_minor


def test_a_plan_has_none_unless_they_are_asked_for():
    _, plan = agreed(CHARGED, {"country": "FR"})
    assert plan.fees_minor == 0


def test_penalties_that_a_plan_paid_are_not_claimed_again():
    story, plan = agreed(CHARGED, {"country": "FR"}, penalties=True)
    story.on(date(2026, 3, 20))
    pays(story)
    which = Which("C1", plan.id, 1)
    story.services.plans.mark(story.admin, which, plan.total, story.today)
    assert now(story, plan).state is PlanState.KEPT
    assert story.account().penalties.settled == {"F1": START, "F2": START}


@pytest.mark.parametrize(("said", "level"), [({}, 1), ({"level_after_break": 2}, 2)])
def test_the_level_after_a_break_is_the_companys_unless_the_plan_says_its_own(said, level):
    story, _ = agreed({"plan_level_after_break": 1}, remind_days=0, **said)
    story.follow(date(2026, 3, 3), date(2026, 4, 4))
    assert story.account().level == level


def test_a_plan_of_no_chosen_item_is_one_of_the_whole_account():
    story = PlanStory(START)
    story.extract("C1", *INVOICES, item("F3", START, 50_000), item("R1", START, -10_000))
    story.say(
        "C1", Qualification(type="LIT", comment="x", dispute_type="price", resolver="a"), "F3"
    )
    assert [i.id for i in make(story, items=[]).items] == ["F1", "F2"]


def test_an_account_that_owes_nothing_has_no_plan():
    story = PlanStory(START)
    story.extract("C1", item("R1", START, -10_000))
    with pytest.raises(InvalidError):
        make(story, items=[])


def test_credits_that_a_plan_does_not_deduct_are_said_before_it_is_agreed():
    story = PlanStory(START)
    story.extract("C1", *INVOICES, item("R1", START, -10_000))
    given = NewPlan.model_validate({"schedule": EQUAL})
    plan, aside = story.services.plans.preview(story.admin, "C1", given)
    assert (plan.total_minor, aside.credits_minor) == (300_000, 10_000)
