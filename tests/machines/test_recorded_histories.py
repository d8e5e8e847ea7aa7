"""Executions that began under an earlier release end under today's code, as they did then.

Step Functions keeps the definition an execution began with, and the table keeps what earlier code
wrote: both are as they were recorded, the functions are today's.
"""

import json
from datetime import datetime

import pytest

from tests.machines.recording import HERE, taken_in, unpacked

RECORDED = sorted(HERE.glob("*.json"))


@pytest.fixture
def begun(story, request):
    """The world as it stood when a recorded execution began, on the machine of that time."""
    record = json.loads(request.param.read_text(encoding="utf-8"))
    at = datetime.fromisoformat(record["made_at"])
    with story(at.date(), json.dumps(record["definition"])) as world:
        world.clock.at = at
        world.table.begin_with(unpacked(record["rows"]))
        world.before_step = lambda event: taken_in(world, record["payments"])
        world.begin(record["name"], record["input"])
        yield world, record


@pytest.mark.parametrize("begun", RECORDED, indirect=True, ids=lambda path: path.stem)
def test_an_execution_that_began_under_an_earlier_release_ends_as_it_did(begun):
    world, record = begun
    assert world.ended(record["name"]) == "SUCCEEDED"
    assert [a["next"] for a in world.answers] == [a["next"] for a in record["answers"]]
    plan = world.services.plans.get(world.admin, "C1", record["input"]["plan_id"])
    assert plan.state == record["state"]


def test_there_are_recordings_of_every_end():
    assert {json.loads(p.read_text())["state"] for p in RECORDED} == {"kept", "broken"}
