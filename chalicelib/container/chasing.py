"""Services of what goes to debtors: decided, sent, settled and foreseen."""

from datetime import date, timedelta
from functools import cached_property

from chalicelib.container.books import Books
from chalicelib.core.clock import local_date, wait_seconds
from chalicelib.features.access.model import Actor
from chalicelib.features.circuit.service import Circuits
from chalicelib.features.editing.texts import Texts
from chalicelib.features.messages.papers import MessagePapers
from chalicelib.features.messages.service import Messages
from chalicelib.features.reminders.listing import emails_left
from chalicelib.features.reminders.outlook import Outlook
from chalicelib.features.reminders.postal import Postal
from chalicelib.features.reminders.posting import Posting
from chalicelib.features.reminders.runs import Runs
from chalicelib.features.reminders.sending import Sending
from chalicelib.features.reminders.service import Reminders
from chalicelib.features.reminders.settling import Settling


class Chasing(Books):
    """What concerns one account at a time."""

    @cached_property
    def texts(self) -> Texts:
        """Templates as they are edited."""
        return Texts(
            self.templates,
            self.law,
            self.accounts,
            self.company,
            self.ports.mailer,
            link_shown=self.links.shown,
        )

    @cached_property
    def papers(self) -> MessagePapers:
        """What goes with a message."""
        return MessagePapers(self.documents, self.statements)

    @cached_property
    def posting(self) -> Posting:
        """Hands claimed reminders to the mailer."""
        return Posting(
            self.ports.table,
            self.accounts,
            self.company,
            mailer=self.ports.mailer,
            sms=self.ports.sms,
            links=self.links.issue,
            reply_to=self.reply_addresses.of,
            papers=self.papers,
            domain=self.settings.message_id_domain,
            wait=self._wait,
        )

    def _wait(self, seconds: float) -> None:
        wait_seconds(seconds)

    @cached_property
    def sending(self) -> Sending:
        """Sends one message once."""
        return Sending(
            self.ports.table,
            self.accounts,
            self.company,
            self.scenarios,
            self.posting,
            templates=self.templates,
        )

    @cached_property
    def messages(self) -> Messages:
        """Messages that people write."""
        return Messages(
            self.accounts,
            self.company,
            self.documents,
            self.statements,
            self.sending,
            templates=self.templates,
            link_shown=self.links.shown,
        )

    @cached_property
    def circuit(self) -> Circuits:
        """What stops automatic sending."""
        return Circuits(self.ports.table, self.company, self._left)

    def _left(self, actor: Actor, since: date, most: int) -> int:
        table = self.ports.table.for_tenant(actor.tenant_id)
        return emails_left(table, since, self.company.today(actor), most)

    @cached_property
    def runs(self) -> Runs:
        """The day's runs of reminders, and those by hand."""
        return Runs(
            self.ports.table,
            self.accounts,
            self.company,
            sending=self.sending,
            queues=self.ports.queues,
            last_import_on=self._last_import_on,
            circuit=self.circuit,
        )

    def _last_import_on(self, actor: Actor) -> date | None:
        at = self.imports.last_items_at(actor)
        if at and self.company.is_demonstration(actor):
            # Its clock runs ahead of its extracts, and its books are as fresh as its clock.
            return self.company.today(actor)
        return local_date(at, self.company.settings(actor).timezone) if at else None

    @cached_property
    def settling(self) -> Settling:
        """Brings reminders of unknown end to one."""
        minutes = self.settings.resend_after_minutes
        resend_after = None if minutes is None else timedelta(minutes=minutes)
        return Settling(
            self.ports.table,
            self.accounts,
            self.company,
            self.posting,
            resend_after,
            contacts=self.contacts,
            circuit=self.circuit,
        )

    @cached_property
    def outlook(self) -> Outlook:
        """What would go, and why nothing does."""
        return Outlook(
            self.accounts,
            self.company,
            self.scenarios,
            self.templates,
            self.runs,
            link_shown=self.links.shown,
        )

    @cached_property
    def postal(self) -> Postal:
        """Letters between printing and posting."""
        return Postal(self.ports.table, self.accounts, self.company, self.posting)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders, as people see them."""
        return Reminders(self.ports.table, self.accounts, self.company, self.runs, self.settling)
