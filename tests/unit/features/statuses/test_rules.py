from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from chalicelib.core.errors import InvalidError
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.rules import Qualification, status_of

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def said(**fields):
    return status_of(Qualification(**fields), "ana", NOW, TODAY)


def wrong(**fields):
    with pytest.raises(InvalidError) as refused:
        said(**fields)
    return [error.field for error in refused.value.errors]


def test_nct_is_the_absence_of_a_status():
    assert said(type="NCT") is None


@pytest.mark.parametrize("kind", ["CEC", "NPC"])
def test_a_plain_category_needs_nothing_more(kind):
    assert said(type=kind).type is StatusType(kind)


def test_a_status_says_who_and_when():
    status = said(type="CEC", comment="called")
    assert (status.by, status.at, status.comment) == ("ana", NOW, "called")


def test_a_promise_needs_its_date():
    assert wrong(type="PDP") == ["promise_on"]


@pytest.mark.parametrize("on", ["2026-03-02", "2026-03-03", "2027-03-02"])
def test_a_promise_may_be_for_any_day_from_today_within_a_year(on):
    assert said(type="PDP", promise_on=on).promise_on == date.fromisoformat(on)


@pytest.mark.parametrize("on", ["2026-03-01", "2027-03-05"])
def test_a_promise_is_neither_past_nor_far(on):
    assert wrong(type="PDP", promise_on=on) == ["promise_on"]


def test_only_a_promise_has_a_date():
    assert wrong(type="CEC", promise_on="2026-03-10") == ["promise_on"]


def test_a_dispute_needs_its_type():
    assert wrong(type="LIT", resolver="bob") == ["dispute_type"]


def test_a_dispute_that_names_nobody_is_for_who_said_it():
    assert said(type="LIT", dispute_type="price").resolver == "ana"


def test_a_dispute_may_be_for_somebody_else():
    assert said(type="LIT", dispute_type="price", resolver="bob").resolver == "bob"


def test_only_a_dispute_has_a_type_and_a_resolver():
    assert wrong(type="CEC", dispute_type="price", resolver="bob") == ["dispute_type", "resolver"]


def test_control_characters_are_taken_out_of_comments():
    assert said(type="CEC", comment="a\x00b\u202ec\nd").comment == "abc\nd"


def test_a_comment_has_a_limit():
    with pytest.raises(ValidationError):
        Qualification(type="CEC", comment="x" * 2001)


def test_what_is_paid_is_shown_by_a_proof_or_a_note():
    assert wrong(type="RDE") == ["comment"]


@pytest.mark.parametrize("shown", [{"proof": "d1"}, {"comment": "seen at the bank"}])
def test_either_is_enough(shown):
    assert said(type="RDE", **shown).type is StatusType.ALREADY_PAID


def test_only_what_is_paid_has_a_proof():
    assert wrong(type="CEC", proof="d1") == ["proof"]
