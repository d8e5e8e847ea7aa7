"""SES: one attempt per message, and errors that say what is known of it."""

import boto3
import pytest
from botocore.exceptions import ConnectTimeoutError, ReadTimeoutError
from botocore.stub import ANY, Stubber

from chalicelib.aws.ses import SesMailer, UnknownSendError, client
from chalicelib.core.errors import RetryableError
from chalicelib.ports import Email, SendRefusedError
from chalicelib.settings import Settings

EMAIL = Email(
    sender="Acme <a@acme.example>",
    recipient="b@client.example",
    subject="Rappel é",
    text="text",
    html="<p>html</p>",
    headers={"In-Reply-To": "<1@x>"},
    tags={"tenant": "acme"},
    reply_to="r@acme.example",
)


@pytest.fixture
def ses():
    return boto3.client("sesv2", region_name="eu-west-3")


def test_a_message_leaves_with_its_thread_tags_and_configuration(ses):
    with Stubber(ses) as stub:
        stub.add_response(
            "send_email",
            {"MessageId": "010f"},
            {
                "FromEmailAddress": EMAIL.sender,
                "Destination": {"ToAddresses": [EMAIL.recipient]},
                "ReplyToAddresses": [EMAIL.reply_to],
                "Content": {
                    "Simple": {
                        "Subject": {"Data": EMAIL.subject, "Charset": "UTF-8"},
                        "Body": ANY,
                        "Headers": [{"Name": "In-Reply-To", "Value": "<1@x>"}],
                    }
                },
                "EmailTags": [{"Name": "tenant", "Value": "acme"}],
                "ConfigurationSetName": "relance",
            },
        )
        assert SesMailer("relance", "eu-west-3", ses).send(EMAIL) == "010f"


@pytest.mark.parametrize(
    ("code", "status", "meaning"),
    [
        ("MessageRejected", 400, SendRefusedError),
        ("BadRequestException", 400, SendRefusedError),
        ("TooManyRequestsException", 429, RetryableError),
        ("SendingPausedException", 400, RetryableError),
        ("AccessDeniedException", 403, RetryableError),
        ("InternalFailure", 500, UnknownSendError),
    ],
)
def test_an_error_says_what_is_known(ses, code, status, meaning):
    with Stubber(ses) as stub:
        stub.add_client_error("send_email", code, "said", http_status_code=status)
        with pytest.raises(meaning):
            SesMailer("", "eu-west-3", ses).send(EMAIL)


@pytest.mark.parametrize(
    ("lost", "meaning"),
    [
        (ConnectTimeoutError(endpoint_url="https://ses"), RetryableError),
        (ReadTimeoutError(endpoint_url="https://ses"), UnknownSendError),
    ],
)
def test_a_lost_connection_is_unknown_only_once_it_was_made(ses, lost, meaning):
    def fail(**_more):
        raise lost

    ses.meta.events.register("before-send.sesv2.SendEmail", fail)
    with pytest.raises(meaning):
        SesMailer("", "eu-west-3", ses).send(EMAIL)


def test_the_client_never_sends_a_second_time_by_itself():
    made, calls = client("eu-west-3"), []

    def fail(**_more):
        calls.append(1)
        raise ReadTimeoutError(endpoint_url="https://ses")

    made.meta.events.register("before-send.sesv2.SendEmail", fail)
    with pytest.raises(UnknownSendError):
        SesMailer("", "eu-west-3", made).send(EMAIL)
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("region", "domain"),
    [("eu-west-3", "eu-west-3.amazonses.com"), ("us-east-1", "email.amazonses.com")],
)
def test_threads_follow_the_message_id_that_ses_gives(region, domain):
    assert Settings(aws_region=region).message_id_domain == domain
