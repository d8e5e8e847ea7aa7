"""What stands behind the integration tests: the database that ships with the one-machine runner."""

from collections.abc import Iterator

import pytest

from infra.local.dynoxide import Dynoxide


@pytest.fixture(scope="session")
def local_dynamodb() -> Iterator[str]:
    """Address of an empty DynamoDB that lives as long as the test session."""
    with Dynoxide() as database:
        yield database.endpoint
