"""The only place where ports meet adapters. `services()` is what routes and jobs use."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from chalicelib.core.clock import Clock, MachineClock, local_date, starting_on, wait_seconds
from chalicelib.features.access.model import Actor
from chalicelib.features.access.service import Tenants, Users
from chalicelib.features.accounts.contacts import Contacts
from chalicelib.features.accounts.corrections import Corrections
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.agenda.service import Actions
from chalicelib.features.agreements.service import Agreements
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.alerts.telling import Telling
from chalicelib.features.answers.counters import Counters
from chalicelib.features.answers.debtor import DebtorPages
from chalicelib.features.answers.links import Links
from chalicelib.features.answers.service import Answers
from chalicelib.features.assignment.model import KIND as ASSIGN
from chalicelib.features.assignment.service import Assigner, Assignment
from chalicelib.features.bulk.model import KIND as BULK
from chalicelib.features.bulk.model import UNDO_KIND
from chalicelib.features.bulk.service import Bulk
from chalicelib.features.charging.service import Charging
from chalicelib.features.documents.service import Documents
from chalicelib.features.editing.replanning import KIND as REPLAN
from chalicelib.features.editing.replanning import Replanning
from chalicelib.features.editing.replaying import KIND as REPLAY
from chalicelib.features.editing.replaying import Replaying
from chalicelib.features.editing.service import Editing
from chalicelib.features.editing.texts import Texts
from chalicelib.features.exports.model import KIND as EXPORT
from chalicelib.features.exports.service import Exports
from chalicelib.features.figures.model import KIND as FIGURES
from chalicelib.features.figures.service import FiguresOfTheBooks
from chalicelib.features.forecast.service import PAST, TRIAL, Forecasts
from chalicelib.features.history.service import History
from chalicelib.features.imports.service import Imports
from chalicelib.features.imports.world import World as ImportWorld
from chalicelib.features.jobs.model import Work
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.law.service import Law
from chalicelib.features.messages.papers import MessagePapers
from chalicelib.features.messages.service import Messages
from chalicelib.features.outbox.service import Outbox
from chalicelib.features.plans.following import Following
from chalicelib.features.plans.service import Plans
from chalicelib.features.preferences.service import Preferences
from chalicelib.features.promises.service import Promises
from chalicelib.features.qualifications.service import Qualifications
from chalicelib.features.reminders.outlook import Outlook
from chalicelib.features.reminders.posting import Posting
from chalicelib.features.reminders.runs import Runs
from chalicelib.features.reminders.sending import Sending
from chalicelib.features.reminders.service import Planner, Reminders
from chalicelib.features.reminders.settling import Settling
from chalicelib.features.reports.service import Reports
from chalicelib.features.risk.service import Risks
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.searches.service import Searches
from chalicelib.features.settings.letterhead import Letterhead
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.service import Statements
from chalicelib.features.statuses.service import Statuses
from chalicelib.features.templates.service import Templates
from chalicelib.ports import Files, Identities, Mailer, Queues, SmsGateway, Table, Workflows
from chalicelib.settings import Settings, settings


@dataclass(frozen=True)
class Ports:
    """The world, as the application sees it."""

    table: Table
    uploads: Files
    documents: Files
    queues: Queues
    mailer: Mailer
    sms: SmsGateway
    identities: Identities
    workflows: Workflows
    clock: Clock


class Services:
    """Every service, made when first asked for."""

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
        return Statements(self.accounts, self.company, self.letterhead)

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
    def assignment(self) -> Assignment:
        """Assignment rules."""
        return Assignment(self.ports.table, self.accounts, self.company, self.jobs, self.assigner)

    @cached_property
    def contacts(self) -> Contacts:
        """People at the customers'."""
        return Contacts(self.accounts)

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
    def debtor_pages(self) -> DebtorPages:
        """What debtors see and answer."""
        return DebtorPages(
            self.ports.table, self.accounts, self.company, self.documents, self.counters
        )

    @cached_property
    def counters(self) -> Counters:
        """Plans offered in answer to proposals."""
        return Counters(self.ports.table, self.accounts, self.company, self.plans, self.messages)

    @cached_property
    def answers(self) -> Answers:
        """Debtors' answers, for collectors."""
        return Answers(self.ports.table, self.accounts, self.company, self.links, self.plans)

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
    def replanning(self) -> Replanning:
        """The days accounts are looked at, when scenarios change."""
        return Replanning(
            self.ports.table,
            self.accounts,
            self.company,
            self.scenarios,
            jobs=self.jobs,
            planner=Planner(self.company, self.scenarios),
        )

    @cached_property
    def texts(self) -> Texts:
        """Templates as they are edited."""
        return Texts(self.templates, self.law, self.accounts, self.company, self.ports.mailer)

    @cached_property
    def replaying(self) -> Replaying:
        """Changed scenarios over the real book, before they are on."""
        return Replaying(self.accounts, self.company, self.scenarios, self.jobs)

    @cached_property
    def editing(self) -> Editing:
        """Changes of scenarios and templates."""
        return Editing(self.scenarios, self.law, self.replanning, self.accounts, self.assignment)

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
            papers=MessagePapers(self.documents, self.statements),
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
        )

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
        )

    def _last_import_on(self, actor: Actor) -> date | None:
        at = self.imports.last_items_at(actor)
        if at and self.tenants.get(actor.tenant_id).is_demonstration:
            # Its clock runs ahead of its extracts, and its books are as fresh as its clock.
            return self.company.today(actor)
        return local_date(at, self.company.settings(actor).timezone) if at else None

    @cached_property
    def settling(self) -> Settling:
        """Brings reminders of unknown end to one."""
        minutes = self.settings.resend_after_minutes
        resend_after = None if minutes is None else timedelta(minutes=minutes)
        return Settling(self.ports.table, self.accounts, self.company, self.posting, resend_after)

    @cached_property
    def outlook(self) -> Outlook:
        """What would go, and why nothing does."""
        return Outlook(self.accounts, self.company, self.scenarios, self.templates, self.runs)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders, as people see them."""
        return Reminders(self.ports.table, self.accounts, self.company, self.runs, self.settling)

    @cached_property
    def preferences(self) -> Preferences:
        """What users chose for themselves."""
        return Preferences(self.ports.table)

    @cached_property
    def searches(self) -> Searches:
        """Searches, run and kept."""
        return Searches(self.ports.table, self.accounts, self.company)

    @cached_property
    def alerts(self) -> OwnAlerts:
        """The company's own alerts, and what all alerts hold of."""
        return OwnAlerts(self.ports.table, self.accounts, self.company, self.users)

    @cached_property
    def telling(self) -> Telling:
        """The daily digest of alerts."""
        return Telling(
            self.ports.table,
            self.accounts,
            self.company,
            self.users,
            self.alerts,
            mailer=self.ports.mailer,
            public_url=self.settings.public_url,
        )

    @cached_property
    def actions(self) -> Actions:
        """What collectors are to do."""
        return Actions(self.accounts, self.company, self.alerts)

    @cached_property
    def following(self) -> Following:
        """Takes payment plans through their days."""
        ports = self.ports
        return Following(ports.table, self.accounts, self.company, ports.workflows)

    @cached_property
    def plans(self) -> Plans:
        """Payment plans."""
        return Plans(self.ports.table, self.accounts, self.company, self.following)

    @cached_property
    def agreements(self) -> Agreements:
        """What debtors are told of their plans."""
        return Agreements(
            self.accounts,
            self.company,
            self.plans,
            self.statements,
            documents=self.documents,
            messages=self.messages,
        )

    @cached_property
    def charging(self) -> Charging:
        """Interest and indemnities for late payment."""
        return Charging(self.accounts, self.company)

    @cached_property
    def reports(self) -> Reports:
        """Figures."""
        return Reports(self.accounts, self.company, self.alerts)

    @cached_property
    def jobs(self) -> Jobs:
        """Long work, by kind."""
        # Said late: what does the work starts jobs too.
        kinds: dict[str, Work] = {
            ASSIGN: lambda *given: self.assignment.work(*given),  # noqa: PLW0108
            BULK: lambda *given: self.bulk.work(*given),  # noqa: PLW0108
            FIGURES: lambda *given: self.figures.work(*given),  # noqa: PLW0108
            REPLAN: lambda *given: self.replanning.work(*given),  # noqa: PLW0108
            REPLAY: lambda *given: self.replaying.work(*given),  # noqa: PLW0108
            EXPORT: lambda *given: self.exports.work(*given),  # noqa: PLW0108
            PAST: lambda *given: self.forecasts.work(*given),  # noqa: PLW0108
            TRIAL: lambda *given: self.forecasts.work_trial(*given),  # noqa: PLW0108
            UNDO_KIND: lambda *given: self.bulk.work_back(*given),  # noqa: PLW0108
        }
        return Jobs(self.ports.table, self.company, self.ports.queues, kinds)

    @cached_property
    def promises(self) -> Promises:
        """Promises whose day has passed."""
        return Promises(self.ports.table, self.accounts, self.company)

    @cached_property
    def figures(self) -> FiguresOfTheBooks:
        """The months of the books."""
        return FiguresOfTheBooks(self.ports.table, self.accounts, self.company, self.jobs)

    @cached_property
    def forecasts(self) -> Forecasts:
        """The cash forecast."""
        return Forecasts(self.ports.table, self.accounts, self.company, self.plans, self.jobs)

    @cached_property
    def risks(self) -> Risks:
        """Risk of accounts, their limits and guarantees."""
        return Risks(self.accounts, self.company)

    @cached_property
    def exports(self) -> Exports:
        """Lists as workbooks."""
        files = self.ports.documents
        return Exports(files, self.accounts, self.company, self.searches, self.jobs)

    @cached_property
    def bulk(self) -> Bulk:
        """Bulk changes of accounts."""
        return Bulk(self.ports.table, self.accounts, self.company, self.jobs)

    @cached_property
    def outbox(self) -> Outbox:
        """One machine only: what would have left."""
        return Outbox(self.ports.table, is_kept=self.settings.one_machine)


