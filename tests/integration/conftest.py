"""What stands behind the integration tests: the database that ships with the one-machine runner."""

from collections.abc import Iterator

import boto3
import pytest
from botocore.config import Config

from chalicelib.aws.dynamodb import DynamoTable
from infra.local.dynoxide import Dynoxide
from infra.local.table import create_table


@pytest.fixture(scope="session")
def local_dynamodb() -> Iterator[str]:
    """Address of an empty DynamoDB that lives as long as the test session."""
    with Dynoxide() as database:
        yield database.endpoint


@pytest.fixture(scope="session")
def dynamo_table(local_dynamodb: str) -> DynamoTable:
    """The application's table on that database: one for the session, one tenant per test."""
    create_table(local_dynamodb, "relance")
    config = Config(retries={"total_max_attempts": 2})
    return DynamoTable(
        "relance", boto3.client("dynamodb", endpoint_url=local_dynamodb, config=config)
    )
