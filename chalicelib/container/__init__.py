"""The only place where ports meet adapters. `services()` is what routes and jobs use."""

from chalicelib.container.overview import Services
from chalicelib.container.ports import Ports, aws_ports
from chalicelib.settings import settings

__all__ = ["Ports", "Services", "install", "services"]

_installed: list[Services] = []


def services() -> Services:
    """The services of this process."""
    if not _installed:
        install(Services(aws_ports(settings()), settings()))
    return _installed[0]


def install(chosen: Services) -> None:
    """Use these services from now on: tests give their own."""
    _installed[:] = [chosen]
