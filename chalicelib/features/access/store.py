"""Tenants and users: the records that belong to no tenant."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.access.model import Tenant, User
from chalicelib.ports import Put, Record, TenantTable, blob

_TENANTS, _USERS = "tenants", "users"


def tenant(platform: TenantTable, tenant_id: str) -> Tenant | None:
    """One tenant."""
    record = platform.get(_TENANTS, tenant_id)
    return Tenant.model_validate_json(blob(record)) if record else None


def tenants(platform: TenantTable) -> Iterator[Tenant]:
    """All tenants."""
    for record in platform.query(_TENANTS):
        yield Tenant.model_validate_json(blob(record))


def put_tenant(platform: TenantTable, value: Tenant) -> None:
    """Add or replace."""
    doc = value.model_dump_json().encode()
    platform.write(Put({"pk": _TENANTS, "sk": value.id, "doc": doc}))


def home(platform: TenantTable, email: str) -> User | None:
    """A person, by e-mail in lower case, in the company it was first invited to."""
    record = platform.get(_USERS, email)
    return User.model_validate_json(blob(record)) if record else None


def elsewhere(platform: TenantTable, email: str) -> list[str]:
    """The other companies a person was invited to."""
    return [str(record["sk"]) for record in platform.query(_of_person(email))]


def user(platform: TenantTable, tenant_table: TenantTable, email: str) -> User | None:
    """A person in one company."""
    record = tenant_table.get(_USERS, email)
    return _user(platform, record) if record else None


def put_home(
    platform: TenantTable, tenant_table: TenantTable, value: User, *, is_new: bool
) -> None:
    """Add or replace a person in its first company, whose own list only names it."""
    platform.write(Put(_record(value), expects=0 if is_new else None))
    tenant_table.write(Put({"pk": _USERS, "sk": value.email}))


def put_elsewhere(platform: TenantTable, tenant_table: TenantTable, value: User) -> None:
    """Add or replace a person in another company, whose own list holds what it is there.

    Where this stops half-way, the person has no rights there yet, and may be invited again.
    """
    platform.write(Put({"pk": _of_person(value.email), "sk": value.tenant_id}))
    tenant_table.write(Put(_record(value)))


def users(platform: TenantTable, tenant_table: TenantTable) -> Iterator[User]:
    """The users of one company, by e-mail."""
    for record in tenant_table.query(_USERS, high=keys.after("")):
        found = _user(platform, record)
        if found:
            yield found


def _user(platform: TenantTable, record: Record) -> User | None:
    if "doc" in record:
        return User.model_validate_json(blob(record))
    return home(platform, str(record["sk"]))


def _record(value: User) -> Record:
    return {"pk": _USERS, "sk": value.email, "doc": value.model_dump_json().encode()}


def _of_person(email: str) -> str:
    return f"companies#{email}"
