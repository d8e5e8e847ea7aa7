"""Scenarios: read, change, replay on the real book."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Routes
from chalicelib.api.wording import reader_language
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.text import clean
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import NextStep
from chalicelib.features.editing.model import Replayed
from chalicelib.features.scenarios.changes import Difference, differences
from chalicelib.features.scenarios.levels import LevelChoices, LevelSetUp
from chalicelib.features.scenarios.model import Key, Scenario, ScenarioFields

routes = Routes("scenarios")


class ScenarioChange(ScenarioFields):
    """A scenario as it is to be; `note` says what for, `reason` why a rule may be broken."""

    note: Annotated[str, Field(max_length=200), AfterValidator(clean)] = ""
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""


class VersionShown(Frozen):
    """Who made a version, when, and what it changed."""

    version: int
    by: str
    at: datetime | None
    note: str
    changes: tuple[Difference, ...]


@routes.get("/scenarios")
def scenarios(actor: Actor) -> Page[Scenario]:
    """Every scenario an account may follow."""
    return Page[Scenario](items=services().scenarios.all(actor))


class LevelsAsked(LevelChoices):
    """The levels to set up; `reason`: why a rule of law may be broken."""

    reason: Annotated[str, Field(max_length=500), AfterValidator(clean)] = ""


@routes.get("/levels")
def levels(actor: Actor) -> LevelSetUp:
    """The text and the delay of each level, as they are or as they are proposed."""
    return services().levels.get(actor)


@routes.put("/levels", Role.CREDIT_MANAGER)
def set_levels_up(actor: Actor, body: LevelsAsked, version: int) -> LevelSetUp:
    """Make the company's default scenario of three levels (version 0: the first time)."""
    choices = LevelChoices(levels=body.levels)
    return services().levels.put(
        actor, version, choices, reason=body.reason, language=reader_language(actor)
    )


@routes.get("/scenarios/{scenario_id}")
def scenario(actor: Actor, scenario_id: str) -> Scenario:
    """One scenario with its steps."""
    return services().scenarios.get(actor, scenario_id)


@routes.put("/scenarios/{scenario_id}", Role.CREDIT_MANAGER)
def save_scenario(actor: Actor, scenario_id: str, body: ScenarioChange, version: int) -> Scenario:
    """Make a scenario (version 0) or change it; it is on from now."""
    return services().editing.save_scenario(
        actor,
        scenario_id,
        version,
        body,
        note=body.note,
        reason=body.reason,
        language=reader_language(actor),
    )


@routes.delete("/scenarios/{scenario_id}", Role.CREDIT_MANAGER)
def delete_scenario(actor: Actor, scenario_id: str, version: int) -> Page[Scenario]:
    """Take away a scenario that nobody follows."""
    services().editing.delete_scenario(actor, scenario_id, version)
    return scenarios(actor)


@routes.get("/scenarios/{scenario_id}/versions")
def scenario_versions(actor: Actor, scenario_id: str) -> Page[VersionShown]:
    """Every version, the newest first, with who made it and what it changed."""
    found = services().scenarios.versions(actor, scenario_id)
    shown = (
        VersionShown(
            version=s.version, by=s.by, at=s.at, note=s.note, changes=differences(before, s)
        )
        for s, before in zip(found, [*found[1:], None], strict=False)
    )
    return Page[VersionShown](items=tuple(shown))


class ReplayAsked(ScenarioFields):
    """A scenario as it is to be, and whose accounts it is replayed on."""

    id: Key
    instead_of: Key


@routes.post("/scenario-replays", Role.CREDIT_MANAGER, status=202)
def start_replay(actor: Actor, body: ReplayAsked) -> JobView:
    """Replay it over the next 30 days, as a job; nothing changes."""
    drafted = services().scenarios.drafted(actor, body.id, 0, body)
    return job_view(services().replaying.start(actor, drafted, body.instead_of))


@routes.get("/scenario-replays/{job_id}", Role.CREDIT_MANAGER)
def scenario_replay(actor: Actor, job_id: str) -> Replayed:
    """How far a replay is, and what it says: who more, who less, on which days."""
    return services().replaying.get(actor, job_id)


class SwitchQuery(Strict):
    """To which scenario; "" is whoever says it besides people."""

    to: Annotated[str, Field(max_length=40)] = ""


class Switched(Frozen):
    """What comes next for an account now, and what would."""

    now: NextStep | None
    then: NextStep | None


@routes.get("/accounts/{code}/scenario-switch")
def scenario_switch(actor: Actor, code: str, query: SwitchQuery) -> Switched:
    """What would happen next if the account followed another scenario; nothing changes."""
    now, then = services().outlook.switched(actor, code, query.to)
    return Switched(now=now, then=then)
