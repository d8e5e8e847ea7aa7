import pytest

from chalicelib.core.errors import ForbiddenError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.law.model import Finding
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


def findings(world, actor=None):
    return world.services.law.findings(actor or world.admin, "en")


def test_what_is_let_through_says_by_whom_and_why(world):
    first = findings(world)[0].finding
    world.services.law.let_through(world.admin, first, "no consumer among our customers")
    override = findings(world)[0].override
    assert (override.by, override.reason) == (world.admin.name, "no consumer among our customers")


def test_the_others_are_not_let_through_with_it(world):
    world.services.law.let_through(world.admin, findings(world)[0].finding, "x")
    assert [view.override is None for view in findings(world)[1:]] == [True] * (
        len(findings(world)) - 1
    )


def test_what_is_taken_back_is_not_let_through(world):
    first = findings(world)[0].finding
    world.services.law.let_through(world.admin, first, "x")
    world.services.law.take_back(world.admin, first)
    assert findings(world)[0].override is None


def test_what_breaks_nothing_cannot_be_let_through(world):
    with pytest.raises(NotFoundError):
        world.services.law.let_through(world.admin, Finding(rule="be_b2c_bailiff"), "x")


def test_a_collector_lets_nothing_through(world):
    collector = world.add_user("acme", Role.COLLECTOR)
    with pytest.raises(ForbiddenError):
        world.services.law.let_through(collector, findings(world)[0].finding, "x")


def test_another_company_s_decisions_are_its_own(world):
    other = world.add_tenant("other")
    world.services.law.let_through(world.admin, findings(world)[0].finding, "x")
    assert findings(world, other)[0].override is None
