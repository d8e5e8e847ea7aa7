from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.model import (
    Answer,
    AnsweredItem,
    AnswerKind,
    AnswerState,
    DisputeReason,
    Given,
    Link,
    Upload,
)
from chalicelib.features.answers.rules import (
    accepted_statuses,
    complaints,
    identity,
    pauses,
    said,
)
from chalicelib.features.statuses.model import Status, StatusType
from tests.fakes.debtors import invoice

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
LINK = Link(
    fingerprint="f",
    tenant_id="acme",
    code="C1",
    reminder_id="R1",
    item_ids=("F1", "F2"),
    language="fr",
    until=NOW,
)
ACCOUNT = Account(code="C1", items=(invoice("F1"), invoice("F2")))


def answer(kind=AnswerKind.PROMISE, *items, **fields):
    named = items or ("F1",)
    return Answer(
        **{"id": "A1", "id_without_file": "A1", "at": NOW, **fields},
        code="C1",
        name="Nova",
        link="f",
        reminder_id="R1",
        kind=kind,
        items=tuple(
            AnsweredItem(id=i, number=i, balance=Money.of_minor(100, "EUR")) for i in named
        ),
    )


def given(kind="comment", **fields):
    return Given(kind=kind, **fields)


def upload(name, content):
    return Upload(filename=name, content_type="application/pdf", content=content)


def test_the_same_answer_has_the_same_id():
    assert identity(LINK, given(comment="x")) == identity(LINK, given(comment="x"))


def test_the_order_of_ticks_does_not_matter():
    one, other = given(item_ids=("F1", "F2")), given(item_ids=("F2", "F1"))
    assert identity(LINK, one) == identity(LINK, other)


@pytest.mark.parametrize(
    "other",
    [
        given("copy", comment="x"),
        given(comment="y"),
        given(comment="x", item_ids=("F1",)),
        given(comment="x", on=TODAY),
        given(comment="x", reference="r"),
        given(comment="x", reason="price"),
        given(comment="x", upload=upload("a.pdf", b"1")),
    ],
)
def test_another_answer_has_another_id(other):
    assert identity(LINK, other) != identity(LINK, given(comment="x"))


def test_another_file_makes_another_answer():
    one, other = given(upload=upload("a", b"1")), given(upload=upload("a", b"2"))
    assert identity(LINK, one) != identity(LINK, other)


def test_another_link_makes_another_answer():
    other = LINK.model_copy(update={"fingerprint": "g"})
    assert identity(LINK, given()) != identity(other, given())


@pytest.mark.parametrize(
    ("said_so", "wrong"),
    [
        (given("promise"), {"promise_on": "date_missing"}),
        (given("promise", on=TODAY), {}),
        (given("promise", on=TODAY - timedelta(days=1)), {"promise_on": "promise_date"}),
        (given("promise", on=TODAY + timedelta(days=366)), {}),
        (given("promise", on=TODAY + timedelta(days=367)), {"promise_on": "promise_date"}),
        (given("paid"), {"paid_on": "date_missing"}),
        (given("paid", on=TODAY), {}),
        (given("paid", on=TODAY + timedelta(days=1)), {"paid_on": "paid_date"}),
        (given("paid", on=date(1999, 1, 1)), {"paid_on": "paid_date"}),
        (given("dispute"), {"reason": "reason_missing"}),
        (given("dispute", reason=DisputeReason.OTHER), {}),
        (given("copy"), {}),
        (given("comment"), {"comment": "comment_missing"}),
    ],
)
def test_an_answer_must_say_what_its_kind_needs(said_so, wrong):
    assert complaints(said_so, (), TODAY) == wrong


def test_a_waiting_answer_pauses_its_open_items():
    assert pauses(ACCOUNT, [answer(AnswerKind.COPY, "F1", "CLOSED")]) == {"F1": "A1"}


def test_a_decided_answer_pauses_nothing():
    assert pauses(ACCOUNT, [answer(state=AnswerState.ACCEPTED)]) == {}


def test_of_two_answers_on_an_item_the_newest_shows():
    later = answer(id="A2", at=NOW + timedelta(minutes=1))
    assert pauses(ACCOUNT, [later, answer()]) == {"F1": "A2"}


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (AnswerKind.PROMISE, StatusType.PROMISE),
        (AnswerKind.PAID, StatusType.ALREADY_PAID),
        (AnswerKind.DISPUTE, StatusType.DISPUTE),
        (AnswerKind.COPY, StatusType.IN_CONTACT),
        (AnswerKind.COMMENT, StatusType.IN_CONTACT),
    ],
)
def test_a_yes_puts_the_status_of_the_kind(kind, status):
    assert accepted_statuses(ACCOUNT, answer(kind), "ana", NOW)["F1"].type is status


def test_a_yes_to_a_promise_keeps_its_date():
    accepted = accepted_statuses(ACCOUNT, answer(on=TODAY), "ana", NOW)
    assert accepted["F1"].promise_on == TODAY


def test_a_yes_to_a_dispute_keeps_its_reason_for_the_collector_to_resolve():
    status = accepted_statuses(
        ACCOUNT, answer(AnswerKind.DISPUTE, reason=DisputeReason.PRICE), "ana", NOW
    )["F1"]
    assert (status.dispute_type, status.resolver) == ("price", "ana")


def test_a_collector_may_name_another_type_and_resolver():
    disputed = answer(AnswerKind.DISPUTE, reason=DisputeReason.PRICE)
    status = accepted_statuses(ACCOUNT, disputed, "ana", NOW, ("quality", "bob"))["F1"]
    assert (status.dispute_type, status.resolver) == ("quality", "bob")


def test_a_yes_touches_no_item_that_was_closed_meanwhile():
    accepted = accepted_statuses(ACCOUNT, answer(AnswerKind.COPY, "CLOSED"), "ana", NOW)
    assert accepted == {}


def test_contact_does_not_hide_what_is_known():
    known = {"F1": Status(type=StatusType.DISPUTE, at=NOW, by="ana")}
    account = ACCOUNT.model_copy(update={"statuses": known})
    accepted = accepted_statuses(account, answer(AnswerKind.COMMENT, "F1", "F2"), "ana", NOW)
    assert set(accepted) == {"F2"}


def test_the_words_of_a_payment_name_its_date_and_reference():
    paid = answer(AnswerKind.PAID, on=TODAY, reference="VIR 12", comment="done")
    assert said(paid) == "2026-03-02 · VIR 12 · done"
