"""A Relance on its real adapters: the table on the one-machine database, the rest on moto.

`pump` plays AWS: it brings queued messages to the functions, again and again while they fail, and
hands every sent message's events to the function that the topic would call.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import boto3
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from chalicelib import container
from chalicelib.aws import dynamodb, pace, s3, ses, sqs
from chalicelib.container import Ports, Services
from chalicelib.features.access.model import Actor, Tenant
from chalicelib.features.settings import store as settings_store
from chalicelib.features.settings.model import CompanySettings
from chalicelib.settings import Settings
from tests.fakes.mailer import FakeSms
from tests.fakes.world import FakeIdentities, FakeWorkflows, SteppedClock

ROUNDS = 40


class AwsWorld:
    """One tenant on real adapters; `clients` are what faults may be put on."""

    def __init__(self, endpoint: str, table: str, settings: Settings) -> None:
        self.clock = SteppedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
        db = boto3.client("dynamodb", endpoint_url=endpoint, config=dynamodb.client().meta.config)
        files, queues, mail = s3.client(), sqs.client(), ses.client("eu-west-3")
        self.database = boto3.client("dynamodb", endpoint_url=endpoint)
        self.drops = s3.S3Files("uploads", boto3.client("s3"))
        self.clients = [db, files, queues, mail]
        admin = boto3.client("s3")
        for bucket in ("uploads", "documents"):
            admin.create_bucket(
                Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"}
            )
        make = boto3.client("sqs")
        self.urls = {
            name: make.create_queue(QueueName=name, Attributes={"VisibilityTimeout": "0"})[
                "QueueUrl"
            ]
            for name in ("imports", "reminders", "jobs")
        }
        self.receiver = make
        boto3.client("sesv2").create_email_identity(EmailIdentity="acme.example")
        self.ports = Ports(
            table=dynamodb.DynamoTable(table, db),
            uploads=s3.S3Files("uploads", files),
            documents=s3.S3Files("documents", files),
            queues=sqs.SqsQueues(self.urls, queues),
            mailer=ses.SesMailer("", "eu-west-3", mail, pace.Pace(lambda: 1e6)),
            sms=FakeSms(),
            identities=FakeIdentities(),
            workflows=FakeWorkflows(),
            clock=self.clock,
        )
        self.settings, self.tags = settings, {}
        mail.meta.events.register("provide-client-params.sesv2.SendEmail", self._remember_tags)
        self.begin()

    def begin(self) -> None:
        """A new tenant, in a table that holds nothing else."""
        self._empty()
        self.tenant_id = f"t{uuid4().hex}"
        self.actor = Actor.system(self.tenant_id, "test")
        self.restart()
        self.services.tenants.put(Tenant(id=self.tenant_id, name="Acme"))
        chosen = CompanySettings(name="Acme", sender_email="credit@acme.example")
        settings_store.save(self.ports.table.for_tenant(self.tenant_id), chosen)

    def restart(self) -> None:
        """A new process at the first hour, with empty queues and no mail sent."""
        self.clock.at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
        for queue in self.urls:
            while records := self.messages(queue):
                for record in records:
                    self.done(queue, record)
        ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-3"].sent_messages.clear()
        self.services = Services(self.ports, self.settings)
        container.install(self.services)

    def keep(self) -> list[Any]:
        """Everything in the table."""
        return list(self.database.scan(TableName="relance", ConsistentRead=True)["Items"])

    def restore(self, kept: list[Any]) -> None:
        """The table as it was kept, and a new process on it."""
        self._empty()
        self._batch([{"PutRequest": {"Item": item}} for item in kept])
        self.restart()

    def _empty(self) -> None:
        keys = [{"pk": item["pk"], "sk": item["sk"]} for item in self.keep()]
        self._batch([{"DeleteRequest": {"Key": key}} for key in keys])

    def _batch(self, requests: list[Any]) -> None:
        for start in range(0, len(requests), 25):
            self.database.batch_write_item(RequestItems={"relance": requests[start : start + 25]})

    def _remember_tags(self, params: dict[str, Any], **_: Any) -> None:
        """moto forgets the tags of a message: what SES would report by is kept here."""
        recipient = params["Destination"]["ToAddresses"][0]
        self.tags[recipient] = {tag["Name"]: tag["Value"] for tag in params["EmailTags"]}

    def sent(self) -> list[Any]:
        """The messages that left, as the provider has them."""
        return list(ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-3"].sent_messages)

    def messages(self, queue: str) -> list[dict[str, Any]]:
        """What waits on a queue now, as records of a Lambda event."""
        url = self.urls[queue]
        got = self.receiver.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        return [
            {"messageId": m["MessageId"], "receiptHandle": m["ReceiptHandle"], "body": m["Body"]}
            for m in got.get("Messages", [])
        ]

    def done(self, queue: str, record: dict[str, Any]) -> None:
        """Take a message off its queue."""
        self.receiver.delete_message(
            QueueUrl=self.urls[queue], ReceiptHandle=record["receiptHandle"]
        )

    def body(self, record: dict[str, Any]) -> dict[str, Any]:
        """The message's JSON."""
        return json.loads(record["body"])  # type: ignore[no-any-return]


@contextmanager
def aws_world(endpoint: str, table: str, **settings: Any) -> Iterator[AwsWorld]:
    """A world, and nothing of it left afterwards."""
    with mock_aws():
        yield AwsWorld(endpoint, table, Settings(one_machine=True, **settings))
    container._installed.clear()
