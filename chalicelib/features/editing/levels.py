"""The first set-up of levels, and every later one."""

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.editing.service import Editing
from chalicelib.features.scenarios.levels import (
    LEVELS_ID,
    LevelChoices,
    LevelSetUp,
    chosen,
    fields_of,
    proposed,
)
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.scenarios.native import NATIVE, SCENARIOS
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.service import Templates


class Levels:
    """Levels of the actor's company."""

    def __init__(
        self,
        editing: Editing,
        scenarios: Scenarios,
        templates: Templates,
        company: Company,
        accounts: Accounts,
    ) -> None:
        self._editing, self._scenarios, self._templates = editing, scenarios, templates
        self._company, self._accounts = company, accounts

    def get(self, actor: Actor) -> LevelSetUp:
        """The levels as they are, or as Relance proposes them."""
        known = {scenario.id: scenario for scenario in self._scenarios.all(actor)}
        ours = known.get(LEVELS_ID)
        return LevelSetUp(
            is_first_use=not (known.keys() - SCENARIOS.keys()) and self._nothing_began(actor),
            version=ours.version if ours else 0,
            levels=chosen(ours) if ours else proposed(),
        )

    def _nothing_began(self, actor: Actor) -> bool:
        if self._company.settings(actor).default_scenario != NATIVE.id:
            return False
        everywhere = Actor.system(actor.tenant_id, LEVELS_ID)
        return not any(line.last_reminder_on for line in self._accounts.recent(everywhere))

    def put(
        self, actor: Actor, version: int, choices: LevelChoices, *, reason: str, language: str
    ) -> LevelSetUp:
        """Make the company's default scenario of them; accounts are planned anew.

        InvalidError for a text that is not there; what breaks a rule of law needs a reason.
        """
        actor.require(Role.CREDIT_MANAGER)
        known = self._templates.list(actor)
        texts = {template.step for template in known if template.channel is Channel.EMAIL}
        wrong = tuple(
            FieldError(f"levels.{n}.template", "there is no such template")
            for n, level in enumerate(choices.levels)
            if level.template not in texts
        )
        if wrong:
            raise InvalidError("These levels are not complete.", errors=wrong)
        fields = fields_of(choices)
        self._editing.save_scenario(
            actor, LEVELS_ID, version, fields, note="", reason=reason, language=language
        )
        settings = self._company.settings(actor)
        if settings.default_scenario != LEVELS_ID:
            followed = settings.model_copy(update={"default_scenario": LEVELS_ID})
            self._company.change(actor, followed)
            self._editing.replan(actor)
        return self.get(actor)
