"""Templates while they are written: checked, shown on a real account, tried on oneself, saved."""

from datetime import date
from html import escape

from chalicelib.core.errors import InvalidError
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.law.service import Law
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.model import PlannedReminder
from chalicelib.features.scenarios.model import Channel, Mode, Step, StepChannel
from chalicelib.features.settings.sender import sender_of
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.checks import Mistake, mistakes
from chalicelib.features.templates.model import Rendered, StepText, Template, TemplateKey
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

    def __init__(  # noqa: PLR0913 - what a text is tried on
        self,
        templates: Templates,
        law: Law,
        accounts: Accounts,
        company: Company,
        mailer: Mailer,
        *,
        link_shown: str,
    ) -> None:
        self._link_shown = link_shown
        self._templates, self._law, self._accounts = templates, law, accounts
        self._company, self._mailer = company, mailer

    def show(
        self, actor: Actor, code: str, language: str, channel: Channel, text: StepText
    ) -> TextShown:
        """The message to an account as it would read; its link opens nothing."""
        actor.require(Role.COLLECTOR)
        found = self._mistakes(actor, text, channel)
        if found:
            return TextShown(said=None, mistakes=found)
        account, settings = self._accounts.get(actor, code), self._company.settings(actor)
        planned = _planned(account, channel, self._company.today(actor))
        kept = compose.letter(account, planned, settings, own_text=text)
        read = kept.model_copy(update={"language": language})
        return TextShown(said=compose.previewed(read, self._link_shown), mistakes=())

    def _mistakes(self, actor: Actor, text: StepText, channel: Channel) -> tuple[Mistake, ...]:
        everywhere = Actor.system(actor.tenant_id, "templates")
        company = self._company.settings(actor).name
        return mistakes(text, channel) or strangers(
            text, self._accounts.recent(everywhere), company
        )

    def try_on_oneself(
        self, actor: Actor, code: str, language: str, channel: Channel, text: StepText
    ) -> str:
        """Send it to the actor's own address, whatever its channel; where it went."""
        shown = self.show(actor, code, language, channel, text)
        if shown.said is None:
            raise BadTemplateError(shown.mistakes)
        if "@" not in actor.name:
            raise InvalidError("Only a person with an address gets a test.")
        settings = self._company.settings(actor)
        email = Email(
            sender=sender_of(settings),
            recipient=actor.name,
            subject=f"{TRIED}{shown.said.title}",
            text=shown.said.text,
            html=shown.said.html or f"<p>{escape(shown.said.text)}</p>",
            tags={"tenant": actor.tenant_id},
        )
        self._mailer.send(email)
        return actor.name

    def save(  # noqa: PLR0913 - what a version says
        self,
        actor: Actor,
        key: TemplateKey,
        version: int,
        text: StepText,
        *,
        note: str,
        reason: str,
        reader: str,
    ) -> Template:
        """Use it from now on; what breaks a rule of law needs the actor's reason."""
        actor.require(Role.CREDIT_MANAGER)
        found = self._mistakes(actor, text, key.channel)
        if found:
            raise BadTemplateError(found)
        drafted = self._templates.drafted(actor, key, version, text, note)
        self._law.require_template(actor, drafted, reason=reason, language=reader)
        return self._templates.save(actor, drafted)


def _planned(account: Account, channel: Channel, today: date) -> PlannedReminder:
    """A message about what is overdue, or about all that is owed where nothing is."""
    contact = account.collection_contact
    owed = [i for i in account.items if i.counts and not i.is_credit]
    listed = [i for i in owed if i.due_on < today] or owed
    return PlannedReminder(
        code=account.code,
        account_version=account.version,
        on=today,
        step=Step(
            key=FALLBACK_STEP,
            offset_days=0,
            level=0,
            mode=Mode.MANUAL,
            channel=StepChannel(channel.value),
        ),
        items=tuple(i.id for i in sorted(listed, key=lambda i: (i.due_on, i.number))),
        moves={},
        contact_id=contact.id if contact else "",
        recipient=contact.email if contact else "",
    )
