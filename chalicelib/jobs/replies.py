"""What the bucket says of e-mails that SES put there."""

from aws_lambda_powertools import Logger
from chalice.app import CloudWatchEvent

from chalicelib.container import services
from chalicelib.core.errors import NotFoundError

logger = Logger(child=True)

# SES writes this once, to see whether it may.
_TRIED = "AMAZON_SES_SETUP_NOTIFICATION"


def read_reply(event: CloudWatchEvent) -> None:
    """An e-mail appeared under mail/; one that is gone again is no error."""
    key = event.to_dict()["detail"]["object"]["key"]
    if key.endswith(_TRIED):
        return
    try:
        services().replies.arrived(key)
    except NotFoundError:
        logger.warning("an e-mail that is gone", key=key)
