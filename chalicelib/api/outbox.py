"""One machine only: the messages that would have left."""

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.outbox.model import OutboxMessage

routes = Routes("outbox")


class OutboxQuery(Strict):
    """Where to go on."""

    cursor: str | None = None


@routes.get("/outbox")
def outbox(actor: Actor, query: OutboxQuery) -> Page[OutboxMessage]:
    """Messages that would have left, newest first."""
    return services().outbox.list(actor, query.cursor)


@routes.get("/outbox/{message_id}")
def outbox_message(actor: Actor, message_id: str) -> OutboxMessage:
    """One message that would have left."""
    return services().outbox.get(actor, message_id)
