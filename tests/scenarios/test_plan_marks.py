"""Dated stories: money that a person saw before the books, for one instalment of a plan."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money
from chalicelib.features.plans.service import Which
from tests.fakes.dunning import item
from tests.scenarios.plans import INVOICES, agreed, now, pays, states


def marks(story, plan, amount, number=None):
    which = Which("C1", plan.id, now(story, plan).version)
    paid = Money(amount=amount, currency="EUR")
    story.services.plans.mark(story.admin, which, paid, story.today, number)
    return [i.received_minor for i in now(story, plan).instalments]


def test_money_marked_for_an_instalment_keeps_that_one():
    story, plan = agreed()
    assert marks(story, plan, "1000.00", 2) == [0, 100_000, 0]
    assert states(story, plan) == ["planned", "kept", "planned"]


def test_what_is_marked_beyond_its_instalment_is_carried_to_the_oldest_open_one():
    story, plan = agreed()
    assert marks(story, plan, "1300.00", 3) == [30_000, 0, 100_000]


def test_money_marked_after_the_books_showed_an_instalment_counts_on_top():
    story, plan = agreed()
    pays(story, item("F1", date(2026, 1, 10), 100_000), INVOICES[1])
    assert marks(story, plan, "1000.00", 3) == [100_000, 0, 100_000]


def test_an_instalment_that_is_kept_takes_no_more_marks():
    story, plan = agreed()
    marks(story, plan, "1000.00", 2)
    with pytest.raises(InvalidError, match="not open"):
        marks(story, plan, "10.00", 2)


def test_a_kept_instalment_keeps_its_money_and_place_when_the_others_change():
    story, plan = agreed()
    marks(story, plan, "1000.00", 2)
    which = Which("C1", plan.id, now(story, plan).version)
    story.services.plans.postpone(story.admin, which, date(2026, 4, 15), "congés")
    found = now(story, plan).instalments
    assert [(i.number, i.due_on.month, i.received_minor) for i in found] == [
        (1, 4, 0),
        (2, 4, 100_000),
        (3, 5, 0),
    ]


def test_the_history_says_what_was_marked_and_what_that_kept():
    story, plan = agreed()
    marks(story, plan, "1000.00", 2)
    assert story.kinds()[-2:] == ["plan_payment_marked", "instalment_kept"]
