"""What breaks a rule in a company's scenarios and templates, and what it lets through."""

from collections.abc import Callable

from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.values import Frozen
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
from chalicelib.features.scenarios.model import Scenario
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.model import Template
from chalicelib.features.templates.service import Templates
from chalicelib.ports import Table


class FindingView(Frozen):
    """A finding with the sentence and the source of its rule."""

    finding: Finding
    country: str
    audience: Audience
    sentence: str
    source: str
    override: LawOverride | None


class BreaksLawError(InvalidError):
    """What is refused, with each rule and its source."""

    def __init__(self, found: list[Finding], language: str) -> None:
        said = (FieldError(_place(f), _sentence(f, language)) for f in found)
        detail = "This breaks a rule of law: change it, or say why it may stand."
        super().__init__(detail, code="breaks_law", errors=tuple(dict.fromkeys(said)))


def _place(finding: Finding) -> str:
    return ".".join(filter(None, (finding.step, finding.language, finding.setting)))


def _sentence(finding: Finding, language: str) -> str:
    rule = rules()[finding.rule]
    found = f" [{finding.found}]" if finding.found else ""
    return f"{rule.sentence(language)}{found} ({rule.source})"


class Law:
    """Rules of law over the actor's company; `countries` says whose rules concern it."""

    def __init__(
        self,
        table: Table,
        company: Company,
        scenarios: Scenarios,
        templates: Templates,
        countries: Callable[[Actor], frozenset[str]],
    ) -> None:
        self._table, self._company, self._countries = table, company, countries
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

    def require_scenario(
        self, actor: Actor, scenario: Scenario, *, reason: str, language: str
    ) -> None:
        """Refuse a scenario that breaks a rule, unless the actor says why it may stand."""
        settings, today = self._company.settings(actor), self._company.today(actor)
        found = findings(scenario, self._templates.list(actor), settings, today)
        self._require(actor, [f for f in found if f.scenario], reason, language)

    def require_template(
        self, actor: Actor, drafted: Template, *, reason: str, language: str
    ) -> None:
        """Refuse a template that breaks a rule which nothing broke before, likewise."""
        settings, today = self._company.settings(actor), self._company.today(actor)
        before = self._templates.list(actor)
        after = (*(t for t in before if t.key != drafted.key), drafted)
        known, found = (
            {
                finding: None
                for scenario in self._scenarios.all(actor)
                for finding in findings(scenario, templates, settings, today)
            }
            for templates in (before, after)
        )
        self._require(actor, [f for f in found if f not in known], reason, language)

    def _require(self, actor: Actor, found: list[Finding], reason: str, language: str) -> None:
        table = self._table.for_tenant(actor.tenant_id)
        kept, concerned = store.load(table), self._countries(actor)
        new = [f for f in found if kept.of(f) is None and rules()[f.rule].country in concerned]
        if new and not reason.strip():
            raise BreaksLawError(new, language)
        for finding in new:
            kept = self._with(actor, kept, finding, reason)
        if new:
            store.save(table, kept)

    def let_through(self, actor: Actor, finding: Finding, reason: str) -> None:
        """Let a finding stand, in the actor's own name."""
        actor.require(Role.CREDIT_MANAGER)
        if finding not in self._all(actor):
            raise NotFoundError("Nothing breaks this rule there.")
        table = self._table.for_tenant(actor.tenant_id)
        store.save(table, self._with(actor, store.load(table), finding, reason))

    def _with(self, actor: Actor, kept: Overrides, finding: Finding, reason: str) -> Overrides:
        at = self._company.now(actor)
        override = LawOverride(finding=finding, reason=reason, by=actor.name, at=at)
        overrides = (*kept.without(finding), override)
        if len(overrides) > OVERRIDES_MAX:
            raise ConflictError("Too much is let through: take some back.", code="too_many")
        return kept.model_copy(update={"overrides": overrides})

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
