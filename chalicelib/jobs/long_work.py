"""What the queue says about jobs: one piece of long work."""

from typing import Any

import orjson
from aws_lambda_powertools import Logger
from chalice.app import SQSEvent

from chalicelib.container import services
from chalicelib.features.access.model import Actor

logger = Logger(child=True)

# The queue gives up after this many deliveries; the job says so before that.
LAST_DELIVERY = 3


def job_work(event: SQSEvent) -> dict[str, Any]:
    """Pieces of jobs. A piece that failed comes again."""
    failed = []
    for record in event.to_dict()["Records"]:
        try:
            _piece(record)
        except Exception:
            logger.exception("a piece of a job failed")
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def _piece(record: dict[str, Any]) -> None:
    message = orjson.loads(record["body"])
    actor, jobs = Actor.system(message["tenant"], "jobs"), services().jobs
    try:
        jobs.work(actor, message["job_id"], message["piece"])
    except Exception:
        if int(record.get("attributes", {}).get("ApproximateReceiveCount", 1)) >= LAST_DELIVERY:
            jobs.give_up(actor, message["job_id"], message["piece"])
        raise
