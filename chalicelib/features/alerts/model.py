"""A company's own alerts: what they look for, whom they tell, and how (product V5)."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Role
from chalicelib.features.searches.model import TEXT_MAX
from chalicelib.features.settings.model import EmailAddress, Line
from chalicelib.features.statuses.definitions import Colour

ALERTS_MAX = 30


class Told(Strict):
    """Who is told: the collector of each account of its own, everybody of a role, some users."""

    collector: bool = True
    roles: Annotated[tuple[Role, ...], Field(max_length=len(Role))] = ()
    users: Annotated[tuple[EmailAddress, ...], Field(max_length=50)] = ()


class Alert(Strict):
    """One alert: it holds of the accounts that a search finds; dates in it may be relative."""

    name: Annotated[Line, Field(min_length=1, max_length=80)]
    where: Annotated[str, Field(min_length=1, max_length=TEXT_MAX)]
    colour: Colour = Colour.ORANGE
    told: Told = Told()
    on_agenda: bool = True
    by_email: bool = False

    @model_validator(mode="after")
    def _tells_somebody(self) -> Self:
        told = self.told
        if (self.on_agenda or self.by_email) and not (told.collector or told.roles or told.users):
            msg = "an alert in the agenda or by e-mail tells somebody"
            raise ValueError(msg)
        return self


class Alerts(Strict):
    """A company's alerts, in its order. `version` 0 is not stored yet."""

    version: int = 0
    alerts: Annotated[tuple[Alert, ...], Field(max_length=ALERTS_MAX)] = ()


class Mark(Strict):
    """An own alert as an account shows it."""

    name: str
    colour: Colour


class AlertCount(Frozen):
    """How many accounts an alert holds of, and what is overdue on them; `where` finds them.

    `alert` is the key of a native one, the name of an own one: those have a colour.
    """

    alert: str
    where: str
    colour: Colour | None = None
    accounts: int
    overdue: tuple[Money, ...]
