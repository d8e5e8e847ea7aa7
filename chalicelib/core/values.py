"""Bases of everything that is said once and then compared, never changed."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value."""

    model_config = ConfigDict(frozen=True)


class Strict(Frozen):
    """A value that comes from outside or is kept for long: a field nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")
