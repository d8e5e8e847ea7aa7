"""A person in its companies: one sign-in, and a user of its own in each of them."""

from collections.abc import Iterator

from chalicelib.features.access import store
from chalicelib.features.access.model import User
from chalicelib.ports import Table


class Memberships:
    """Who belongs where."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def everywhere(self, email: str) -> Iterator[User]:
        """The person in each of its companies, the first it was invited to first."""
        platform = self._table.platform()
        first = store.home(platform, email)
        if first is None:
            return
        yield first
        for tenant_id in store.elsewhere(platform, email):
            user = self.of(tenant_id, email)
            if user:
                yield user

    def of(self, tenant_id: str, email: str) -> User | None:
        """The person in one company."""
        return store.user(self._table.platform(), self._table.for_tenant(tenant_id), email)

    def all(self, tenant_id: str) -> list[User]:
        """Everybody in one company."""
        return list(store.users(self._table.platform(), self._table.for_tenant(tenant_id)))

    def is_known(self, email: str) -> bool:
        """Whether this person signs in already, for whatever company."""
        return store.home(self._table.platform(), email) is not None

    def put(self, user: User) -> None:
        """Add or replace a user; ConflictError when another company was first meanwhile."""
        platform, own = self._table.platform(), self._table.for_tenant(user.tenant_id)
        first = store.home(platform, user.email)
        if first is None or first.tenant_id == user.tenant_id:
            store.put_home(platform, own, user, is_new=first is None)
        else:
            store.put_elsewhere(platform, own, user)
