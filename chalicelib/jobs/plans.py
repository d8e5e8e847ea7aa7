"""What the state machine of payment plans calls."""

from datetime import datetime
from typing import Any

from aws_lambda_powertools import Logger

from chalicelib.container import services
from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor

logger = Logger(child=True)

SYSTEM = "plans"


def plan_step(event: dict[str, Any], context: object) -> dict[str, Any]:  # noqa: ARG001 - Lambda's
    """Look at a plan; what to do next. RetryableError and ConflictError: call again."""
    started_at = datetime.fromisoformat(event["started_at"])
    try:
        return (
            services()
            .following.step(
                _actor(event), event["code"], event["plan_id"], int(event["version"]), started_at
            )
            .model_dump()
        )
    except NotFoundError:
        logger.warning("a plan of no account, or of no company")
        return {"next": "done", "seconds": 0}


def plan_alarm(event: dict[str, Any], context: object) -> None:  # noqa: ARG001 - Lambda's
    """A plan could not be looked at after every retry: say so to its collector."""
    logger.error("a plan is no longer followed", plan=event["plan_id"], tenant=event["tenant"])
    services().following.alarm(_actor(event), event["code"], event["plan_id"])


def _actor(event: dict[str, Any]) -> Actor:
    return Actor.system(event["tenant"], SYSTEM)
