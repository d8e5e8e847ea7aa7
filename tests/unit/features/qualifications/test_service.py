import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError
from chalicelib.features.access.model import Role
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.debtors import book, state_of
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def account(world):
    return book(world, "F1", "F2", "F3")


def qualify(world, account, *items, **said):
    return world.services.qualifications.qualify(
        world.admin, account.code, account.version, items, Qualification(**said)
    )


def types(account):
    return {k: v.type.value for k, v in account.statuses.items()}


def test_several_items_are_qualified_at_once(world, account):
    assert types(qualify(world, account, "F1", "F2", type="CEC")) == {"F1": "CEC", "F2": "CEC"}


def test_nct_takes_the_status_away(world, account):
    known = qualify(world, account, "F1", "F2", type="CEC")
    assert types(qualify(world, known, "F1", type="NCT")) == {"F2": "CEC"}


def test_the_history_says_before_and_after(world, account):
    known = qualify(world, account, "F1", type="CEC")
    facts = qualify(world, known, "F1", type="PDP", promise_on="2026-03-09").tail[0].facts
    assert (facts["before"], facts["after"]) == (
        [{"type": "CEC"}],
        {"type": "PDP", "promise_on": "2026-03-09"},
    )


def test_the_history_says_each_before_when_they_differ(world, account):
    known = qualify(world, account, "F1", type="CEC")
    facts = qualify(world, known, "F1", "F2", type="NPC").tail[0].facts
    assert facts["before"] == [{"type": "CEC"}, {"type": "NCT"}]


def test_a_stale_version_is_refused(world, account):
    qualify(world, account, "F1", type="CEC")
    with pytest.raises(ConflictError) as refused:
        qualify(world, account, "F2", type="CEC")
    assert refused.value.code == "stale"


def test_an_item_that_is_not_open_is_refused(world, account):
    with pytest.raises(InvalidError):
        qualify(world, account, "F1", "F9", type="CEC")


def test_saying_the_same_again_writes_nothing(world, account):
    known = qualify(world, account, "F1", type="CEC")
    before = state_of(world.table)
    qualify(world, known, "F1", type="CEC")
    assert state_of(world.table) == before


def test_a_broken_promise_comes_back_when_a_qualification_is_undone(world, account):
    promised = qualify(world, account, "F1", type="PDP", promise_on="2026-03-04")
    world.clock.advance(days=10)
    changed = qualify(world, promised, "F1", type="CEC")
    undone = qualify(world, changed, "F1", type="PDP", promise_on="2026-03-04")
    assert types(undone) == {"F1": "PDP"}


def test_a_past_promise_that_nobody_ever_made_is_refused(world, account):
    with pytest.raises(InvalidError):
        qualify(world, account, "F1", type="PDP", promise_on="2026-02-04")


def test_a_reader_qualifies_nothing(world, account):
    reader = world.add_user("acme", Role.READER)
    with pytest.raises(ForbiddenError):
        world.services.qualifications.qualify(
            reader, account.code, account.version, ["F1"], Qualification(type="CEC")
        )
