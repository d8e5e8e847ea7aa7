"""Services of companies, of their customers, and of what is known of them."""

from datetime import date
from functools import cached_property

from chalicelib.container.ports import Ports
from chalicelib.features.access.model import Actor
from chalicelib.features.access.service import Tenants, Users
from chalicelib.features.accounts.contacts import Contacts
from chalicelib.features.accounts.corrections import Corrections
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.answers.links import Links
from chalicelib.features.assignment.service import Assigner
from chalicelib.features.charging.service import Charging
from chalicelib.features.documents.service import Documents
from chalicelib.features.history.service import History
from chalicelib.features.imports.service import Imports
from chalicelib.features.imports.world import World as ImportWorld
from chalicelib.features.law.service import Law
from chalicelib.features.outbox.service import Outbox
from chalicelib.features.preferences.service import Preferences
from chalicelib.features.qualifications.service import Qualifications
from chalicelib.features.reminders.service import Planner
from chalicelib.features.replies.addresses import ReplyAddresses
from chalicelib.features.replies.service import Replies
from chalicelib.features.risk.service import Risks
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.searches.service import Searches
from chalicelib.features.settings.letterhead import Letterhead
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.service import Statements
from chalicelib.features.statuses.service import Statuses
from chalicelib.features.templates.service import Templates
from chalicelib.settings import Settings


class Books:
    """The ground that all others stand on."""

    def __init__(self, ports: Ports, settings: Settings) -> None:
        self.ports, self.settings = ports, settings

    @cached_property
    def tenants(self) -> Tenants:
        """Companies."""
        return Tenants(self.ports.table)

    @cached_property
    def users(self) -> Users:
        """Sign-in and users."""
        return Users(self.ports.table, self.ports.identities, self._today)

    def _today(self, tenant_id: str) -> date:
        return self.company.today(Actor.system(tenant_id, "access"))

    @cached_property
    def company(self) -> Company:
        """Settings and clock of a tenant."""
        return Company(self.ports.table, self.tenants, self.ports.clock)

    @cached_property
    def letterhead(self) -> Letterhead:
        """The company's logo."""
        return Letterhead(self.ports.documents, self.company)

    @cached_property
    def statements(self) -> Statements:
        """Statements of account."""
        files = self.ports.documents
        return Statements(self.accounts, self.company, self.letterhead, files)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts."""
        planner = Planner(self.company, self.scenarios)
        return Accounts(self.ports.table, self.company, planner, self.assigner)

    @cached_property
    def assigner(self) -> Assigner:
        """What assignment rules give an account."""
        return Assigner(self.ports.table, self.company)

    @cached_property
    def contacts(self) -> Contacts:
        """People at the customers'."""
        return Contacts(self.accounts, self.ports.mailer)

    @cached_property
    def statuses(self) -> Statuses:
        """The company's own statuses."""
        return Statuses(self.ports.table, self._is_status_used)

    def _is_status_used(self, actor: Actor, code: str) -> bool:
        return any(code in line.by_status for line in self.accounts.lines(actor))

    @cached_property
    def corrections(self) -> Corrections:
        """What people say of customers."""
        return Corrections(self.accounts)

    @cached_property
    def qualifications(self) -> Qualifications:
        """Statuses of items."""
        return Qualifications(self.accounts, self.company, self.statuses, self.documents)

    @cached_property
    def history(self) -> History:
        """What happened to accounts."""
        return History(self.accounts, self.company)

    @cached_property
    def documents(self) -> Documents:
        """Files attached to accounts."""
        return Documents(self.ports.table, self.ports.documents, self.accounts)

    @cached_property
    def links(self) -> Links:
        """Links to debtors' pages."""
        return Links(self.ports.table, self.company, self.settings.public_url)

    @cached_property
    def reply_addresses(self) -> ReplyAddresses:
        """Where replies of accounts come to."""
        return ReplyAddresses(self.ports.table, self.settings.inbound_domain)

    @cached_property
    def replies(self) -> Replies:
        """E-mails that come back."""
        return Replies(
            self.ports.table,
            self.accounts,
            self.company,
            tenants=self.tenants,
            documents=self.documents,
            mails=self.ports.uploads,
            addresses=self.reply_addresses,
            domain=self.settings.inbound_domain,
        )

    @cached_property
    def scenarios(self) -> Scenarios:
        """Sequences of reminders."""
        return Scenarios(self.ports.table, self.company)

    @cached_property
    def templates(self) -> Templates:
        """What messages say."""
        return Templates(self.ports.table, self.company)

    @cached_property
    def law(self) -> Law:
        """Rules of law over scenarios and templates."""
        return Law(self.ports.table, self.company, self.scenarios, self.templates, self._countries)

    def _countries(self, actor: Actor) -> frozenset[str]:
        """Whose rules concern a company: everybody's, its own country's, its customers'."""
        everywhere = Actor.system(actor.tenant_id, "law")
        theirs = {line.country for line in self.accounts.recent(everywhere)}
        return frozenset({"", self.company.settings(actor).country, *theirs})

    @cached_property
    def imports(self) -> Imports:
        """Extracts taken in."""
        ports = self.ports
        return Imports(
            ImportWorld(
                ports.table,
                ports.uploads,
                ports.documents,
                ports.queues,
                self.company,
                self.accounts,
            )
        )

    @cached_property
    def preferences(self) -> Preferences:
        """What users chose for themselves."""
        return Preferences(self.ports.table)

    @cached_property
    def searches(self) -> Searches:
        """Searches, run and kept."""
        return Searches(self.ports.table, self.accounts, self.company)

    @cached_property
    def charging(self) -> Charging:
        """Interest and indemnities for late payment."""
        return Charging(self.accounts, self.company)

    @cached_property
    def risks(self) -> Risks:
        """Risk of accounts, their limits and guarantees."""
        return Risks(self.accounts, self.company)

    @cached_property
    def outbox(self) -> Outbox:
        """One machine only: what would have left."""
        return Outbox(self.ports.table, self.ports.mailer, is_kept=self.settings.one_machine)
