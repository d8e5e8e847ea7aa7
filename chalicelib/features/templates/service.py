"""The templates a company's messages are made from: the native ones, and its own over them."""

from itertools import islice

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.settings.service import Company
from chalicelib.features.templates import store
from chalicelib.features.templates.checks import Mistake, mistakes
from chalicelib.features.templates.model import StepText, Template, Wording
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
        native = {(t.language, t.step): t for words in map(wording, wanted) for t in _native(words)}
        own = {k: t for k, t in self._kept.get(actor.tenant_id).items() if k[0] in wanted}
        return tuple((native | own).values())

    def own(self, actor: Actor, language: str, step: str) -> StepText | None:
        """What the company itself says at a step, None for the native text."""
        found = self._kept.get(actor.tenant_id).get((language, step))
        return found.text if found else None

    def drafted(  # noqa: PLR0913, PLR0917 - what a version says
        self, actor: Actor, language: str, step: str, version: int, text: StepText, note: str
    ) -> Template:
        """The template as it would be saved, in the actor's name, now; BadTemplateError if not."""
        if language not in languages():
            wrong = FieldError("language", f"one of {', '.join(languages())}")
            raise InvalidError("There is no such language.", errors=(wrong,))
        found = mistakes(text)
        if found:
            raise BadTemplateError(found)
        return Template(
            language=language,
            step=step,
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
        if (drafted.language, drafted.step) not in known and len(known) >= OWN_MAX:
            raise ConflictError("There are too many templates: take some away.", code="too_many")
        try:
            saved = store.save(table, drafted)
        except ConflictError:
            raise ConflictError("The template changed meanwhile.", code="stale") from None
        self._kept.forget(actor.tenant_id)
        return saved

    def versions(self, actor: Actor, language: str, step: str) -> tuple[Template, ...]:
        """The versions one had, the newest first."""
        actor.require(Role.READER)
        found = store.versions(self._table.for_tenant(actor.tenant_id), language, step)
        return tuple(islice(found, VERSIONS_MAX))

    def delete(self, actor: Actor, language: str, step: str, version: int) -> None:
        """Go back to the native text."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._table.for_tenant(actor.tenant_id)
        found = store.load(table).get((language, step))
        if found is None:
            raise NotFoundError("The company has no text of its own here.")
        if found.version != version:
            raise ConflictError("The template changed meanwhile.", code="stale")
        store.delete(table, found)
        self._kept.forget(actor.tenant_id)


def _native(words: Wording) -> tuple[Template, ...]:
    return tuple(
        Template(
            language=words.language,
            step=step,
            version=words.version,
            subject=text.subject,
            body=text.body.strip(),
        )
        for step, text in words.steps.items()
    )
