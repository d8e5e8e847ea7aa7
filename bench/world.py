"""A whole Relance: the real table adapter on a real database process, the rest in memory."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.units import Meter
from chalicelib.aws import dynamodb
from chalicelib.container import Ports, Services
from chalicelib.features.access.model import Actor, Tenant
from chalicelib.features.settings import store as settings_store
from chalicelib.features.settings.model import CompanySettings
from chalicelib.ports import Email
from chalicelib.settings import Settings
from infra.local.dynoxide import Dynoxide
from infra.local.table import create_table
from tests.fakes.mailer import FakeSms
from tests.fakes.world import FakeFiles, FakeIdentities, FakeQueues, FakeWorkflows, SteppedClock

TENANT = "acme"
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_DEFAULT_REGION": "eu-west-3",
}


class CountingMailer:
    """`ports.Mailer` that takes everything; nothing leaves."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Email]] = []

    def send(self, email: Email) -> str:
        message_id = f"message-{len(self.sent)}"
        self.sent.append((message_id, email))
        return message_id


@dataclass
class Bench:
    """What a benchmark needs."""

    services: Services
    meter: Meter
    database_pid: int
    clock: SteppedClock
    queues: FakeQueues
    uploads: FakeFiles
    mailer: CountingMailer
    actor: Actor


@contextmanager
def bench() -> Iterator[Bench]:
    """A company without accounts, over an SQLite file that is removed at the end."""
    os.environ.update(_ENVIRONMENT)  # noqa: TID251 - boto3 reads nothing else
    with tempfile.TemporaryDirectory() as folder, Dynoxide(Path(folder, "table.db")) as database:
        create_table(database.endpoint, "relance")
        os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = database.endpoint  # noqa: TID251
        client = dynamodb.client()
        meter = Meter()
        meter.attach(client)
        made = _bench(dynamodb.DynamoTable("relance", client), meter, database.pid)
        yield made


def _bench(table: dynamodb.DynamoTable, meter: Meter, pid: int) -> Bench:
    clock, queues, uploads = SteppedClock(NOW), FakeQueues(), FakeFiles()
    mailer = CountingMailer()
    ports = Ports(
        table=table,
        uploads=uploads,
        documents=FakeFiles(),
        queues=queues,
        mailer=mailer,
        sms=FakeSms(),
        identities=FakeIdentities(),
        workflows=FakeWorkflows(),
        clock=clock,
    )
    services = Services(ports, Settings(one_machine=True))
    services.tenants.put(Tenant(id=TENANT, name="Acme"))
    company = CompanySettings(name="Acme", sender_email="credit@acme.example")
    settings_store.save(table.for_tenant(TENANT), company)
    actor = Actor.system(TENANT, "import")
    return Bench(services, meter, pid, clock, queues, uploads, mailer, actor)
