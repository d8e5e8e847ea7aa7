"""Assignment rules, in order: for what a rule finds, a collector, a scenario, a group.

What counts for an account, in this order: what a person chose, what the accounting system says,
the first rule that names one, and for the collector the company's default. What rules give is
kept apart (`Account.assigned`), so no rule ever overwrites a person.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.core.money import Money
from chalicelib.core.values import Strict
from chalicelib.features.settings.model import Line

KIND = "assign"
RULES_MAX = 50
LISTED_MAX = 500
FIELDS = ("collector", "scenario", "group")

Words = Annotated[tuple[Line, ...], Field(max_length=50)]


def _one_letter(text: str) -> str:
    if len(text) > 1:
        msg = "one letter, or nothing"
        raise ValueError(msg)
    return text


Letter = Annotated[Line, AfterValidator(_one_letter)]


class Where(Strict):
    """What a rule looks for; all of it must hold, and an empty one finds every account.

    `names_from` and `names_to` are first letters of names, both included. `postal_codes` and
    `codes` are beginnings.
    """

    names_from: Letter = ""
    names_to: Letter = ""
    codes: Words = ()
    countries: Words = ()
    postal_codes: Words = ()
    languages: Words = ()
    groups: Words = ()
    tags: Words = ()
    outstanding_from: Money | None = None
    # A search's text (features/searches): whatever else a rule must ask.
    search: Annotated[str, Field(max_length=20_000)] = ""


class Rule(Strict):
    """One rule; "" leaves that field to the rules below."""

    name: Annotated[Line, Field(min_length=1)]
    where: Where = Where()
    collector: Line = ""
    scenario: Line = ""
    group: Line = ""


class Rules(Strict):
    """The company's rules, the first first. `version` 0 is not stored yet."""

    version: int = 0
    rules: Annotated[tuple[Rule, ...], Field(max_length=RULES_MAX)] = ()


class Move(Strict):
    """One field of one account that the rules would change; `rule` "" is the company's default."""

    code: str
    name: str
    field: str
    before: str
    after: str
    rule: str


class Count(Strict):
    """How many accounts a rule would change, and how many it finds."""

    rule: str
    found: int
    changed: int


class AssignmentPreview(Strict):
    """What applying the rules would do: figures over all accounts, and the first changes."""

    accounts: int
    changed: int
    # Accounts with a balance that nobody would follow.
    left_without: int
    counts: tuple[Count, ...]
    moves: tuple[Move, ...]
