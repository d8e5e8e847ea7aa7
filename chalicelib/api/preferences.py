"""What users chose for themselves."""

from typing import Annotated

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role

routes = Routes("access")

NAMES = frozenset({"account_columns", "item_columns", "dashboard", "levels_later"})


class Preference(Strict):
    """One choice, as the desk wrote it."""

    value: Annotated[str, Field(max_length=8_000)]


@routes.get("/me/preferences/{name}")
def preference(actor: Actor, name: str) -> Preference:
    """A choice; empty before there is one."""
    return Preference(value=services().preferences.get(actor, _known(name)))


@routes.put("/me/preferences/{name}", Role.READER)
def choose_preference(actor: Actor, name: str, body: Preference) -> Preference:
    """Choose."""
    return Preference(value=services().preferences.put(actor, _known(name), body.value))


def _known(name: str) -> str:
    if name not in NAMES:
        raise InvalidError(f"Users choose {', '.join(sorted(NAMES))}.")
    return name
