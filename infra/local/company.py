"""The first start: a company to look at, or an empty one, and somebody who signs in."""

import importlib
import secrets

from chalicelib.container import Services
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.settings import store
from chalicelib.features.settings.model import CompanySettings
from infra.local.machine import TENANT, Machine

USER = "demo@relance.example"
_DEMONSTRATION = "infra.local.demo"


def ensure(machine: Machine, services: Services) -> None:
    """Set the company up once; a start that was cut short is begun again."""
    done = machine.options.data / "company"
    if done.exists():
        return
    services.tenants.put(Tenant(id=TENANT, name="Relance", is_demonstration=True))
    table = services.ports.table.for_tenant(TENANT)
    if store.load(table) is None:
        settings = CompanySettings(
            name="Relance", sender_name="Relance", sender_email="credit@relance.example"
        )
        store.save(table, settings)
    if not machine.users.password(USER):
        _administrator(services)
    if not machine.options.empty:
        importlib.import_module(_DEMONSTRATION).seed(services, TENANT)
    done.touch()


def _administrator(services: Services) -> None:
    user = User(email=USER, tenant_id=TENANT, name="Camille Martin", role=Role.ADMINISTRATOR)
    password = f"Demo-{secrets.token_hex(6)}"
    services.users.invite(Actor.system(TENANT, "local"), user, password)
