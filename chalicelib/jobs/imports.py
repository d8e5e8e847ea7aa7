"""What a bucket and a queue say about imports."""

from datetime import datetime
from typing import Any

import orjson
from aws_lambda_powertools import Logger
from chalice.app import CloudWatchEvent, SQSEvent

from chalicelib.container import services
from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor
from chalicelib.features.imports.ledger import Upload

logger = Logger(child=True)

# The queue gives up after this many deliveries; the import says so before that.
LAST_DELIVERY = 3
_KEY_PARTS = 4


def read_import(event: CloudWatchEvent) -> None:
    """A file appeared under uploads/<tenant>/<profile>/, or under a ticket."""
    notice = event.to_dict()
    thing = notice["detail"]["object"]
    key = thing["key"]
    if key.count("/") < _KEY_PARTS - 1 or key.endswith("/"):
        logger.warning("not a place for uploads")
        return
    at = datetime.fromisoformat(notice["time"])
    version = "|".join(str(thing.get(name, "")) for name in ("version-id", "sequencer", "etag"))
    upload = Upload(key=key, at=at, version=f"{version}|{notice['time']}")
    try:
        services().imports.arrived(key.split("/")[1], upload)
    except NotFoundError:
        logger.warning("a file of no company, or of no import")


def import_work(event: SQSEvent) -> dict[str, Any]:
    """One step of an import: read, apply (one chunk) or finish. A failed step comes again."""
    failed = []
    for record in event.to_dict()["Records"]:
        try:
            _step(record)
        except Exception:
            logger.exception("import step failed")
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def _step(record: dict[str, Any]) -> None:
    message = orjson.loads(record["body"])
    actor = Actor.system(message["tenant"], "import")
    imports = services().imports
    try:
        if message["step"] == "read":
            imports.steps.read(actor, message["import_id"])
        elif message["step"] == "apply":
            imports.steps.apply(actor, message["import_id"], int(message["chunk"]))
        else:
            imports.steps.finish(actor, message["import_id"])
    except Exception:
        if int(record.get("attributes", {}).get("ApproximateReceiveCount", 1)) >= LAST_DELIVERY:
            imports.steps.give_up(actor, message["import_id"])
        raise
