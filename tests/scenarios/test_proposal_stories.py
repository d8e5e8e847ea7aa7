"""Dated stories: on 13 March a debtor proposes a plan from the link of its reminder."""

import re
from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.answers.model import AnswerState
from chalicelib.features.answers.service import Decision
from chalicelib.features.plans.model import PlanState
from chalicelib.features.statuses.model import StatusType
from tests.fakes.debtors import form
from tests.fakes.dunning import item
from tests.scenarios.plans import PlanStory

DUE, FIRST = date(2026, 3, 10), date(2026, 3, 31)


def reminded(**settings):
    story = PlanStory(date(2026, 3, 13), **settings)
    story.extract("C1", item("F1", DUE, 90_000), item("F2", DUE, 30_000))
    (sent,) = story.hour()
    return story, re.search(r"/r/([\w-]{32})", sent.email.text).group(1)


def propose(story, token, *items, instalments="3", first_on=str(FIRST)):
    posted = form("plan", *items, instalments=instalments, first_on=first_on, comment="merci")
    return story.services.debtor_pages.give(token, posted)


def decide(story, answer, *, accept=True):
    return story.services.answers.decide(story.admin, "C1", answer.id, Decision(accept=accept))


def plans(story):
    return story.services.plans.of_account(story.admin, "C1")


def test_a_proposal_waits_for_the_collector_and_makes_no_plan():
    story, token = reminded()
    assert propose(story, token).thanks.state is AnswerState.WAITING
    assert plans(story) == []


def test_yes_makes_the_plan_as_proposed():
    story, token = reminded()
    decide(story, propose(story, token).thanks)
    (plan,) = plans(story)
    assert [(i.due_on, i.amount_minor) for i in plan.instalments] == [
        (FIRST, 40_000),
        (date(2026, 4, 30), 40_000),
        (date(2026, 5, 31), 40_000),
    ]
    assert plan.terms == "merci"


def test_yes_takes_its_items_out_of_the_scenario_and_follows_the_plan():
    story, token = reminded()
    decide(story, propose(story, token).thanks)
    assert {s.type for s in story.account().statuses.values()} == {StatusType.PROMISE}
    story.follow(date(2026, 3, 14), date(2026, 4, 4))
    assert plans(story)[0].state is PlanState.BROKEN


def test_yes_and_the_plan_stand_in_the_history():
    story, token = reminded()
    decide(story, propose(story, token).thanks)
    assert {"answer_received", "answer_accepted", "plan_made"} <= set(story.kinds())


def test_only_the_ticked_items_are_planned():
    story, token = reminded()
    decide(story, propose(story, token, "F2").thanks)
    assert [i.id for i in plans(story)[0].items] == ["F2"]


def test_no_makes_no_plan():
    story, token = reminded()
    refused = decide(story, propose(story, token).thanks, accept=False)
    assert (refused.state, plans(story)) == (AnswerState.REFUSED, [])


def test_a_second_yes_makes_no_second_plan():
    story, token = reminded()
    answer = propose(story, token).thanks
    decide(story, answer)
    with pytest.raises(ConflictError):
        decide(story, answer)
    assert len(plans(story)) == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"instalments": "7"}, "instalments"),
        ({"instalments": "1"}, "instalments"),
        ({"instalments": "six"}, "instalments"),
        ({"first_on": "2026-05-01"}, "first_on"),
        ({"first_on": "2026-03-12"}, "first_on"),
        ({"first_on": ""}, "first_on"),
    ],
)
def test_what_is_beyond_the_limits_is_said_at_its_field(said, field):
    story, token = reminded()
    page = propose(story, token, **said)
    assert list(page.errors) == [field]
    assert page.thanks is None


def test_the_last_instalment_is_within_the_companys_limit():
    story, token = reminded(proposal_days_max=60)
    assert propose(story, token).errors == {"instalments": "plan_long"}


def test_a_company_may_take_no_proposals():
    story, token = reminded(proposal_instalments_max=0)
    assert propose(story, token).errors == {"kind": "kind_missing"}


def test_items_of_a_plan_are_not_proposed_again():
    story, token = reminded()
    decide(story, propose(story, token).thanks)
    assert propose(story, token, instalments="2").errors == {"item": "item_plan"}


def test_a_first_date_that_has_passed_meanwhile_is_not_agreed():
    story, token = reminded()
    answer = propose(story, token).thanks
    story.on(date(2026, 4, 1))
    with pytest.raises(InvalidError):
        decide(story, answer)
    assert story.services.answers.of_account(story.admin, "C1")[0].is_waiting
