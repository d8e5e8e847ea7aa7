"""The demonstration company, as it stands on the first day it is looked at."""

import contextlib
import pickle
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.alerts import store as alerts_store
from chalicelib.features.alerts.model import Alert, Alerts, Told
from chalicelib.features.rates import store as rates_store
from chalicelib.features.settings import store as settings_store
from chalicelib.features.statuses.definitions import Colour
from chalicelib.ports import Record
from chalicelib.settings import Settings
from infra.local.demo import memory
from infra.local.demo.books import Books
from infra.local.demo.companies import INVENTED, Invented
from infra.local.demo.incoming import PROFILE
from infra.local.demo.past import DAYS, Past
from infra.local.demo.rates import fixings

PASSWORD = "Relance-demo-1"  # noqa: S105 - of invented people, on one machine
_ALERTS = Alerts(
    alerts=(
        Alert(
            name="Plus de 5 000 € depuis deux mois",
            where="overdue_60 > 5000",
            colour=Colour.RED,
            told=Told(roles=(Role.CREDIT_MANAGER,)),
            by_email=True,
        ),
    )
)
_OLD = ("event#", "closed#", "chunk#", "seen#")


def lived(
    tenant_id: str, today: date, public_url: str, accounts: int | None = None
) -> memory.Lived:
    """Every record of the company on the morning of `today`."""
    first = datetime.combine(today - timedelta(days=DAYS[0]), time(), UTC)
    services = Services(memory.ports(first), Settings(public_url=public_url, one_machine=True))
    company = INVENTED[tenant_id]
    services.tenants.put(_tenant(company))
    table = services.ports.table.for_tenant(tenant_id)
    settings_store.save(table, company.settings)
    rates_store.add(table, fixings(today))
    Past(services, tenant_id, Books(today, accounts, company), today).live()
    lived_in = cast("memory.MemoryTable", services.ports.table)
    return memory.Lived(lived_in, cast("memory.MemoryFiles", services.ports.documents).kept)


def _tenant(company: Invented) -> Tenant:
    return Tenant(id=company.tenant_id, name=company.settings.name, is_demonstration=True)


def keep(services: Services, tenant_id: str, past: memory.Lived) -> list[Record]:
    """Write what people look at first; gives back the old events and closed items.

    After a start that was cut short it may be written again.
    """
    table = past.table
    services.ports.table.platform().put_all(
        record for record in table.platform().records() if record["pk"] != "tenants"
    )
    first: list[Record] = []
    rest: list[Record] = []
    for record in table.for_tenant(tenant_id).records():
        (rest if str(record["sk"]).startswith(_OLD) else first).append(record)
    services.ports.table.for_tenant(tenant_id).put_all(first)
    for key, (content, content_type) in past.files.items():
        if key.startswith(("snapshots/", f"{tenant_id}/documents/")):
            services.ports.documents.put(key, content, content_type)
    return rest


def keep_rest(services: Services, tenant_id: str, records: Iterable[Record]) -> None:
    """Write what `keep` left, little by little: the machine is in use meanwhile."""
    services.ports.table.for_tenant(tenant_id).put_all(records)


def drop_extract(services: Services, tenant_id: str, books: Books, on: date) -> None:
    """A day's extract, as the accounting system drops it: the import begins by itself."""
    key = f"uploads/{tenant_id}/{PROFILE}/extrait-{on}.csv"
    services.ports.uploads.put(key, books.extract(on), "text/csv")


def found(services: Services, company: Invented) -> None:
    """The company without accounts, and everybody in it but its administrator."""
    services.tenants.put(_tenant(company))
    table = services.ports.table.for_tenant(company.tenant_id)
    if settings_store.load(table) is None:
        settings_store.save(table, company.settings)
        alerts_store.save(table, _ALERTS)
    system = Actor.system(company.tenant_id, "demo")
    for email, name, role in company.users:
        user = User(email=email, tenant_id=company.tenant_id, name=name, role=role)
        with contextlib.suppress(ConflictError):
            services.users.invite(system, user, PASSWORD)


def main() -> None:
    """Live the past in a process of its own; the records leave on the standard output."""
    tenant_id, today, public_url = sys.argv[1:]
    past = lived(tenant_id, date.fromisoformat(today), public_url)
    pickle.dump(past, sys.stdout.buffer)


if __name__ == "__main__":
    main()
