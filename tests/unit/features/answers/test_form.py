from datetime import UTC, date, datetime

import pytest

from chalicelib.features.answers.form import Posted, read
from chalicelib.features.answers.model import DEBTOR_KINDS, DisputeReason, Link
from tests.fakes.debtors import PDF, form

LINK = Link(
    fingerprint="f",
    tenant_id="acme",
    code="C1",
    reminder_id="R1",
    item_ids=("F1", "F2"),
    language="fr",
    until=datetime(2026, 5, 1, tzinfo=UTC),
)


def given(kind, *items, **fields):
    return read(form(kind, *items, **fields), LINK)[0][0].given


def wrong(posted):
    return read(posted, LINK)[1]


def test_a_promise_has_its_date():
    assert given("promise", promise_on="2026-03-09").on == date(2026, 3, 9)


def test_the_date_of_another_choice_is_left_aside():
    assert given("promise", paid_on="2026-03-09").on is None


def test_a_payment_has_date_and_reference():
    said = given("paid", paid_on="2026-02-20", reference="VIR 12")
    assert (said.on, said.reference) == (date(2026, 2, 20), "VIR 12")


def test_a_dispute_has_its_reason():
    assert given("dispute", reason="price").reason is DisputeReason.PRICE


def test_no_item_ticked_means_all():
    assert given("copy").item_ids == ()


def test_ticked_items_are_taken_once():
    assert given("copy", "F1", "F1").item_ids == ("F1",)


def test_an_item_that_is_not_of_the_link_is_refused():
    assert wrong(form("copy", "F3")) == {"item": "item_unknown"}


@pytest.mark.parametrize("kind", ["", "PROMISE", "nonsense", "promise\x00x"])
def test_a_choice_that_is_none_is_refused(kind):
    assert wrong(form(kind)) == {"kind": "kind_missing"}


def test_a_form_that_could_not_be_read_says_so():
    assert wrong(Posted({}, is_readable=False)) == {"kind": "unreadable"}


@pytest.mark.parametrize("on", ["09/03/2026", "2026-02-30", "tomorrow", "2026-W1-1x"])
def test_an_unreadable_date_is_refused(on):
    assert wrong(form("promise", promise_on=on)) == {"promise_on": "date_unreadable"}


def test_a_file_is_known_by_its_content():
    assert given("comment", comment="see", file=PDF).upload.content_type == "application/pdf"


def test_a_file_of_another_type_is_refused():
    assert wrong(form("comment", comment="see", file=b"<html>")) == {"file": "file_type"}


def test_a_file_that_is_too_large_is_refused():
    large = PDF.ljust(4 * 1024 * 1024 + 1)
    assert wrong(form("comment", comment="see", file=large)) == {"file": "file_too_large"}


def test_control_characters_are_taken_out_of_what_is_typed():
    assert given("comment", comment=" a\x00\x1b[31m\r\nb\u202e ").comment == "a[31m\nb"


def test_what_is_typed_is_cut_at_its_limit():
    assert len(given("comment", comment="x" * 9999).comment) == 2000


def test_every_kind_can_be_said():
    assert {given(kind.value).kind for kind in DEBTOR_KINDS} == set(DEBTOR_KINDS)
