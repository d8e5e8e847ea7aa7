"""Scenarios of a company's own, said in few words."""

from chalicelib.features.scenarios.model import Scenario, ScenarioFields, Step
from tests.fakes.work import drain

NAMES = {"fr": "Doux", "en": "Gentle"}


def step(key, days, level=1, **more):
    return Step(key=key, offset_days=days, level=level, names={"fr": key.title()}, **more)


def save(story, *steps, scenario="own", version=0, reason="", **more) -> Scenario:
    saved = story.services.editing.save_scenario(
        story.admin,
        scenario,
        version,
        ScenarioFields(names=NAMES, steps=steps, **more),
        note="",
        reason=reason,
        language="en",
    )
    drain(story)
    return saved


def follow(story, scenario="own", code="C1"):
    version = story.account(code).version
    story.services.accounts.edit(story.admin, code, version, {"scenario": scenario})
