"""A debtor who promises a part on the telephone: the collector types it, and the rest is owed."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money
from chalicelib.features.qualifications.rules import Said
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story
from tests.scenarios.test_answer_stories import sent_between

DUE, CALLED = date(2026, 3, 10), date(2026, 3, 13)
PROMISED, OVER = date(2026, 3, 31), date(2026, 4, 3)


@pytest.fixture
def story():
    """The 13th: a call about 1,000 and 500."""
    made = Story(CALLED)
    made.extract("C1", item("F1", DUE, 100_000), item("F2", DUE, 50_000))
    return made


def say(story, amount, *items, **said):
    told = {"type": "PDP", "promise_on": PROMISED, **said}
    story.say("C1", Said(amount=amount, **told), *items or ("F1",))


def open_now(story, minor):
    """An extract that says what is left of the first invoice."""
    left = item("F1", DUE, 100_000).model_copy(update={"balance_minor": minor})
    story.extract("C1", left, item("F2", DUE, 50_000))


def ended(story):
    return {how: n for how, n in story.account().promises_ended.model_dump().items() if n}


def test_the_13th_400_of_1000_are_followed(story):
    say(story, "400")
    assert [dict(p.items) for p in story.account().promises] == [{"F1": 40_000}]
    assert story.account().statuses["F1"].rest == Money.of_minor(60_000, "EUR")


def test_the_31st_the_400_come_and_the_promise_is_kept(story):
    say(story, "400")
    open_now(story.on(PROMISED), 60_000)
    assert ended(story) == {"kept": 1}


def test_the_3rd_nothing_came_and_it_is_broken(story):
    say(story, "400")
    story.on(OVER)
    story.services.promises.daily(story.admin)
    assert ended(story) == {"broken": 1}


def test_until_the_31st_nothing_goes_of_it_and_then_the_rest_is_reminded_of(story):
    say(story, "400")
    say(story, "500", "F2")
    assert sent_between(story, CALLED, OVER) == [date(2026, 4, 1)]


def test_the_whole_balance_is_a_promise_of_all_of_it(story):
    say(story, "1000")
    assert story.account().statuses["F1"].rest is None


def test_a_part_said_to_be_paid_is_kept_too(story):
    say(story, "400", type="RDE", promise_on=None, comment="transfer of today")
    assert story.account().statuses["F1"].rest == Money.of_minor(60_000, "EUR")


@pytest.mark.parametrize(
    ("amount", "items", "said", "code"),
    [
        ("1000.01", ("F1",), {}, "amount_large"),
        ("0.001", ("F1",), {}, "amount_unreadable"),
        ("400", ("F1", "F2"), {}, "amount_items"),
        ("400", ("F1",), {"type": "CEC", "promise_on": None}, "amount_status"),
    ],
)
def test_what_is_no_part_is_refused(story, amount, items, said, code):
    with pytest.raises(InvalidError) as refused:
        say(story, amount, *items, **said)
    assert (refused.value.code, refused.value.errors[0].field) == (code, "amount")


def test_the_history_and_the_report_tell_the_part(story):
    say(story, "400")
    events = story.services.history.page(story.admin, "C1", "fr").items
    assert "en partie : 400.00 EUR" in events[0].text
    (event,) = [e for e in story.account().tail if e.kind == "qualified"]
    assert event.facts["parts"] == {"F1": 40_000}
