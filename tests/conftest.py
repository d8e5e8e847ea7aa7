"""Fixtures that any test may ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A shared machine is no judge of speed; `pytest --hypothesis-profile night` searches longer.
settings.register_profile(
    "day", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("night", settings.get_profile("day"), max_examples=2000)
settings.load_profile("day")


@pytest.fixture(scope="session", autouse=True)
def _nobody_is_home() -> Iterator[None]:
    """Credentials and a region that reach nothing, so that no test can touch a real account."""
    fake = pytest.MonkeyPatch()
    fake.setenv("AWS_ACCESS_KEY_ID", "test")
    fake.setenv("AWS_SECRET_ACCESS_KEY", "test")
    fake.setenv("AWS_DEFAULT_REGION", "eu-west-3")
    fake.delenv("AWS_PROFILE", raising=False)
    yield
    fake.undo()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of minutes are for the night: `pytest -m slow` runs them, and only them."""
    if config.getoption("-m"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if item not in slow]
    if slow:
        config.hook.pytest_deselected(items=slow)
