"""The first start: a company to look at, or an empty one, and somebody who signs in."""

import secrets

from chalicelib.container import Services
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.settings import store
from chalicelib.features.settings.model import CompanySettings
from infra.local.demo.opening import Demonstration
from infra.local.machine import TENANT, Machine, Options

USER = "demo@relance.example"
_EMPTY = "company"


def demonstration(options: Options, origin: str) -> Demonstration | None:
    """The company to look at, whose past begins to be lived now; None for an empty one.

    A folder once opened empty stays so.
    """
    if options.empty or (options.data / _EMPTY).exists():
        return None
    return Demonstration(options.data / "demonstration.json", TENANT, origin, options.today)


def ensure(machine: Machine, services: Services, shown: Demonstration | None) -> None:
    """Set the company up once; a start that was cut short is begun again."""
    if shown:
        shown.open(services)
    else:
        _empty(machine, services)
    if not machine.users.password(USER):
        _administrator(services)


def _empty(machine: Machine, services: Services) -> None:
    done = machine.options.data / _EMPTY
    if done.exists():
        return
    services.tenants.put(Tenant(id=TENANT, name="Relance", is_demonstration=True))
    table = services.ports.table.for_tenant(TENANT)
    if store.load(table) is None:
        settings = CompanySettings(
            name="Relance", sender_name="Relance", sender_email="credit@relance.example"
        )
        store.save(table, settings)
    done.touch()


def _administrator(services: Services) -> None:
    user = User(email=USER, tenant_id=TENANT, name="Camille Martin", role=Role.ADMINISTRATOR)
    password = f"Demo-{secrets.token_hex(6)}"
    services.users.invite(Actor.system(TENANT, "local"), user, password)
