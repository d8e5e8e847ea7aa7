from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.disputes import disputes
from chalicelib.features.accounts.qualification import qualification_rates
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.history.rules import sentence
from chalicelib.features.qualifications.rules import Said
from chalicelib.features.statuses.definitions import StatusFields, Vocabulary
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.rules import next_action_on
from tests.fakes.debtors import book
from tests.fakes.world import World

CHEQUE = StatusFields(type="PDP", name_fr="Chèque promis", name_en="Cheque promised")
FOLLOW = {"kind": "call", "on": "2026-03-10"}


@pytest.fixture
def world():
    return World()


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


def qualify(world, account, *items, **said):
    return world.services.qualifications.qualify(
        world.admin, account.code, account.version, items, Said(**said)
    )


def cheque(world):
    return world.services.statuses.put(world.admin, "CHQ", CHEQUE)


def test_a_company_makes_a_status_of_its_own(world):
    assert cheque(world).find("CHQ").name_fr == "Chèque promis"


def test_a_code_is_two_to_six_capitals(world):
    with pytest.raises(InvalidError):
        world.services.statuses.put(world.admin, "cheque1", CHEQUE)


def test_the_type_of_a_status_is_fixed(world):
    cheque(world)
    with pytest.raises(InvalidError):
        world.services.statuses.put(
            world.admin, "CHQ", CHEQUE.model_copy(update={"type": StatusType.DISPUTE})
        )


def test_one_of_the_six_keeps_its_type(world):
    with pytest.raises(InvalidError):
        world.services.statuses.put(world.admin, "LIT", CHEQUE)


def test_an_unused_status_is_deleted(world):
    cheque(world)
    assert world.services.statuses.delete(world.admin, "CHQ").find("CHQ") is None


def test_a_used_status_becomes_inactive(world, account):
    cheque(world)
    qualify(world, account, "F1", type="PDP", code="CHQ", promise_on="2026-03-09")
    assert world.services.statuses.delete(world.admin, "CHQ").find("CHQ").active is False


def test_one_of_the_six_is_not_deleted(world):
    with pytest.raises(NotFoundError):
        world.services.statuses.delete(world.admin, "LIT")


def test_an_inactive_status_is_not_given_any_more(world, account):
    world.services.statuses.put(world.admin, "CHQ", CHEQUE.model_copy(update={"active": False}))
    with pytest.raises(InvalidError):
        qualify(world, account, "F1", type="PDP", code="CHQ", promise_on="2026-03-09")


def test_a_code_of_another_type_is_refused(world, account):
    cheque(world)
    with pytest.raises(InvalidError):
        qualify(world, account, "F1", type="CEC", code="CHQ")


def test_the_next_action_is_planned_with_the_qualification(world, account):
    action = qualify(world, account, "F1", type="CEC", follow_up=FOLLOW).actions[0]
    assert (action.on, action.label, action.items) == (date(2026, 3, 10), "F1", ())


def test_the_next_action_is_in_the_history(world, account):
    known = qualify(world, account, "F1", type="CEC", follow_up=FOLLOW)
    assert "prochaine action : appel le 10/03/2026" in sentence(known.tail[0], "fr")


def test_an_undo_removes_the_action_and_the_status(world, account):
    known = qualify(world, account, "F1", type="CEC", follow_up=FOLLOW)
    undone = qualify(world, known, "F1", type="NCT", takes_back=account.version)
    assert (undone.actions, undone.statuses) == ((), {})


def test_an_undo_leaves_other_actions(world, account):
    first = qualify(world, account, "F1", type="CEC", follow_up=FOLLOW)
    second = qualify(world, first, "F2", type="NPC", follow_up=FOLLOW)
    undone = qualify(world, second, "F2", type="NCT", takes_back=first.version)
    assert undone.actions == first.actions


def test_a_stale_version_plans_nothing(world, account):
    qualify(world, account, "F1", type="CEC")
    with pytest.raises(ConflictError):
        qualify(world, account, "F2", type="CEC", follow_up=FOLLOW)
    assert world.services.accounts.get(world.admin, account.code).actions == ()


def test_a_promise_is_checked_the_working_day_after(world):
    friday = date(2026, 3, 6)
    proposed = next_action_on(Vocabulary(), "PDP", date(2026, 3, 2), friday, range(5))
    assert proposed == date(2026, 3, 9)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sets(st.integers(0, 6), min_size=1))
def test_a_proposal_is_always_a_working_day(today, weekdays):
    assert next_action_on(Vocabulary(), "CEC", today, None, weekdays).weekday() in weekdays


def test_a_dispute_is_on_the_list_of_its_resolver(world, account):
    known = qualify(world, account, "F1", type="LIT", dispute_type="price", resolver="ana")
    line, today = summary(known), world.services.company.today(world.admin)
    found = [len(disputes([line], who, today)) for who in ("ana", "bob", "")]
    assert found == [1, 0, 1]


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_the_rate_is_between_nothing_and_all(overdue, part):
    day, qualified = date(2026, 1, 1), min(part, overdue)
    line = Summary(
        code="C",
        name="C",
        balances={"EUR": Balance(due={day: overdue}, qualified={day: qualified})},
    )
    [rate] = qualification_rates([line], date(2026, 1, 2))
    assert (rate.permille == 1000) is (qualified == overdue)


def test_what_is_not_due_yet_is_not_in_the_rate():
    line = Summary(code="C", name="C", balances={"EUR": Balance(due={date(2026, 1, 2): 5})})
    assert qualification_rates([line], date(2026, 1, 2)) == ()
