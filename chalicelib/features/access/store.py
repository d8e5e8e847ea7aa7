"""Tenants and users: the records that belong to no tenant."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.access.model import Tenant, User
from chalicelib.ports import Put, TenantTable, blob

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


def user(platform: TenantTable, email: str) -> User | None:
    """One user, by e-mail in lower case."""
    record = platform.get(_USERS, email)
    return User.model_validate_json(blob(record)) if record else None


def put_user(
    platform: TenantTable, tenant_table: TenantTable, value: User, *, is_new: bool
) -> None:
    """Add or replace. The tenant's own list of users holds the e-mails; the user is one record."""
    doc = value.model_dump_json().encode()
    platform.write(
        Put({"pk": _USERS, "sk": value.email, "doc": doc}, expects=0 if is_new else None)
    )
    tenant_table.write(Put({"pk": _USERS, "sk": value.email}))


def users(platform: TenantTable, tenant_table: TenantTable) -> Iterator[User]:
    """The users of one tenant, by e-mail."""
    for record in tenant_table.query(_USERS, high=keys.after("")):
        found = user(platform, str(record["sk"]))
        if found:
            yield found
