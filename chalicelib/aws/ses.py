"""E-mail through SES v2, and what SES reports of it.

SES has no idempotency token, and boto3's own retries would send one message several times: there
is one attempt per call, and the errors say what is known of it.
"""

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ProxyConnectionError,
)

from chalicelib.aws.pace import Pace
from chalicelib.core.errors import RetryableError
from chalicelib.ports import Email, SendRefusedError

if TYPE_CHECKING:
    from types_boto3_sesv2 import SESV2Client

# SES looked at the message and said no.
_REFUSED = {
    "MessageRejected",
    "MailFromDomainNotVerifiedException",
    "BadRequestException",
    "NotFoundException",
}
_NO_CONNECTION = (
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ProxyConnectionError,
)
_SERVER_ERROR = 500


def client(region: str) -> "SESV2Client":
    """A client that sends once: `total_max_attempts` counts the first attempt."""
    config = Config(
        connect_timeout=3,
        read_timeout=15,
        retries={"mode": "standard", "total_max_attempts": 1},
    )
    return boto3.client("sesv2", region_name=region, config=config)


class SesMailer:
    """`ports.Mailer` on SES."""

    def __init__(
        self,
        configuration_set: str,
        region: str,
        ses: "SESV2Client | None" = None,
        pace: Pace | None = None,
    ) -> None:
        self._configuration_set, self._client = configuration_set, ses or client(region)
        self._pace = pace or Pace(self._rate)

    def _rate(self) -> float:
        return float(self._client.get_account()["SendQuota"]["MaxSendRate"])

    def send(self, email: Email) -> str:
        """Hand over one message; see the port for what the errors mean."""
        self._pace.keep()
        try:
            answer = self._client.send_email(**self._request(email))
        except ClientError as error:
            raise _meaning(error) from error
        except _NO_CONNECTION as error:
            raise RetryableError("SES could not be reached.") from error
        except BotoCoreError as error:
            raise UnknownSendError(str(error)) from error
        return str(answer["MessageId"])

    def trust(self, address: str) -> None:
        """Take an address off the account's suppression list; one that is not on it stays off."""
        try:
            self._client.delete_suppressed_destination(EmailAddress=address)
        except self._client.exceptions.NotFoundException:
            return
        except (ClientError, BotoCoreError) as error:
            raise RetryableError("SES does not take the address off its list now.") from error

    def _request(self, email: Email) -> dict[str, Any]:
        simple: dict[str, Any] = {
            "Subject": _text(email.subject),
            "Body": {"Text": _text(email.text), "Html": _text(email.html)},
        }
        if email.headers:
            simple["Headers"] = [{"Name": k, "Value": v} for k, v in email.headers.items()]
        if email.attachments:
            simple["Attachments"] = [
                {"FileName": a.filename, "ContentType": a.content_type, "RawContent": a.content}
                for a in email.attachments
            ]
        request: dict[str, Any] = {
            "FromEmailAddress": email.sender,
            "Destination": _destination(email),
            "Content": {"Simple": simple},
            "EmailTags": [{"Name": k, "Value": v} for k, v in email.tags.items()],
        }
        if email.reply_to:
            request["ReplyToAddresses"] = [email.reply_to]
        if self._configuration_set:
            request["ConfigurationSetName"] = self._configuration_set
        return request


class UnknownSendError(Exception):
    """The connection was lost on the way: nobody knows whether the message left."""


def _destination(email: Email) -> dict[str, list[str]]:
    to = {"ToAddresses": [email.recipient]}
    return {**to, "CcAddresses": list(email.copies)} if email.copies else to


def _text(value: str) -> dict[str, str]:
    return {"Data": value, "Charset": "UTF-8"}


def _meaning(error: ClientError) -> Exception:
    details = error.response.get("Error", {})
    code, said = details.get("Code", ""), details.get("Message", "")
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", _SERVER_ERROR)
    if code in _REFUSED:
        return SendRefusedError(f"{code}: {said}")
    if status < _SERVER_ERROR:
        # Throttled, paused, or not permitted: refused for now, whatever the message.
        return RetryableError(f"{code}: {said}")
    return UnknownSendError(f"{code}: {said}")
