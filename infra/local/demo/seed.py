"""The demonstration company, as it stands on the first day it is looked at."""

import contextlib
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

from chalicelib.container import Ports, Services
from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.settings import store as settings_store
from chalicelib.features.settings.model import CompanySettings
from infra.local.demo import memory
from infra.local.demo.books import COLLECTORS, Books
from infra.local.demo.past import DAYS, PROFILE, Past

NAME = "Maison Valmont"
PASSWORD = "Relance-demo-1"  # noqa: S105 - of invented people, on one machine
_COLLECTOR_NAMES = ("Lucie Petit", "Marc Leroy", "Inès Claes")
COMPANY = CompanySettings(
    name=NAME,
    address="14 rue des Tisserands\n59800 Lille",
    sender_name=f"{NAME}, comptabilité clients",
    sender_email="credit@maison-valmont.example",
    reply_to="comptabilite@maison-valmont.example",
    stale_after_days=5,
    default_collector=COLLECTORS[0],
)
_USERS = (
    *zip(COLLECTORS, _COLLECTOR_NAMES, (Role.COLLECTOR,) * 3, strict=True),
    ("claire.valmont@relance.example", "Claire Valmont", Role.CREDIT_MANAGER),
    ("adv@relance.example", "Hugo Lambert", Role.COLLEAGUE),
    ("direction@relance.example", "Paul Valmont", Role.READER),
)


def seed(services: Services, tenant_id: str) -> date:
    """Fill the company; the day its books are made around, which `erp` needs again.

    The same for the same day; after a start that was cut short it may run again.
    """
    today = services.company.today(Actor.system(tenant_id, "demo"))
    services.tenants.put(Tenant(id=tenant_id, name=NAME, is_demonstration=True))
    _people(services, tenant_id)
    past = _past(services, tenant_id, today)
    drop_extract(services, tenant_id, past.books, today)
    return today


def _past(services: Services, tenant_id: str, today: date) -> Past:
    """Live it in memory, then keep it."""
    first = datetime.combine(today - timedelta(days=DAYS[0]), time(), UTC)
    world = memory.ports(first, services.ports.identities)
    then = Services(world, services.settings)
    then.tenants.put(Tenant(id=tenant_id, name=NAME, is_demonstration=True))
    settings_store.save(world.table.for_tenant(tenant_id), COMPANY)
    past = Past(then, world, tenant_id, today)
    past.live()
    _keep(world, services, tenant_id)
    return past


def _keep(world: Ports, services: Services, tenant_id: str) -> None:
    lived = cast("memory.MemoryTable", world.table)
    services.ports.table.for_tenant(tenant_id).put_all(lived.for_tenant(tenant_id).records())
    links = (r for r in lived.platform().records() if str(r["pk"]) != "tenants")
    services.ports.table.platform().put_all(links)


def drop_extract(services: Services, tenant_id: str, books: Books, on: date) -> None:
    """A day's extract, as the accounting system drops it: the import begins by itself."""
    key = f"uploads/{tenant_id}/{PROFILE}/extrait-{on}.csv"
    services.ports.uploads.put(key, books.extract(on), "text/csv")


def _people(services: Services, tenant_id: str) -> None:
    system = Actor.system(tenant_id, "demo")
    for email, name, role in _USERS:
        user = User(email=email, tenant_id=tenant_id, name=name, role=role)
        with contextlib.suppress(ConflictError):
            services.users.invite(system, user, PASSWORD)
