"""Who is asking, for which tenant, and what that role may do."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from chalicelib.core.errors import ForbiddenError


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


class Actor(BaseModel):
    """A user, or the part of Relance that acts by itself; `name` is what the history shows."""

    model_config = ConfigDict(frozen=True)

    tenant_id: str
    name: str
    role: Role

    @classmethod
    def system(cls, tenant_id: str, name: str) -> "Actor":
        """Relance itself, such as `daily_run` or `import`."""
        return cls(tenant_id=tenant_id, name=name, role=Role.ADMINISTRATOR)

    def require(self, least: Role) -> None:
        """Raise ForbiddenError unless the role is at least this one."""
        if self.role.rank < least.rank:
            raise ForbiddenError(f"This needs the role {least.value}.")


class User(BaseModel):
    """Someone who signs in, by e-mail, to one tenant."""

    model_config = ConfigDict(frozen=True)

    email: str
    tenant_id: str
    name: str
    role: Role
    active: bool = True
    language: str = "fr"


class Tenant(BaseModel):
    """A company that uses Relance. A demonstration has a clock its users can advance."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    is_demonstration: bool = False
    clock_shift_days: int = 0