def aws_ports(given: Settings) -> Ports:
    """The ports on AWS. Imported here: a function's cold start pays only for what it uses."""
    from chalicelib.aws.cognito import CognitoIdentities  # noqa: PLC0415
    from chalicelib.aws.dynamodb import DynamoTable  # noqa: PLC0415
    from chalicelib.aws.s3 import S3Files  # noqa: PLC0415
    from chalicelib.aws.ses import SesMailer  # noqa: PLC0415
    from chalicelib.aws.sns import SnsGateway  # noqa: PLC0415
    from chalicelib.aws.sqs import SqsQueues  # noqa: PLC0415
    from chalicelib.aws.stepfunctions import StepFunctions  # noqa: PLC0415

    queues = {
        "imports": given.import_queue_url,
        "reminders": given.reminder_queue_url,
        "jobs": given.job_queue_url,
    }
    return Ports(
        table=DynamoTable(given.table_name),
        uploads=S3Files(given.upload_bucket),
        documents=S3Files(given.document_bucket),
        queues=SqsQueues(queues),
        mailer=SesMailer(given.ses_configuration_set, given.aws_region),
        sms=SnsGateway(given.aws_region),
        identities=CognitoIdentities(
            given.user_pool_id,
            given.user_pool_client_id,
            given.aws_region,
            given.token_issuer_url,
        ),
        workflows=StepFunctions(given.plan_machine_arn),
        clock=starting_on(given.today, MachineClock()),
    )


_installed: list[Services] = []


def services() -> Services:
    """The services of this process."""
    if not _installed:
        install(Services(aws_ports(settings()), settings()))
    return _installed[0]


def install(chosen: Services) -> None:
    """Use these services from now on: tests give their own."""
    _installed[:] = [chosen]
