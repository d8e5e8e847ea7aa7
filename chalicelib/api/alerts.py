"""Alerts: what they hold of, and those a company makes."""

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.alerts.model import AlertCount, Alerts, Mark

routes = Routes("alerts")


class AlertsView(Alerts):
    """The company's own alerts, and of how many accounts each alert holds, native ones first."""

    counts: tuple[AlertCount, ...]


def _view(actor: Actor, own: Alerts) -> AlertsView:
    return AlertsView(**dict(own), counts=tuple(services().alerts.counts(actor)))


@routes.get("/alerts")
def alerts(actor: Actor) -> AlertsView:
    """Every alert and what it holds of."""
    return _view(actor, services().alerts.all(actor))


@routes.put("/alerts", Role.CREDIT_MANAGER)
def change_alerts(actor: Actor, body: Alerts, version: int) -> AlertsView:
    """Replace the company's own alerts."""
    given = body.model_copy(update={"version": version})
    return _view(actor, services().alerts.change(actor, given))


@routes.get("/accounts/{code}/alerts")
def account_alerts(actor: Actor, code: str) -> Page[Mark]:
    """The own alerts that hold of an account."""
    return Page[Mark](items=services().alerts.of_account(actor, code))
