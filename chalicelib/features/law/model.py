"""A rule of law, and a place where a scenario, a template or the settings break it."""

import tomllib
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.core.text import clean
from chalicelib.core.values import Strict

OVERRIDES_MAX = 200
Place = Annotated[str, Field(max_length=200)]


class Audience(StrEnum):
    """Whom a rule protects."""

    BUSINESS = "business"
    CONSUMER = "consumer"
    ANY = "any"


class Rule(Strict):
    """One rule; country "" is everywhere.

    `words_*` are what a text of that language may not say, or, for what a reminder must say, some
    of which it has to.
    """

    country: str
    audience: Audience
    fr: str
    en: str
    source: str
    words_fr: tuple[str, ...] = ()
    words_en: tuple[str, ...] = ()

    def sentence(self, language: str) -> str:
        """What it says, in a language; English for one that is not known."""
        return self.fr if language == "fr" else self.en

    def words(self, language: str) -> tuple[str, ...]:
        """The words looked for in texts of a language."""
        return self.words_fr if language == "fr" else self.words_en


class Finding(Strict):
    """One place that breaks a rule. What a place does not have is "".

    `found` is the word that was read, or the figure that is too small.
    """

    rule: Place
    scenario: Place = ""
    step: Place = ""
    language: Place = ""
    setting: Place = ""
    found: Place = ""


class LawOverride(Strict):
    """A finding that somebody lets through, and why."""

    finding: Finding
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean), Field(min_length=1)]
    by: str
    at: datetime


class Overrides(Strict):
    """Everything a company lets through."""

    version: int = 0
    overrides: Annotated[tuple[LawOverride, ...], Field(max_length=OVERRIDES_MAX)] = ()

    def of(self, finding: Finding) -> LawOverride | None:
        """The one of a finding; a finding that reads otherwise is another."""
        return next((o for o in self.overrides if o.finding == finding), None)

    def without(self, finding: Finding) -> tuple[LawOverride, ...]:
        """The others."""
        return tuple(o for o in self.overrides if o.finding != finding)


@cache
def rules() -> dict[str, Rule]:
    """Every rule, by its id."""
    found = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
    return {key: Rule.model_validate(rule) for key, rule in found.items()}
