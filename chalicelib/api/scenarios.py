"""Scenarios, to read: those that users edit come with a later feature."""

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor
from chalicelib.features.scenarios.model import Scenario

routes = Routes("scenarios")


@routes.get("/scenarios")
def scenarios(actor: Actor) -> Page[Scenario]:
    """Every scenario an account may follow."""
    return Page[Scenario](items=services().scenarios.all(actor))


@routes.get("/scenarios/{scenario_id}")
def scenario(actor: Actor, scenario_id: str) -> Scenario:
    """One scenario with its steps."""
    return services().scenarios.get(actor, scenario_id)
