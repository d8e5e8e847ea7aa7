"""Templates while they are written: checked, shown on a real account, tried on oneself, saved."""

from chalicelib.core.errors import InvalidError
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.law.service import Law
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.model import PlannedReminder
from chalicelib.features.scenarios.model import Mode, Step
from chalicelib.features.settings.sender import sender_of
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.checks import Mistake, mistakes
from chalicelib.features.templates.model import Rendered, StepText, Template
from chalicelib.features.templates.native import FALLBACK_STEP
from chalicelib.features.templates.service import BadTemplateError, Templates
from chalicelib.features.templates.strangers import strangers
from chalicelib.ports import Email, Mailer

TRIED = "[Test] "


class TextShown(Frozen):
    """A text as one account would read it, or its mistakes."""

    said: Rendered | None
    mistakes: tuple[Mistake, ...]


class Texts:
    """Templates of the actor's company, as they are edited."""

    def __init__(
        self,
        templates: Templates,
        law: Law,
        accounts: Accounts,
        company: Company,
        mailer: Mailer,
    ) -> None:
        self._templates, self._law, self._accounts = templates, law, accounts
        self._company, self._mailer = company, mailer

    def show(self, actor: Actor, code: str, language: str, text: StepText) -> TextShown:
        """The message to an account as it would read; its link opens nothing."""
        actor.require(Role.COLLECTOR)
        found = self._mistakes(actor, text)
        if found:
            return TextShown(said=None, mistakes=found)
        account, settings = self._accounts.get(actor, code), self._company.settings(actor)
        planned = _planned(account, actor, self._company)
        kept = compose.letter(account, planned, settings, own_text=text)
        said = compose.rendered(kept.model_copy(update={"language": language}))
        return TextShown(said=said, mistakes=())

    def _mistakes(self, actor: Actor, text: StepText) -> tuple[Mistake, ...]:
        everywhere = Actor.system(actor.tenant_id, "templates")
        company = self._company.settings(actor).name
        return mistakes(text) or strangers(text, self._accounts.recent(everywhere), company)

    def try_on_oneself(self, actor: Actor, code: str, language: str, text: StepText) -> str:
        """Send it to the actor's own address; where it went."""
        shown = self.show(actor, code, language, text)
        if shown.said is None:
            raise BadTemplateError(shown.mistakes)
        if "@" not in actor.name:
            raise InvalidError("Only a person with an address gets a test.")
        settings = self._company.settings(actor)
        email = Email(
            sender=sender_of(settings),
            recipient=actor.name,
            subject=f"{TRIED}{shown.said.subject}",
            text=shown.said.text,
            html=shown.said.html,
            tags={"tenant": actor.tenant_id},
        )
        self._mailer.send(email)
        return actor.name

    def save(  # noqa: PLR0913 - what a version says
        self,
        actor: Actor,
        language: str,
        step: str,
        version: int,
        text: StepText,
        *,
        note: str,
        reason: str,
        reader: str,
    ) -> Template:
        """Use it from now on; what breaks a rule of law needs the actor's reason."""
        actor.require(Role.CREDIT_MANAGER)
        found = self._mistakes(actor, text)
        if found:
            raise BadTemplateError(found)
        drafted = self._templates.drafted(actor, language, step, version, text, note)
        self._law.require_template(actor, drafted, reason=reason, language=reader)
        return self._templates.save(actor, drafted)


def _planned(account: Account, actor: Actor, company: Company) -> PlannedReminder:
    """A message about what is overdue, or about all that is owed where nothing is."""
    today, contact = company.today(actor), account.collection_contact
    owed = [i for i in account.items if i.counts and not i.is_credit]
    listed = [i for i in owed if i.due_on < today] or owed
    return PlannedReminder(
        code=account.code,
        account_version=account.version,
        on=today,
        step=Step(key=FALLBACK_STEP, offset_days=0, level=0, mode=Mode.MANUAL),
        items=tuple(i.id for i in sorted(listed, key=lambda i: (i.due_on, i.number))),
        moves={},
        contact_id=contact.id if contact else "",
        recipient=contact.email if contact else "",
    )
