"""A debtor who pays a part: what is promised is followed, and the rest is not forgotten."""

from datetime import date

import pytest

from chalicelib.core.money import Money
from chalicelib.features.answers.service import Decision
from chalicelib.features.figures.days import promises
from tests.fakes.debtors import form
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story
from tests.scenarios.test_answer_stories import decide, give, sent_between, token_in

DUE = date(2026, 3, 10)
PROMISED, OVER = date(2026, 3, 31), date(2026, 4, 3)


@pytest.fixture
def story():
    """The 13th: a reminder of 1,000 and of 500."""
    made = Story(date(2026, 3, 13))
    made.extract("C1", item("F1", DUE, 100_000), item("F2", DUE, 50_000))
    return made


@pytest.fixture
def token(story):
    return token_in(story.hour()[0])


def promised(story, token, *items, amount="400"):
    fields = {"promise_on": PROMISED.isoformat(), "promise_amount": amount}
    answer = give(story, token, "promise", *items, **fields)
    decide(story, answer, accept=True)


def paid(story, token):
    fields = {"paid_on": "2026-03-12", "paid_amount": "400"}
    decide(story, give(story, token, "paid", "F1", **fields), accept=True)


def open_now(story, minor):
    """An extract that says what is left of the first invoice."""
    left = item("F1", DUE, 100_000).model_copy(update={"balance_minor": minor})
    story.extract("C1", left, item("F2", DUE, 50_000))


def ended(story):
    return {how: n for how, n in story.account().promises_ended.model_dump().items() if n}


def judged(story):
    story.on(OVER)
    story.services.promises.daily(story.admin)
    return ended(story)


def test_what_is_promised_is_the_part(story, token):
    promised(story, token, "F1")
    assert [dict(p.items) for p in story.account().promises] == [{"F1": 40_000}]


def test_the_part_paid_on_its_day_is_a_promise_kept(story, token):
    promised(story, token, "F1")
    open_now(story.on(PROMISED), 60_000)
    assert ended(story) == {"kept": 1}


def test_less_than_the_part_is_kept_in_part(story, token):
    promised(story, token, "F1")
    open_now(story.on(PROMISED), 90_000)
    assert judged(story) == {"partly": 1}


def test_nothing_paid_is_broken(story, token):
    promised(story, token, "F1")
    assert judged(story) == {"broken": 1}


def test_until_its_day_nothing_goes_and_then_the_rest_is_reminded_of(story, token):
    promised(story, token, amount="1500")
    assert sent_between(story, date(2026, 3, 14), date(2026, 4, 3)) == [date(2026, 4, 1)]


def test_once_the_part_has_come_the_rest_does_not_wait_for_the_day(story, token):
    promised(story, token, "F1")
    open_now(story.on(date(2026, 3, 20)), 60_000)
    story.on(date(2026, 3, 25))
    (sent,) = story.hour()
    page = story.services.debtor_pages.page(token_in(sent))
    assert {i.id for i in page.items} == {"F1", "F2"}


def test_an_amount_is_laid_on_the_invoices_it_covers(story, token):
    promised(story, token, amount="1200")
    statuses = story.account().statuses
    assert [statuses[i].rest for i in ("F1", "F2")] == [None, Money.of_minor(30_000, "EUR")]


def test_invoices_the_amount_does_not_reach_are_left_to_the_scenario(story, token):
    promised(story, token)
    assert set(story.account().statuses) == {"F1"}


def test_a_part_said_to_be_paid_holds_until_the_books_show_it(story, token):
    paid(story, token)
    story.on(date(2026, 3, 25))
    (sent,) = story.hour()
    assert [i.id for i in story.services.debtor_pages.page(token_in(sent)).items] == ["F2"]


def test_once_the_books_show_it_the_rest_is_reminded_of(story, token):
    paid(story, token)
    open_now(story.on(date(2026, 3, 20)), 60_000)
    story.on(date(2026, 3, 25))
    (sent,) = story.hour()
    assert {i.id for i in story.services.debtor_pages.page(token_in(sent)).items} == {"F1", "F2"}


def test_a_yes_but_takes_another_day_and_another_amount(story, token):
    answer = give(story, token, "promise", "F1", promise_on="2026-05-31", promise_amount="100")
    agreed = Decision(accept=True, on=PROMISED, amount="750.50")
    story.services.answers.decide(story.admin, "C1", answer.id, agreed)
    (promise,) = story.account().promises
    assert (promise.on, promise.items) == (PROMISED, {"F1": 75_050})


def test_an_answer_for_each_invoice_comes_in_one_form(story, token):
    fields = {"kind.0": "promise", "on.0": "2026-03-31", "amount.0": "400,00"}
    posted = form("", **fields, **{"kind.1": "dispute", "reason.1": "price"})
    story.services.debtor_pages.give(token, posted)
    answers = story.services.answers.of_account(story.admin, "C1")
    assert {(a.kind.value, a.items[0].id) for a in answers} == {
        ("promise", "F1"),
        ("dispute", "F2"),
    }


def test_one_answer_is_for_all_that_have_none_of_their_own(story, token):
    posted = form("copy", **{"kind.1": "dispute", "reason.1": "price"})
    story.services.debtor_pages.give(token, posted)
    answers = story.services.answers.of_account(story.admin, "C1")
    assert {(a.kind.value, a.items[0].id) for a in answers} == {("copy", "F1"), ("dispute", "F2")}


def test_invoices_of_which_the_same_is_said_are_one_answer(story, token):
    posted = form("", **{"kind.0": "copy", "kind.1": "copy"})
    story.services.debtor_pages.give(token, posted)
    (answer,) = story.services.answers.of_account(story.admin, "C1")
    assert [i.id for i in answer.items] == ["F1", "F2"]


def test_what_is_wrong_with_one_answer_keeps_all_of_them_back(story, token):
    posted = form("copy", **{"kind.1": "dispute"})
    page = story.services.debtor_pages.give(token, posted)
    kept = story.services.answers.of_account(story.admin, "C1")
    assert (page.errors, kept) == ({"reason.1": "reason_missing"}, ())


def test_the_report_of_what_was_promised_counts_the_part(story, token):
    promised(story, token, "F1")
    events = story.services.accounts.history(story.admin, story.account())[::-1]
    assert list(promises(events, "Europe/Paris")) == [("F1", PROMISED, 40_000)]


def test_the_history_tells_the_part(story, token):
    promised(story, token, "F1")
    events = story.services.history.page(story.admin, "C1", "fr").items
    assert sum("en partie : 400.00 EUR" in e.text for e in events) == 2
