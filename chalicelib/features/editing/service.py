"""Switching changed scenarios on: as the law lets, with everything that follows from it."""

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.assignment.service import Assignment
from chalicelib.features.editing.replanning import KIND, Replanning
from chalicelib.features.law.service import Law
from chalicelib.features.scenarios.model import Scenario, ScenarioFields
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.templates.service import Templates


class Editing:
    """Changes of the scenarios of the actor's company."""

    def __init__(  # noqa: PLR0913 - what a change touches
        self,
        scenarios: Scenarios,
        law: Law,
        replanning: Replanning,
        accounts: Accounts,
        assignment: Assignment,
        *,
        templates: Templates,
    ) -> None:
        self._scenarios, self._law, self._replanning = scenarios, law, replanning
        self._accounts, self._assignment = accounts, assignment
        self._templates = templates

    def save_scenario(  # noqa: PLR0913 - what a change says
        self,
        actor: Actor,
        scenario_id: str,
        version: int,
        fields: ScenarioFields,
        *,
        note: str,
        reason: str,
        language: str,
    ) -> Scenario:
        """Switch it on; what breaks a rule needs the actor's reason."""
        actor.require(Role.CREDIT_MANAGER)
        drafted = self._scenarios.drafted(actor, scenario_id, version, fields, note)
        self._templates.require(actor, drafted)
        self._law.require_scenario(actor, drafted, reason=reason, language=language)
        saved = self._scenarios.save(actor, drafted)
        self._replanning.refresh(actor)
        return saved

    def replan(self, actor: Actor) -> None:
        """Plan accounts anew, as a job, when the company follows another scenario."""
        self._replanning.refresh(actor)

    def delete_scenario(self, actor: Actor, scenario_id: str, version: int) -> None:
        """Take it away, unless an account or a rule follows it."""

        def is_used() -> bool:
            everywhere = Actor.system(actor.tenant_id, KIND)
            rules = self._assignment.rules(actor).rules
            return any(rule.scenario == scenario_id for rule in rules) or any(
                line.scenario == scenario_id for line in self._accounts.lines(everywhere)
            )

        self._scenarios.delete(actor, scenario_id, version, is_used)
