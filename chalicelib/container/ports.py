"""The world, and what it is on AWS."""

from dataclasses import dataclass

from chalicelib.core.clock import Clock, MachineClock, starting_on
from chalicelib.ports import Files, Identities, Mailer, Queues, SmsGateway, Table, Workflows
from chalicelib.settings import Settings


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
