"""The first start: a company to look at, or an empty one, and somebody who signs in."""

import contextlib
import secrets

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.settings import store
from chalicelib.features.settings.model import CompanySettings
from infra.local.demo.companies import INVENTED, SUISSE, VALMONT
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
    swiss = Demonstration(options.data / "demonstration-ch.json", SUISSE, origin, options.today)
    first = options.data / "demonstration.json"
    return Demonstration(first, VALMONT, origin, options.today, then=swiss).begin()


def ensure(machine: Machine, services: Services, shown: Demonstration | None) -> None:
    """Set the company up once; a start that was cut short is begun again."""
    if shown:
        shown.found(services)
        shown.open(services)
    else:
        _empty(machine, services)
    password = machine.users.password(USER) or f"Demo-{secrets.token_hex(6)}"
    for tenant_id in INVENTED if shown else (TENANT,):
        with contextlib.suppress(ConflictError):
            _administrator(services, tenant_id, password)


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


def _administrator(services: Services, tenant_id: str, password: str) -> None:
    user = User(email=USER, tenant_id=tenant_id, name="Camille Martin", role=Role.ADMINISTRATOR)
    services.users.invite(Actor.system(tenant_id, "local"), user, password)
