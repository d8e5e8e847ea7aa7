from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.answers.service import Decision
from chalicelib.features.answers.views import answer_row
from tests.fakes.debtors import book, form, link_to, state_of
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def token(world):
    return link_to(world, book(world, "F1", "F2"))


def give(world, token, *arguments, **fields):
    return world.services.debtor_pages.give(token, form(*arguments, **fields)).thanks


def decide(world, answer, accept=True, **more):
    decision = Decision(accept=accept, **more)
    return world.services.answers.decide(world.admin, "C1", answer.id, decision)


def stored(world):
    return world.services.accounts.get(world.admin, "C1")


def test_yes_to_a_promise_sets_the_status_with_its_date(world, token):
    decide(world, give(world, token, "promise", "F1", promise_on="2026-03-09"))
    status = stored(world).statuses["F1"]
    assert (status.type.value, status.promise_on) == ("PDP", date(2026, 3, 9))


def test_yes_lets_reminders_go_on(world, token):
    decide(world, give(world, token, "copy"))
    assert stored(world).pauses == {}


def test_yes_after_the_promised_day_is_a_broken_promise(world, token):
    answer = give(world, token, "promise", "F1", promise_on="2026-03-09")
    world.clock.advance(days=30)
    decide(world, answer)
    assert stored(world).statuses["F1"].promise_on == date(2026, 3, 9)


def test_no_sets_no_status(world, token):
    decide(world, give(world, token, "copy"), accept=False)
    assert (stored(world).statuses, stored(world).pauses) == ({}, {})


@pytest.mark.parametrize(("accept", "kind"), [(True, "answer_accepted"), (False, "answer_refused")])
def test_a_decision_is_in_the_history(world, token, accept, kind):
    decide(world, give(world, token, "copy"), accept=accept, comment="sent")
    event = stored(world).tail[-1]
    assert (event.kind, event.by, event.facts["decision_comment"]) == (
        kind,
        world.admin.name,
        "sent",
    )


def test_the_history_of_a_yes_says_what_the_items_were_before(world, token):
    decide(world, give(world, token, "copy", "F1"))
    facts = stored(world).tail[-1].facts
    assert (facts["before"], facts["after"]["type"]) == ([{"type": "NCT"}], "CEC")


def test_a_decision_says_who_and_when(world, token):
    decided = decide(world, give(world, token, "copy"))
    assert (decided.decided_by, decided.decided_at) == (world.admin.name, world.clock.at)


def test_a_second_decision_is_refused(world, token):
    answer = give(world, token, "copy")
    decide(world, answer)
    with pytest.raises(ConflictError) as refused:
        decide(world, answer, accept=False)
    assert refused.value.code == "already_decided"


def test_a_second_decision_changes_nothing(world, token):
    answer = give(world, token, "copy")
    decide(world, answer)
    before = state_of(world.table)
    with pytest.raises(ConflictError):
        decide(world, answer)
    assert state_of(world.table) == before


def test_a_decided_answer_waits_no_more(world, token):
    decide(world, give(world, token, "copy"))
    assert world.services.answers.waiting(world.admin).items == ()


def test_another_answer_on_the_item_keeps_it_paused(world, token):
    first = give(world, token, "copy", "F1")
    second = give(world, token, "comment", "F1", comment="and another thing")
    decide(world, second)
    assert stored(world).pauses == {"F1": first.id}


def test_a_collector_may_name_the_type_and_resolver_of_a_dispute(world, token):
    answer = give(world, token, "dispute", "F1", reason="price")
    decide(world, answer, dispute_type="quality", resolver="bob@acme.example")
    status = stored(world).statuses["F1"]
    assert (status.dispute_type, status.resolver) == ("quality", "bob@acme.example")


def test_yes_to_an_answer_whose_items_are_closed_only_tells_it(world, token):
    answer = give(world, token, "promise", promise_on="2026-03-09")
    book(world, "F9", sequence=2)
    decide(world, answer)
    assert (stored(world).statuses, stored(world).tail[-1].kind) == ({}, "answer_accepted")


def test_a_colleague_decides_nothing(world, token):
    answer = give(world, token, "copy")
    colleague = world.add_user("acme", Role.COLLEAGUE)
    with pytest.raises(ForbiddenError):
        world.services.answers.decide(colleague, "C1", answer.id, Decision(accept=True))


def test_another_company_decides_nothing(world, token):
    answer = give(world, token, "copy")
    other = world.add_tenant("other")
    with pytest.raises(NotFoundError):
        world.services.answers.decide(other, "C1", answer.id, Decision(accept=True))


def test_an_unknown_answer_is_not_found(world, token):
    with pytest.raises(NotFoundError):
        world.services.answers.decide(world.admin, "C1", "nothing", Decision(accept=True))


def test_waiting_answers_come_by_pages_the_longest_waiting_first(world, token):
    for n in range(5):
        give(world, token, "comment", comment=f"{n}")
        world.clock.advance(minutes=1)
    first = world.services.answers.waiting(world.admin, limit=3)
    rest = world.services.answers.waiting(world.admin, first.next_cursor, limit=3)
    assert [a.comment for a in (*first.items, *rest.items)] == ["0", "1", "2", "3", "4"]


def test_the_last_page_says_so(world, token):
    give(world, token, "copy")
    assert world.services.answers.waiting(world.admin, limit=3).next_cursor is None


def test_another_company_sees_no_waiting_answer(world, token):
    give(world, token, "copy")
    assert world.services.answers.waiting(world.add_tenant("other")).items == ()


def test_a_row_says_which_copies_the_collector_has_to_send(world, token):
    assert answer_row(give(world, token, "copy", "F2")).copies_to_send == ("F2",)


def test_a_row_says_what_the_items_amount_to(world, token):
    row = answer_row(give(world, token, "copy"))
    assert [str(total) for total in row.totals] == ["200.00 EUR"]


def test_the_link_of_an_answer_can_be_closed(world, token):
    answer = give(world, token, "copy")
    world.services.answers.revoke_link(world.admin, "C1", answer.id)
    with pytest.raises(NotFoundError):
        world.services.debtor_pages.page(token)
