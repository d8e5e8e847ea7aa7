from datetime import date, timedelta
from decimal import Decimal

import pytest
from pydantic import ValidationError

from chalicelib.core.errors import NotFoundError
from chalicelib.features.scenarios.model import Mode, Scenario, Step
from chalicelib.features.scenarios.native import NATIVE
from chalicelib.features.scenarios.rules import next_step
from tests.fakes.dunning import account, item
from tests.fakes.world import World

DUE = date(2026, 3, 10)
F1 = item("F1", DUE)
LIGHT = Scenario(
    id="light",
    names={"en": "Light"},
    steps=(
        Step(key="friendly", offset_days=2, level=0, is_required=False),
        Step(key="firm", offset_days=20, level=1),
    ),
    minimum_amount=Decimal(10),
)


def key(scenario, taken, level, days):
    step = next_step(scenario, F1, taken, level, DUE + timedelta(days=days))
    return step.key if step else None


def test_the_last_level_cannot_be_made_automatic():
    with pytest.raises(ValidationError, match="only ever sent by hand"):
        Step(key="x", offset_days=45, level=3, mode=Mode.AUTO)


def test_steps_must_go_on_in_days_and_in_level():
    with pytest.raises(ValidationError, match="go on in days"):
        Scenario(id="x", names={}, steps=NATIVE.steps[::-1])


def test_a_step_that_is_not_required_is_passed_over_once_the_next_one_has_come():
    assert key(LIGHT, None, 0, 5) == "friendly"
    assert key(LIGHT, None, 0, 20) == "firm"


def test_a_step_of_another_scenario_stands_for_all_up_to_the_level():
    assert key(NATIVE, "firm", 1, 60) == "reminder_2"
    assert key(NATIVE, "firm", 2, 60) == "formal_notice"


def test_nothing_follows_the_last_step():
    assert key(NATIVE, "formal_notice", 3, 400) is None


def test_an_account_follows_its_own_scenario_before_the_companys():
    world = World(default_scenario="empty")
    scenarios = world.services.scenarios
    assert scenarios.of(world.admin, account(F1)).id == "empty"
    assert scenarios.of(world.admin, account(F1, scenario="native")).id == "native"


def test_an_unknown_scenario_is_not_found():
    world = World()
    with pytest.raises(NotFoundError):
        world.services.scenarios.get(world.admin, "nowhere")
