"""Messages that people write: begun from a template, shown as they would go, sent once."""

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.documents.service import Documents
from chalicelib.features.messages.model import Shown
from chalicelib.features.messages.papers import ATTACHED_BYTES_MAX
from chalicelib.features.messages.words import words
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.circumstances import is_sms_hour
from chalicelib.features.reminders.letters import Letter, Written
from chalicelib.features.reminders.model import (
    ByHand,
    Circumstances,
    Outcome,
    PlannedReminder,
    Refusal,
)
from chalicelib.features.reminders.occasions import Occasion
from chalicelib.features.reminders.sending import Sending
from chalicelib.features.reminders.written import decide_written, plan_written
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.service import Statements
from chalicelib.features.templates.checks import mistakes
from chalicelib.features.templates.model import Rendered, StepText, TemplateKey
from chalicelib.features.templates.native import language_of
from chalicelib.features.templates.phones import SEGMENTS_MAX
from chalicelib.features.templates.rendering import filled, filled_in
from chalicelib.features.templates.service import Templates


class Messages:
    """Messages to accounts of the actor's tenant."""

    def __init__(  # noqa: PLR0913 - what a message needs
        self,
        accounts: Accounts,
        company: Company,
        documents: Documents,
        statements: Statements,
        sending: Sending,
        *,
        templates: Templates,
        link_shown: str,
    ) -> None:
        self._link_shown = link_shown
        self._accounts, self._company = accounts, company
        self._documents, self._statements, self._sending = documents, statements, sending
        self._templates = templates

    def draft(self, actor: Actor, code: str, written: Written, template: str) -> StepText:
        """What to go on from: a template with what is known filled in, or a short form."""
        actor.require(Role.COLLECTOR)
        account = self._accounts.get(actor, code)
        kept = self._kept(actor, account, written.model_copy(update={"body": " "}))
        about, said = compose.about_of(kept), words(kept.language)
        if template:
            key = TemplateKey(kept.language, written.channel, template)
            own_text = self._templates.own(actor, key)
            if own_text:
                return filled_in(kept.language, own_text, about)
            return filled(kept.language, template, about, written.channel)
        if written.channel is Channel.SMS:
            return filled_in(kept.language, StepText(body=said["sms_body"]), about)
        blank = StepText(subject=said["blank_subject"], body=said["blank_body"])
        return filled_in(kept.language, blank, about)

    def show(self, actor: Actor, code: str, written: Written) -> Shown:
        """The message as it would go, or why it cannot."""
        actor.require(Role.COLLECTOR)
        _check_text(written)
        account = self._accounts.get(actor, code)
        planned = self._planned(actor, account, written)
        if isinstance(planned, Refusal):
            return Shown(reason=planned.reason)
        said = compose.previewed(self._kept(actor, account, written), self._link_shown)
        return Shown(recipients=(planned.recipient, *planned.copies), said=said)

    def letter(self, actor: Actor, code: str, written: Written) -> bytes:
        """The letter as it would be printed; its link opens nothing."""
        actor.require(Role.COLLECTOR)
        _check_text(written)
        kept = self._kept(actor, self._accounts.get(actor, code), written)
        return self.printed(actor, code, compose.rendered(kept), kept.language)

    def printed(
        self,
        actor: Actor,
        code: str,
        said: Rendered,
        language: str = "",
        *,
        is_registered: bool = False,
    ) -> bytes:
        """Something said to an account as a letter, in its debtor's language or another."""
        # reportlab is slow to import, and printing wants it alone.
        from chalicelib.features.messages.letter import letter_pdf  # noqa: PLC0415

        paper = self._statements.of(actor, code, language)
        return letter_pdf(paper, said, is_registered=is_registered)

    def send(self, actor: Actor, code: str, message_id: str, written: Written) -> Outcome:
        """Send once, however often this is called with the id; the outcome says why it did not."""
        actor.require(Role.COLLECTOR)
        shown = self.show(actor, code, written)
        if shown.said and shown.said.segments > SEGMENTS_MAX:
            wrong = FieldError("body", f"{shown.said.segments} messages, {SEGMENTS_MAX} at most")
            raise InvalidError("This SMS is too long.", errors=(wrong,))
        self._check_attached(actor, code, written)
        asked = ByHand(run_id=f"message-{message_id}", written=written)
        today = self._company.today(actor)
        return self._sending.run_one(actor, code, Occasion(today, self._holds(actor), asked))

    def _holds(self, actor: Actor) -> Circumstances:
        return Circumstances(
            has_sender=bool(self._company.settings(actor).sender_email),
            is_sms_hour=is_sms_hour(actor, self._company),
        )

    def _planned(
        self, actor: Actor, account: Account, written: Written
    ) -> PlannedReminder | Refusal:
        return decide_written(account, written, self._company.today(actor), self._holds(actor))

    def _kept(self, actor: Actor, account: Account, written: Written) -> Letter:
        settings, today = self._company.settings(actor), self._company.today(actor)
        planned = plan_written(account, written, today)
        language = language_of(written.language, account.language, settings.language)
        own = written.model_copy(update={"language": language})
        return compose.letter(account, planned, settings, own)

    def _check_attached(self, actor: Actor, code: str, written: Written) -> None:
        known = {d.id: d for d in self._documents.of_account(actor, code)}
        unknown = [d for d in written.attached.documents if d not in known]
        size = sum(known[d].size for d in written.attached.documents if d in known)
        if unknown or size > ATTACHED_BYTES_MAX:
            reason = "no such document" if unknown else "10 MB at most, all together"
            wrong = FieldError("attached.documents", reason)
            raise InvalidError("These documents cannot leave with it.", errors=(wrong,))


def _check_text(written: Written) -> None:
    """What a person writes may hold placeholders, and no more than a template may."""
    found = mistakes(StepText(subject=written.subject, body=written.body))
    # What is empty is said where the message is decided.
    wrong = tuple(FieldError(one.part, one.sentence) for one in found if one.code != "empty")
    if wrong:
        raise InvalidError("The text has mistakes.", code="bad_text", errors=wrong)
