"""Who is asking, for which tenant, and what that role may do."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.errors import ForbiddenError
from chalicelib.core.values import Frozen, Strict

# Who acts through a link or an e-mail.
DEBTOR = "debtor"


class Role(StrEnum):
    """The five roles, from the one that sees to the one that administers."""

    READER = "reader"
    COLLEAGUE = "colleague"
    COLLECTOR = "collector"
    CREDIT_MANAGER = "credit_manager"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        """Its place in the order above: a role may do all that lower ones may."""
        return list(Role).index(self)


class Scope(StrEnum):
    """Which accounts a user sees: its own, those of its team, or all of them."""

    OWN = "own"
    TEAM = "team"
    ALL = "all"


class Absence(Strict):
    """Days, both included, on which somebody else works a user's accounts."""

    from_on: date
    to_on: date
    substitute: Annotated[str, Field(max_length=254)]


class Actor(Frozen):
    """A user, or the part of Relance that acts by itself; `name` is what the history shows."""

    tenant_id: str
    name: str
    role: Role
    # Collectors whose accounts it sees; None for every account.
    sees: frozenset[str] | None = None
    # Collectors whose accounts are its own today: itself, and the absent it stands in for.
    works_for: frozenset[str] = frozenset()

    @classmethod
    def system(cls, tenant_id: str, name: str) -> "Actor":
        """Relance itself, such as `daily_run` or `import`."""
        return cls(tenant_id=tenant_id, name=name, role=Role.ADMINISTRATOR)

    def require(self, least: Role) -> None:
        """Raise ForbiddenError unless the role is at least this one."""
        if self.role.rank < least.rank:
            raise ForbiddenError(f"This needs the role {least.value}.")


class User(Frozen):
    """Someone who signs in, by e-mail, to one tenant."""

    email: str
    tenant_id: str
    name: str
    role: Role
    active: bool = True
    language: str = "fr"
    scope: Scope = Scope.ALL
    team: str = ""
    absences: tuple[Absence, ...] = ()


class Tenant(Frozen):
    """A company that uses Relance. A demonstration has a clock its users can advance."""

    id: str
    name: str
    is_demonstration: bool = False
    clock_shift_days: int = 0
