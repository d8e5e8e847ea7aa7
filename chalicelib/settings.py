"""The only reader of the environment: one frozen model, checked when a function starts cold."""

import os
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

# CloudFormation cannot leave a variable out: an empty text stands for "not set".
_Date = Annotated[date | None, BeforeValidator(lambda value: value or None)]
_Minutes = Annotated[int | None, BeforeValidator(lambda value: None if value == "" else value)]


class Settings(BaseModel):
    """Every environment variable Relance reads, by its name in lower case."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    table_name: str = Field("relance", description="The DynamoDB table.")
    upload_bucket: str = Field("relance-uploads", description="Where extracts are dropped.")
    document_bucket: str = Field(
        "relance-documents", description="Attachments, exports, and the pieces of an import."
    )
    import_queue_url: str = Field("", description="SQS queue of import steps.")
    reminder_queue_url: str = Field("", description="SQS queue of accounts due for a reminder.")
    plan_machine_arn: str = Field("", description="Step Functions state machine of payment plans.")
    job_queue_url: str = Field("", description="SQS queue of pieces of jobs.")
    user_pool_id: str = Field("", description="Cognito user pool.")
    user_pool_client_id: str = Field("", description="Cognito application client.")
    ses_configuration_set: str = Field(
        "", description="SES configuration set whose events come back through SNS."
    )
    inbound_domain: str = Field(
        "", description="Domain whose e-mails SES takes in: replies come there. Empty: none do."
    )
    public_url: str = Field(
        "http://127.0.0.1:8000", description="The origin that serves the web, /api and /r."
    )
    stage: str = Field("dev", description="Name of the deployment.")
    one_machine: bool = Field(
        default=False, description="1 on one machine: the outbox is shown, cookies go without TLS."
    )
    today: _Date = Field(
        None, description="One machine only: the date on which the clock starts (ISO)."
    )
    resend_after_minutes: _Minutes = Field(
        None,
        description="Re-send a claimed reminder of which SES reported nothing after this long; "
        "empty: never, a person decides.",
    )
    token_issuer_url: str = Field(
        "", description="Issuer of access tokens where it is not Cognito's own address."
    )
    aws_region: str = Field("eu-west-3", description="Set by Lambda.")
    log_level: str = Field("INFO", description="Level of the application's log.")
    powertools_service_name: str = Field("relance", description="Name in logs and metrics.")

    @property
    def message_id_domain(self) -> str:
        """What follows the `@` in the Message-ID that SES gives: threads are made of it."""
        region = "email" if self.aws_region == "us-east-1" else self.aws_region
        return f"{region}.amazonses.com"


@cache
def settings() -> Settings:
    """The settings of this process."""
    environ = os.environ  # noqa: TID251 - the one place
    given = {
        name: environ[name.upper()] for name in Settings.model_fields if name.upper() in environ
    }
    return Settings.model_validate(given)
