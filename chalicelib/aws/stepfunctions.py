"""Executions on Step Functions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import boto3
import orjson
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.errors import RetryableError

if TYPE_CHECKING:
    from types_boto3_stepfunctions import SFNClient


def client() -> "SFNClient":
    """A client with short timeouts."""
    config = Config(
        connect_timeout=3, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 4}
    )
    return boto3.client("stepfunctions", config=config)


class StepFunctions:
    """`ports.Workflows` on one state machine."""

    def __init__(self, machine_arn: str, sfn: "SFNClient | None" = None) -> None:
        self._machine_arn, self._sfn = machine_arn, sfn or client()

    def start(self, name: str, given: Mapping[str, object]) -> None:
        """Begin; a name that ran already is left alone (names are kept for 90 days)."""
        try:
            self._sfn.start_execution(
                stateMachineArn=self._machine_arn, name=name, input=orjson.dumps(given).decode()
            )
        except self._sfn.exceptions.ExecutionAlreadyExists:
            return
        except (ClientError, BotoCoreError) as error:
            raise RetryableError("Step Functions did not answer.") from error
