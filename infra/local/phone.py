"""Short messages on one machine: SNS's Publish to a number is kept in the outbox."""

from io import BytesIO
from urllib.parse import parse_qs
from uuid import uuid4

from chalicelib.container import services
from chalicelib.features.access.model import Actor
from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.features.reminders.compose import untagged
from infra.local.wsgi import Answer, Environ, body_of

_SAID = (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>'
    "<MessageId>{id}</MessageId></PublishResult><ResponseMetadata><RequestId>{id}</RequestId>"
    "</ResponseMetadata></PublishResponse>"
)


def is_sms(environ: Environ, path: str) -> bool:
    """Whether this is a message to a number; others to SNS are moto's."""
    if path != "/" or "/sns/aws4_request" not in environ.get("HTTP_AUTHORIZATION", ""):
        return False
    body = body_of(environ)
    environ["wsgi.input"] = BytesIO(body)
    return b"PhoneNumber=" in body


def handle(body: bytes) -> Answer:
    """Answer one Publish."""
    asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
    said, message_id = _attributes(asked), f"local-{uuid4().hex}"
    at = services().company.now(Actor.system(said["tenant"], "outbox"))
    message = OutboxMessage(
        id=f"{at:%Y%m%dT%H%M%S%f}-{message_id[-8:]}",
        at=at,
        to=asked["PhoneNumber"],
        sender=said.get("AWS.SNS.SMS.SenderID", ""),
        subject="SMS",
        headers={},
        text=asked["Message"],
        html="",
        account=untagged(said.get("account", "")),
    )
    store.put(services().ports.table.for_tenant(said["tenant"]), message)
    return Answer(200, _SAID.format(id=message_id).encode(), [("Content-Type", "text/xml")])


def _attributes(asked: dict[str, str]) -> dict[str, str]:
    """`MessageAttributes.entry.1.Name` and `.Value.StringValue`, by name."""
    found = {}
    for key, name in asked.items():
        if key.startswith("MessageAttributes.entry.") and key.endswith(".Name"):
            value = key.removesuffix("Name") + "Value.StringValue"
            found[name] = asked.get(value, "")
    return found
