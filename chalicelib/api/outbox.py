"""One machine only: the messages that would have left."""

from typing import Annotated

from pydantic import AfterValidator, Base64Bytes, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.text import clean
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.features.outbox.service import Said
from chalicelib.features.settings.model import Line

routes = Routes("outbox")


class OutboxQuery(Strict):
    """Where to go on."""

    cursor: str | None = None


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())


class OutboxReply(Strict):
    """What its recipient writes back; an automatic reply is one that nobody wrote."""

    subject: Annotated[str, Field(max_length=300), AfterValidator(_on_one_line)]
    text: Annotated[str, Field(max_length=20_000)] = ""
    is_automatic: bool = False
    filename: Line = ""
    content: Annotated[Base64Bytes, Field(max_length=4_000_000)] = b""


@routes.get("/outbox")
def outbox(actor: Actor, query: OutboxQuery) -> Page[OutboxMessage]:
    """Messages that would have left, newest first."""
    return services().outbox.list(actor, query.cursor)


@routes.get("/outbox/{message_id}")
def outbox_message(actor: Actor, message_id: str) -> OutboxMessage:
    """One message that would have left."""
    return services().outbox.get(actor, message_id)


@routes.post("/outbox/{message_id}/replies")
def reply_from_outbox(actor: Actor, message_id: str, body: OutboxReply) -> None:
    """Write back as the recipient: the e-mail comes in as it would on AWS."""
    services().outbox.reply(actor, message_id, Said(**dict(body)))
