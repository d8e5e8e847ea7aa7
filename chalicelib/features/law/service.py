"""What breaks a rule in a company's scenarios and templates, and what it lets through."""

from pydantic import BaseModel, ConfigDict

from chalicelib.core.errors import ConflictError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.law import store
from chalicelib.features.law.model import (
    OVERRIDES_MAX,
    Audience,
    Finding,
    LawOverride,
    Overrides,
    rules,
)
from chalicelib.features.law.rules import findings
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.service import Templates
from chalicelib.ports import Table


class FindingView(BaseModel):
    """A finding with the sentence and the source of its rule."""

    model_config = ConfigDict(frozen=True)

    finding: Finding
    country: str
    audience: Audience
    sentence: str
    source: str
    override: LawOverride | None


class Law:
    """Rules of law over the actor's company."""

    def __init__(
        self, table: Table, company: Company, scenarios: Scenarios, templates: Templates
    ) -> None:
        self._table, self._company = table, company
        self._scenarios, self._templates = scenarios, templates

    def findings(self, actor: Actor, language: str) -> tuple[FindingView, ...]:
        """Everything that breaks a rule today, said in a language."""
        actor.require(Role.READER)
        kept = store.load(self._table.for_tenant(actor.tenant_id))
        return tuple(_view(finding, kept, language) for finding in self._all(actor))

    def _all(self, actor: Actor) -> tuple[Finding, ...]:
        settings, today = self._company.settings(actor), self._company.today(actor)
        templates = self._templates.list(actor)
        found = (
            finding
            for scenario in self._scenarios.all(actor)
            for finding in findings(scenario, templates, settings, today)
        )
        # The settings are the same for every scenario.
        return tuple(dict.fromkeys(found))

    def let_through(self, actor: Actor, finding: Finding, reason: str) -> None:
        """Let a finding stand, in the actor's own name."""
        actor.require(Role.CREDIT_MANAGER)
        if finding not in self._all(actor):
            raise NotFoundError("Nothing breaks this rule there.")
        table = self._table.for_tenant(actor.tenant_id)
        kept, at = store.load(table), self._company.now(actor)
        override = LawOverride(finding=finding, reason=reason, by=actor.name, at=at)
        overrides = (*kept.without(finding), override)
        if len(overrides) > OVERRIDES_MAX:
            raise ConflictError("Too much is let through: take some back.", code="too_many")
        store.save(table, kept.model_copy(update={"overrides": overrides}))

    def take_back(self, actor: Actor, finding: Finding) -> None:
        """Let it stand no more."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._table.for_tenant(actor.tenant_id)
        kept = store.load(table)
        if kept.of(finding) is None:
            raise NotFoundError("This was not let through.")
        store.save(table, kept.model_copy(update={"overrides": kept.without(finding)}))


def _view(finding: Finding, kept: Overrides, language: str) -> FindingView:
    rule = rules()[finding.rule]
    return FindingView(
        finding=finding,
        country=rule.country,
        audience=rule.audience,
        sentence=rule.sentence(language),
        source=rule.source,
        override=kept.of(finding),
    )
