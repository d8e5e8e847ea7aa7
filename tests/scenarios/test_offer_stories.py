"""Dated stories: a collector answers a proposal with another plan, offered from a link."""

import re
from datetime import date

import pytest

from chalicelib.core.errors import ConflictError
from chalicelib.features.answers.counters import Offer
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.model import AnswerState
from tests.fakes.dunning import item
from tests.scenarios.test_proposal_stories import DUE, plans, propose, reminded


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


def test_the_collector_finds_an_acceptance_in_its_agenda():
    story, answer, _, link = countered()
    accept(story, link, answer)
    assert [a.label for a in story.account().actions] == ["plan_accepted"]


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
