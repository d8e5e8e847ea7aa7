"""SNS: one attempt per message, and errors that say what is known of it."""

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from chalicelib.aws.sns import SnsGateway, client
from chalicelib.core.errors import RetryableError
from chalicelib.ports import SendRefusedError, Sms

SMS = Sms("+33612345678", "Bonjour", "Acme", {"tenant": "acme"})


@pytest.fixture
def sns():
    return boto3.client("sns", region_name="eu-west-3")


def test_a_message_leaves_with_its_sender_and_tags(sns):
    with Stubber(sns) as stub:
        stub.add_response(
            "publish",
            {"MessageId": "m1"},
            {
                "PhoneNumber": "+33612345678",
                "Message": "Bonjour",
                "MessageAttributes": {
                    name: {"DataType": "String", "StringValue": value}
                    for name, value in (
                        ("AWS.SNS.SMS.SMSType", "Transactional"),
                        ("AWS.SNS.SMS.SenderID", "Acme"),
                        ("tenant", "acme"),
                    )
                },
            },
        )
        assert SnsGateway("eu-west-3", sns).send(SMS) == "m1"


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("InvalidParameter", 400, SendRefusedError),
        ("Throttled", 429, RetryableError),
        ("AuthorizationError", 403, RetryableError),
        ("InternalError", 500, ClientError),
    ],
)
def test_an_error_says_whether_it_left(sns, code, status, expected):
    with Stubber(sns) as stub:
        stub.add_client_error("publish", code, http_status_code=status)
        with pytest.raises(expected):
            SnsGateway("eu-west-3", sns).send(SMS)


def test_nothing_is_sent_twice_by_the_client():
    assert client("eu-west-3").meta.config.retries["total_max_attempts"] == 1
