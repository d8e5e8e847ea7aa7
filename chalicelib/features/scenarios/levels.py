"""The levels of a company, set up at first use (product R2, seed 001): a text and a delay each.

They are a scenario like any other, made from three answers; its third level only goes by hand.
"""

from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from chalicelib.core.values import Frozen, Strict
from chalicelib.features.scenarios.model import BY_HAND_LEVEL, Key, Mode, ScenarioFields, Step
from chalicelib.features.scenarios.native import NATIVE

# The scenario that the set-up makes, and makes anew.
LEVELS_ID = "levels"
DELAY_DAYS_MAX = 365
GAP_DAYS_MAX = 90
_NATIVE_STEPS = ("reminder_1", "reminder_2", "formal_notice")


class LevelChoice(Strict):
    """The text of a level, and how many days past due it goes."""

    template: Key
    delay_days: Annotated[int, Field(ge=1, le=DELAY_DAYS_MAX)]


Choices = Annotated[tuple[LevelChoice, ...], Field(min_length=3, max_length=3)]


class LevelChoices(Strict):
    """Levels 1 to 3, in their order."""

    levels: Choices

    @model_validator(mode="after")
    def _each_later_than_the_one_before(self) -> Self:
        if any(one.delay_days >= next_one.delay_days for one, next_one in pairwise(self.levels)):
            msg = "each level comes later than the one before"
            raise ValueError(msg)
        return self


class LevelSetUp(Frozen):
    """The levels as they are or as they are proposed; `version` is that of their scenario."""

    # Whether nothing was ever chosen or sent: the screen asks then by itself.
    is_first_use: bool
    version: int
    levels: Choices


def proposed() -> tuple[LevelChoice, ...]:
    """What Relance proposes: steps of its own scenario."""
    steps = [step for step in NATIVE.steps if step.key in _NATIVE_STEPS]
    return tuple(LevelChoice(template=s.text, delay_days=s.offset_days) for s in steps)


def chosen(scenario: ScenarioFields) -> tuple[LevelChoice, ...]:
    """The choices a scenario was made from; the proposed ones once it was made another."""
    steps = scenario.steps
    is_ours = [s.level for s in steps] == [1, 2, 3] and all(s.offset_days > 0 for s in steps)
    if not is_ours:
        return proposed()
    return tuple(LevelChoice(template=s.text, delay_days=s.offset_days) for s in steps)


def fields_of(choices: LevelChoices) -> ScenarioFields:
    """The scenario these levels make."""
    return ScenarioFields(
        names={"fr": "Nos niveaux", "en": "Our levels"},
        steps=tuple(_step(n, level) for n, level in enumerate(choices.levels, start=1)),
        min_gap_days=min(
            GAP_DAYS_MAX,
            *(late.delay_days - one.delay_days for one, late in pairwise(choices.levels)),
        ),
        minimum_amount=NATIVE.minimum_amount,
    )


def _step(number: int, level: LevelChoice) -> Step:
    return Step(
        key=f"level_{number}",
        offset_days=level.delay_days,
        level=number,
        mode=Mode.MANUAL if number == BY_HAND_LEVEL else Mode.AUTO,
        template=level.template,
        names={"fr": f"Niveau {number}", "en": f"Level {number}"},
    )
