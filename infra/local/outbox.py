"""SES on one machine: messages are kept in the outbox, and their events come back as on AWS.

Addresses whose local part begins with `bounce` or `complaint` do so, like those of SES's simulator.
What goes to the inbound domain comes in: it is dropped in the bucket, as SES's receipt rule does.
"""

import json
from base64 import b64decode
from collections.abc import Callable
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import boto3

from chalicelib.container import services
from chalicelib.core.clock import MachineClock
from chalicelib.features.access.model import Actor
from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.features.reminders.compose import untagged
from infra.local.wsgi import Answer, json_answer

PATH = "/v2/email/outbound-emails"
ACCOUNT_PATH, SUPPRESSION = "/v2/email/account", "/v2/email/suppression/addresses/"
# Nobody waits here.
A_SECOND = 1000
Event = dict[str, Any]


class Post:
    """Takes SESv2's SendEmail; `announce` gets each event as SES would publish it."""

    def __init__(
        self, announce: Callable[..., object], default_tenant: str, domain: str, bucket: str
    ) -> None:
        self._announce, self._default_tenant = announce, default_tenant
        self._domain, self._bucket = domain, bucket

    def handle(self, path: str, body: bytes) -> Answer:
        """Answer SendEmail, GetAccount, DeleteSuppressedDestination: nothing is on a list here."""
        if path.startswith(SUPPRESSION):
            return json_answer({})
        if path == ACCOUNT_PATH:
            return json_answer({"SendQuota": {"MaxSendRate": A_SECOND}})
        asked = json.loads(body)
        subject = asked["Content"]["Simple"]["Subject"]["Data"]
        if any(character in subject for character in "\r\n"):
            return json_answer({"message": "Invalid subject"}, 400)
        message_id = f"local-{uuid4().hex}"
        if _everybody(asked)[0].endswith(f"@{self._domain}"):
            content, key = _mime(asked, message_id), f"mail/{message_id}"
            boto3.client("s3").put_object(Bucket=self._bucket, Key=key, Body=content)
            return json_answer({"MessageId": message_id})
        tags = {tag["Name"]: tag["Value"] for tag in asked.get("EmailTags", [])}
        tenant_id = tags.get("tenant", self._default_tenant)
        table = services().ports.table.for_tenant(tenant_id)
        store.put(table, _message(asked, message_id, tags, tenant_id))
        if asked.get("ConfigurationSetName"):
            self._announce(*map(json.dumps, _events(asked, message_id, tags)))
        return json_answer({"MessageId": message_id})


def _message(
    asked: dict[str, Any], message_id: str, tags: dict[str, str], tenant_id: str
) -> OutboxMessage:
    simple = asked["Content"]["Simple"]
    body, at = simple["Body"], services().company.now(Actor.system(tenant_id, "outbox"))
    headers = {header["Name"]: header["Value"] for header in simple.get("Headers", [])}
    if asked.get("ReplyToAddresses"):
        headers["Reply-To"] = ", ".join(asked["ReplyToAddresses"])
    return OutboxMessage(
        id=f"{at:%Y%m%dT%H%M%S%f}-{message_id[-8:]}",
        at=at,
        to=", ".join(_everybody(asked)),
        sender=str(make_header(decode_header(asked["FromEmailAddress"]))),
        subject=simple["Subject"]["Data"],
        headers=headers,
        text=body.get("Text", {}).get("Data", ""),
        html=body.get("Html", {}).get("Data", ""),
        account=untagged(tags.get("account", "")),
        attachments=tuple(a["FileName"] for a in simple.get("Attachments", [])),
    )


def _mime(asked: dict[str, Any], message_id: str) -> bytes:
    """The message as SES receives it."""
    simple = asked["Content"]["Simple"]
    message = EmailMessage()
    message["Return-Path"] = message["From"] = asked["FromEmailAddress"]
    message["To"] = ", ".join(_everybody(asked))
    message["Subject"] = simple["Subject"]["Data"]
    message["Message-ID"] = f"<{message_id}@debtor.example>"
    for header in simple.get("Headers", []):
        message[header["Name"]] = header["Value"]
    message.set_content(simple["Body"]["Text"]["Data"])
    for file in simple.get("Attachments", []):
        kind, _, of = file["ContentType"].partition("/")
        content, name = b64decode(file["RawContent"]), file["FileName"]
        message.add_attachment(content, maintype=kind, subtype=of, filename=name)
    return message.as_bytes()


def _everybody(asked: dict[str, Any]) -> list[str]:
    to = asked["Destination"]
    return [*to.get("ToAddresses", []), *to.get("CcAddresses", [])]


def _events(asked: dict[str, Any], message_id: str, tags: dict[str, str]) -> list[Event]:
    recipients = _everybody(asked)
    now = MachineClock().now().isoformat()
    mail = {
        "timestamp": now,
        "source": asked["FromEmailAddress"],
        "messageId": message_id,
        "destination": recipients,
        "headersTruncated": False,
        "headers": [],
        "tags": {
            "ses:configuration-set": [asked["ConfigurationSetName"]],
            **{name: [value] for name, value in tags.items()},
        },
    }
    return [
        {"eventType": kind, "mail": mail, kind.lower(): details}
        for kind, details in _fate(recipients, now)
    ]


def _fate(recipients: list[str], now: str) -> list[tuple[str, Event]]:
    local_part = recipients[0].split("<")[-1].lower() if recipients else ""
    sent: tuple[str, Event] = ("Send", {})
    delivered: tuple[str, Event] = (
        "Delivery",
        {
            "timestamp": now,
            "recipients": recipients,
            "smtpResponse": "250 2.0.0 OK",
            "processingTimeMillis": 1,
            "reportingMTA": "localhost",
        },
    )
    if local_part.startswith("bounce"):
        return [sent, ("Bounce", _bounce(recipients, now))]
    if local_part.startswith("complaint"):
        return [sent, delivered, ("Complaint", _complaint(recipients, now))]
    return [sent, delivered]


def _bounce(recipients: list[str], now: str) -> Event:
    said = "smtp; 550 5.1.1 user unknown"
    bounced = [
        {"emailAddress": r, "action": "failed", "status": "5.1.1", "diagnosticCode": said}
        for r in recipients
    ]
    return {
        "bounceType": "Permanent",
        "bounceSubType": "General",
        "bouncedRecipients": bounced,
        "timestamp": now,
        "feedbackId": uuid4().hex,
        "reportingMTA": "dsn; localhost",
    }


def _complaint(recipients: list[str], now: str) -> Event:
    return {
        "complainedRecipients": [{"emailAddress": r} for r in recipients],
        "timestamp": now,
        "feedbackId": uuid4().hex,
        "complaintFeedbackType": "abuse",
    }
