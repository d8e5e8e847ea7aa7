"""`pytest tests/simulation --accounts 1000` simulates that many."""

import logging
from collections.abc import Iterator

import pytest

from chalicelib import container


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accounts", type=int, default=100, help="accounts of the simulated year")
    parser.addoption("--seed", type=int, default=1, help="of the simulated year")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Planned failures are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    container._installed.clear()
