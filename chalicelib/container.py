"""The only place where ports meet adapters. `services()` is what routes and jobs use."""

from dataclasses import dataclass
from functools import cached_property

from chalicelib.core.clock import Clock, MachineClock, starting_on
from chalicelib.features.access.service import Tenants, Users
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.answers.debtor import DebtorPages
from chalicelib.features.answers.links import Links
from chalicelib.features.answers.service import Answers
from chalicelib.features.documents.service import Documents
from chalicelib.features.history.service import History
from chalicelib.features.outbox.service import Outbox
from chalicelib.features.qualifications.service import Qualifications
from chalicelib.features.reports.service import Reports
from chalicelib.features.settings.service import Company
from chalicelib.ports import Files, Identities, Mailer, Queues, Table
from chalicelib.settings import Settings, settings


@dataclass(frozen=True)
class Ports:
    """The world, as the application sees it."""

    table: Table
    uploads: Files
    documents: Files
    queues: Queues
    mailer: Mailer
    identities: Identities
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
        return Users(self.ports.table, self.ports.identities)

    @cached_property
    def company(self) -> Company:
        """Settings and clock of a tenant."""
        return Company(self.ports.table, self.tenants, self.ports.clock)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts."""
        return Accounts(self.ports.table, self.company, lambda _actor, _account: None)

    @cached_property
    def qualifications(self) -> Qualifications:
        """Statuses of items."""
        return Qualifications(self.accounts, self.company)

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
        return DebtorPages(self.ports.table, self.accounts, self.company, self.documents)

    @cached_property
    def answers(self) -> Answers:
        """Debtors' answers, for collectors."""
        return Answers(self.ports.table, self.accounts, self.company, self.links)

    @cached_property
    def reports(self) -> Reports:
        """Figures."""
        return Reports(self.accounts, self.company)

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
    from chalicelib.aws.sqs import SqsQueues  # noqa: PLC0415

    queues = {"imports": given.import_queue_url, "reminders": given.reminder_queue_url}
    return Ports(
        table=DynamoTable(given.table_name),
        uploads=S3Files(given.upload_bucket),
        documents=S3Files(given.document_bucket),
        queues=SqsQueues(queues),
        mailer=SesMailer(given.ses_configuration_set, given.aws_region),
        identities=CognitoIdentities(
            given.user_pool_id,
            given.user_pool_client_id,
            given.aws_region,
            given.token_issuer_url,
        ),
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
