"""The templates a company's messages are made from: the native ones, and its own over them."""

from collections.abc import Iterator
from itertools import islice

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.scenarios.model import Channel, Scenario
from chalicelib.features.settings.service import Company
from chalicelib.features.templates import store
from chalicelib.features.templates.checks import Mistake, mistakes
from chalicelib.features.templates.model import StepText, Template, TemplateKey, Wording
from chalicelib.features.templates.native import languages, wording
from chalicelib.ports import Table

KEPT_SECONDS = 5.0
OWN_MAX, VERSIONS_MAX = 200, 100


class BadTemplateError(InvalidError):
    """What is refused in a template, each with its place."""

    def __init__(self, found: tuple[Mistake, ...]) -> None:
        errors = tuple(FieldError(m.part, m.sentence) for m in found)
        super().__init__("The template has mistakes.", code="bad_template", errors=errors)


class Templates:
    """The templates of the actor's company."""

    def __init__(self, table: Table, company: Company) -> None:
        self._table, self._company = table, company
        self._kept = Briefly(lambda tenant: store.load(table.for_tenant(tenant)), KEPT_SECONDS)

    def list(self, actor: Actor, language: str = "") -> tuple[Template, ...]:
        """Those of one language, or all: what messages say now."""
        actor.require(Role.READER)
        wanted = [known for known in languages() if language in {"", known}]
        native = {t.key: t for words in map(wording, wanted) for t in _native(words)}
        own = {k: t for k, t in self._kept.get(actor.tenant_id).items() if k.language in wanted}
        return tuple((native | own).values())

    def own(self, actor: Actor, key: TemplateKey) -> StepText | None:
        """What the company itself says at a step, None for the native text."""
        found = self._kept.get(actor.tenant_id).get(key)
        return found.text if found else None

    def require(self, actor: Actor, scenario: Scenario) -> None:
        """Raise InvalidError for a step that asks for a template its channel does not have."""
        known = {(t.channel.value, t.step) for t in self.list(actor)}
        wrong = [
            FieldError(f"steps.{n}.template", f"{step.channel} has no template {step.template}")
            for n, step in enumerate(scenario.steps)
            if step.template and (step.channel.value, step.template) not in known
        ]
        if wrong:
            raise InvalidError(
                "A step asks for the template of another channel, or for none.",
                code="template_of_another_channel",
                errors=tuple(wrong),
            )

    def drafted(
        self, actor: Actor, key: TemplateKey, version: int, text: StepText, note: str
    ) -> Template:
        """The template as it would be saved, in the actor's name, now; BadTemplateError if not."""
        if key.language not in languages():
            wrong = FieldError("language", f"one of {', '.join(languages())}")
            raise InvalidError("There is no such language.", errors=(wrong,))
        found = mistakes(text, key.channel)
        if found:
            raise BadTemplateError(found)
        return Template(
            **key._asdict(),
            version=version,
            subject=text.subject,
            body=text.body,
            is_own=True,
            by=actor.name,
            at=self._company.now(actor),
            note=note,
        )

    def save(self, actor: Actor, drafted: Template) -> Template:
        """Use it from now on; ConflictError `stale` unless its version is the stored one."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._table.for_tenant(actor.tenant_id)
        known = store.load(table)
        if drafted.key not in known and len(known) >= OWN_MAX:
            raise ConflictError("There are too many templates: take some away.", code="too_many")
        try:
            saved = store.save(table, drafted)
        except ConflictError:
            raise ConflictError("The template changed meanwhile.", code="stale") from None
        self._kept.forget(actor.tenant_id)
        return saved

    def versions(self, actor: Actor, key: TemplateKey) -> tuple[Template, ...]:
        """The versions one had, the newest first."""
        actor.require(Role.READER)
        found = store.versions(self._table.for_tenant(actor.tenant_id), key)
        return tuple(islice(found, VERSIONS_MAX))

    def delete(self, actor: Actor, key: TemplateKey, version: int) -> None:
        """Go back to the native text."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._table.for_tenant(actor.tenant_id)
        found = store.load(table).get(key)
        if found is None:
            raise NotFoundError("The company has no text of its own here.")
        if found.version != version:
            raise ConflictError("The template changed meanwhile.", code="stale")
        store.delete(table, found)
        self._kept.forget(actor.tenant_id)


def _native(words: Wording) -> Iterator[Template]:
    for channel in Channel:
        for step, text in words.texts(channel).items():
            yield Template(
                language=words.language,
                channel=channel,
                step=step,
                version=words.version,
                subject=text.subject,
                body=text.body.strip(),
            )
