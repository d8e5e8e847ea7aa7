"""Reports and the first page of the day."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.features.access.model import Actor
from chalicelib.features.reports.service import AgedBalance, Dashboard

routes = Routes("reports")


class AgedQuery(BaseModel):
    """On which date, and split by what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date | None = None
    by: Literal["", "collector", "group", "country", "account"] = ""


@routes.get("/reports/aged-balance")
def aged_balance(actor: Actor, query: AgedQuery) -> AgedBalance:
    """What is owed by lateness, on a date."""
    return services().reports.aged_balance(actor, query.on, query.by)


@routes.get("/dashboard")
def dashboard(actor: Actor) -> Dashboard:
    """The first page of the day."""
    return services().reports.dashboard(actor)
