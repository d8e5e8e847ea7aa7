"""Short messages through SNS: as with e-mail, one attempt, and errors that say what is known."""

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError

from chalicelib.core.errors import RetryableError
from chalicelib.ports import SendRefusedError, Sms

if TYPE_CHECKING:
    from types_boto3_sns import SNSClient
    from types_boto3_sns.type_defs import MessageAttributeValueTypeDef

# The number is wrong, or its owner asked for silence (SNS says so as InvalidParameter).
_REFUSED = {"InvalidParameter", "InvalidParameterValue", "OptedOut", "EndpointDisabled"}
_SERVER_ERROR = 500


def client(region: str) -> "SNSClient":
    """A client that sends once."""
    retries = {"mode": "standard", "total_max_attempts": 1}
    config = Config(connect_timeout=3, read_timeout=15, retries=retries)  # type: ignore[arg-type]
    return boto3.client("sns", region_name=region, config=config)


class SnsGateway:
    """`ports.SmsGateway` on SNS. Countries that allow no sender's name show a number instead."""

    def __init__(self, region: str, sns: "SNSClient | None" = None) -> None:
        self._client = sns or client(region)

    def send(self, sms: Sms) -> str:
        """Hand over one message."""
        said = {"AWS.SNS.SMS.SMSType": "Transactional"}
        if sms.sender:
            said["AWS.SNS.SMS.SenderID"] = sms.sender
        try:
            answer = self._client.publish(
                PhoneNumber=sms.number,
                Message=sms.text,
                MessageAttributes={
                    name: _text(value) for name, value in {**said, **sms.tags}.items()
                },
            )
        except ClientError as error:
            raise _meaning(error) from error
        except (ConnectTimeoutError, EndpointConnectionError) as error:
            raise RetryableError("SNS could not be reached.") from error
        return str(answer["MessageId"])


def _text(value: str) -> "MessageAttributeValueTypeDef":
    return {"DataType": "String", "StringValue": value}


def _meaning(error: ClientError) -> Exception:
    details = error.response.get("Error", {})
    said = f"{details.get('Code', '')}: {details.get('Message', '')}"
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", _SERVER_ERROR)
    if details.get("Code") in _REFUSED:
        return SendRefusedError(said)
    # Throttled or not permitted surely did not leave; of a server's error nobody knows.
    return RetryableError(said) if status < _SERVER_ERROR else error
