"""Dated stories: on 13 March a debtor proposes a plan from the link of its reminder."""

import re
from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.answers.counters import Offer
from chalicelib.features.answers.form import Posted
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


def countered(instalments=2, first_on=date(2026, 3, 20)):
    """The collector offers two payments instead of three; the debtor's new link."""
    story, token = reminded()
    answer = propose(story, token).thanks
    (contact,) = story.account().contacts
    offer = Offer(instalments, first_on, (contact.id,))
    story.services.counters.offer(story.admin, "C1", answer.id, offer)
    link = re.search(r"/r/([\w-]{32})", story.mailer.sent[-1].email.text).group(1)
    return story, answer, offer, link


def accept(story, token, answer):
    fields = {"kind": ("accept",), "answer": (answer.id,), "lang": ("en",)}
    posted = Posted(fields, address="192.0.2.7")
    return story.services.debtor_pages.give(token, posted)


def kept(story):
    return story.services.answers.of_account(story.admin, "C1")[0]


def test_an_offer_makes_no_plan_until_the_debtor_accepts_it():
    story, _, _, link = countered()
    assert story.services.debtor_pages.page(link).offer
    assert (plans(story), kept(story).state) == ([], AnswerState.COUNTERED)


def test_the_debtor_accepts_the_offer_from_the_link():
    story, answer, _, link = countered()
    assert accept(story, link, answer).thanks.state is AnswerState.ACCEPTED
    (plan,) = plans(story)
    assert [i.due_on for i in plan.instalments] == [date(2026, 3, 20), date(2026, 4, 20)]
    assert plan.made_by == story.admin.name


def test_the_first_link_accepts_it_too():
    story, token = reminded()
    answer = propose(story, token).thanks
    offer = Offer(2, date(2026, 3, 20), (story.account().contacts[0].id,))
    story.services.counters.offer(story.admin, "C1", answer.id, offer)
    assert accept(story, token, answer).thanks


def test_acceptance_is_kept_with_its_text_time_and_address():
    story, answer, _, link = countered()
    accept(story, link, answer)
    said = kept(story).counter.acceptance
    assert said.address == "192.0.2.7"
    assert said.at == story.clock.at
    assert said.text == (
        "Acme offers that you pay €\u00a01,200.00 (F1, F2) in 2 equal monthly payments, "
        "the first on 20 Mar 2026. This offer stands until 20 Mar 2026."
    )
    assert "plan_accepted" in story.kinds()


def test_accepting_twice_makes_one_plan():
    story, answer, _, link = countered()
    accept(story, link, answer)
    assert accept(story, link, answer).thanks
    assert len(plans(story)) == 1


def test_an_offer_expires():
    story, answer, _, link = countered(first_on=date(2026, 4, 10))
    story.on(date(2026, 3, 28))
    assert story.services.debtor_pages.page(link).offer is None
    assert accept(story, link, answer).errors == {"kind": "offer_gone"}
    assert plans(story) == []


def test_a_proposal_that_was_not_countered_cannot_be_accepted_by_the_debtor():
    story, token = reminded()
    answer = propose(story, token).thanks
    assert accept(story, token, answer).errors == {"kind": "offer_gone"}


def test_the_same_offer_again_is_told_once():
    story, answer, offer, _ = countered()
    before = len(story.mailer.sent)
    story.services.counters.offer(story.admin, "C1", answer.id, offer)
    assert len(story.mailer.sent) == before


def send_again(story, answer, message_id="another1"):
    (contact,) = story.account().contacts
    counters = story.services.counters
    return counters.send_again(story.admin, "C1", answer.id, message_id, (contact.id,))


def test_an_offer_whose_message_was_refused_is_sent_again_once():
    story, token = reminded()
    answer = propose(story, token).thanks
    story.mailer.next_calls = ["refuse"]
    offer = Offer(2, date(2026, 3, 20), (story.account().contacts[0].id,))
    story.services.counters.offer(story.admin, "C1", answer.id, offer)
    before = len(story.mailer.sent)
    assert {send_again(story, answer).state for _ in range(2)} == {"sent"}
    assert len(story.mailer.sent) == before + 1
    link = re.search(r"/r/([\w-]{32})", story.mailer.sent[-1].email.text).group(1)
    assert accept(story, link, answer).thanks


def test_an_offer_that_stands_no_more_is_not_sent_again():
    story, answer, _, _ = countered()
    story.on(date(2026, 3, 28))
    with pytest.raises(ConflictError):
        send_again(story, answer)


def test_an_offer_that_nobody_can_be_told_of_is_not_made():
    story, token = reminded()
    answer = propose(story, token).thanks
    outcome = story.services.counters.offer(
        story.admin, "C1", answer.id, Offer(2, date(2026, 3, 20), ("nobody",))
    )
    assert outcome.reason.code == "no_contact"
    assert kept(story).is_waiting


def test_another_account_s_link_accepts_nothing():
    story, answer, _, _ = countered()
    story.extract("C2", item("G1", DUE, 50_000))
    account = story.services.accounts.get(story.admin, "C2")
    url = story.services.links.issue(story.admin, account, "R1", ["G1"], "fr")
    assert accept(story, url.rpartition("/")[2], answer).errors == {"kind": "offer_gone"}
