"""Queues on SQS, in batches of ten."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import boto3
import orjson
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.errors import RetryableError
from chalicelib.ports import QueueName

if TYPE_CHECKING:
    from types_boto3_sqs import SQSClient

_BATCH = 10


def client() -> "SQSClient":
    """A client with short timeouts."""
    config = Config(
        connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 4}
    )
    return boto3.client("sqs", config=config)


class SqsQueues:
    """`ports.Queues` on SQS; `urls` by queue name."""

    def __init__(self, urls: Mapping[str, str], sqs: "SQSClient | None" = None) -> None:
        self._urls, self._sqs = urls, sqs or client()

    def send(self, queue: QueueName, messages: Sequence[Mapping[str, object]]) -> None:
        """Enqueue; RetryableError unless every message was taken."""
        for start in range(0, len(messages), _BATCH):
            entries = [
                {"Id": str(n), "MessageBody": orjson.dumps(message).decode()}
                for n, message in enumerate(messages[start : start + _BATCH])
            ]
            try:
                answer = self._sqs.send_message_batch(QueueUrl=self._urls[queue], Entries=entries)  # type: ignore[arg-type]
            except (ClientError, BotoCoreError) as error:
                raise RetryableError("The queue did not answer.") from error
            if answer.get("Failed"):
                raise RetryableError("The queue did not take every message.")
