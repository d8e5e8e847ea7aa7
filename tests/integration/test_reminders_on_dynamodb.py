"""The daily run on the database that ships with the one-machine runner, and what it consumes."""

from datetime import date, timedelta
from uuid import uuid4

import boto3
import pytest
from botocore.config import Config

from bench.units import Meter
from chalicelib.aws.dynamodb import DynamoTable
from infra.local.table import create_table
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)
MONDAY = date(2026, 3, 16)
# Of the design: at most this much for each account that is due.
WRITE_UNITS, READ_UNITS = 12, 8


@pytest.fixture
def meter(local_dynamodb):
    name = f"reminders-{uuid4().hex}"
    create_table(local_dynamodb, name)
    client = boto3.client(
        "dynamodb", endpoint_url=local_dynamodb, config=Config(retries={"total_max_attempts": 2})
    )
    made = Meter()
    made.attach(client)
    made.table = DynamoTable(name, client)
    return made


@pytest.fixture
def story(meter):
    made = Story(date(2026, 3, 12), table=meter.table)
    items = [item(f"F{n}", DUE - timedelta(days=n)) for n in range(5)]
    for code in ("C1", "C2", "C3"):
        made.extract(code, *items)
    return made


def test_the_daily_run_works_on_the_real_table(story):
    assert len(story.on(MONDAY).hour()) == 3


def test_an_account_that_is_due_costs_no_more_than_it_may(story, meter):
    story.on(MONDAY)
    story.services.reminders.hourly(story.admin)
    before = meter.units
    story.work()
    used = meter.units - before
    assert used.write <= 3 * WRITE_UNITS
    assert used.read <= 3 * READ_UNITS


def test_an_hour_in_which_nothing_is_due_writes_nothing(story, meter):
    story.on(MONDAY).hour()
    before = meter.units
    story.clock.advance(hours=1)
    story.hour()
    assert (meter.units - before).write == 0
