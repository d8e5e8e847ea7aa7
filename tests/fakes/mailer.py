"""A mailer that can fail in every way the real one does, and reports like SES."""

from base64 import urlsafe_b64decode
from dataclasses import dataclass

from chalicelib.core.errors import RetryableError
from chalicelib.ports import Email, SendRefusedError, Sms


@dataclass
class Sent:
    """One message that left."""

    message_id: str
    email: Email


class LostResponseError(Exception):
    """The message left, and the answer did not come back."""


class FakeMailer:
    """`ports.Mailer` in memory. `next_calls` says how the next calls end, in order:

    "ok", "throttle" (not sent), "refuse" (not sent), "lost" (sent, no answer), "silent" (not sent,
    no answer).
    """

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.next_calls: list[str] = []
        self.calls = 0
        self.trusted: list[str] = []

    def trust(self, address: str) -> None:
        self.trusted.append(address)

    def send(self, email: Email) -> str:
        self.calls += 1
        how = self.next_calls.pop(0) if self.next_calls else "ok"
        if how == "throttle":
            raise RetryableError("Throttling: slow down.")
        if how == "refuse":
            raise SendRefusedError("MessageRejected: address is not verified.")
        if how == "silent":
            raise LostResponseError
        message_id = f"010f-{len(self.sent) + 1:06d}"
        self.sent.append(Sent(message_id, email))
        if how == "lost":
            raise LostResponseError
        return message_id

    def event(self, sent: Sent, kind: str, at: str = "2026-03-02T09:00:00Z", **more) -> dict:
        """What SES reports of a message: Send, Delivery, Bounce, Complaint, Reject."""
        body = {
            "Bounce": {
                "bounceType": more.get("bounce_type", "Permanent"),
                "bounceSubType": "General",
                "bouncedRecipients": [{"emailAddress": sent.email.recipient, "status": "5.1.1"}],
                "timestamp": at,
            },
            "Complaint": {
                "complainedRecipients": [{"emailAddress": sent.email.recipient}],
                "timestamp": at,
            },
            "Delivery": {"timestamp": at, "recipients": [sent.email.recipient]},
            "Reject": {"reason": "Bad content"},
            "Send": {},
        }[kind]
        return {
            "eventType": kind,
            "mail": {
                "timestamp": at,
                "messageId": sent.message_id,
                "destination": [sent.email.recipient],
                "tags": {name: [value] for name, value in sent.email.tags.items()},
            },
            kind.lower(): body,
        }


class FakeSms:
    """`ports.SmsGateway` in memory; its next calls may be lost, refused or throttled."""

    def __init__(self) -> None:
        self.sent: list[Sms] = []
        self.next_calls: list[str] = []

    def send(self, sms: Sms) -> str:
        kind = self.next_calls.pop(0) if self.next_calls else ""
        if kind == "refused":
            raise SendRefusedError("OptedOut")
        if kind == "throttled":
            raise RetryableError("Throttled.")
        self.sent.append(sms)
        if kind == "lost":
            raise LostResponseError
        return f"sms-{len(self.sent)}"


def tag(sent: Sent, name: str) -> str:
    """A tag of a message, decoded."""
    value = sent.email.tags[name]
    return urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()
