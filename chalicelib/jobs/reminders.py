"""What the hourly schedule, the reminder queue and the topic of SES events call."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from aws_lambda_powertools import Logger
from chalice.app import CloudWatchEvent, SNSEvent, SQSEvent

from chalicelib.container import services
from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.compose import untagged
from chalicelib.features.reminders.model import SYSTEM, ReminderState
from chalicelib.features.reminders.settling import News

logger = Logger(child=True)

# One account with its pace, its tries and its waits.
ENOUGH_MS = 25_000

_STATES = {
    "Send": ReminderState.SENT,
    "Delivery": ReminderState.DELIVERED,
    "Bounce": ReminderState.BOUNCED,
    "Complaint": ReminderState.COMPLAINED,
    "Reject": ReminderState.REFUSED,
}
# SES calls an address that does not exist "Permanent"; a full mailbox may have room tomorrow.
_FOR_GOOD = "Permanent"


def daily_run(event: CloudWatchEvent) -> None:
    """Every hour: what stopped half-way goes on, and the day starts where its hour has come."""
    logger.debug("hourly", time=event.to_dict().get("time"))
    failed = []
    for tenant in services().tenants.all():
        try:
            _hourly(Actor.system(tenant.id, SYSTEM))
        except Exception:
            logger.exception("the hourly run of a tenant failed", tenant=tenant.id)
            failed.append(tenant.id)
    if failed:
        # Lambda calls again: what is done already is found done.
        raise RuntimeError(f"{len(failed)} tenants failed")


def _hourly(actor: Actor) -> None:
    try:
        services().company.settings(actor)
    except NotFoundError:
        logger.info("a tenant without settings", tenant=actor.tenant_id)
        return
    services().imports.resume(actor)
    services().jobs.resume(actor)
    services().assignment.daily(actor)
    services().following.sweep(actor)
    services().following.daily(actor)
    services().promises.daily(actor)
    services().unanswered.daily(actor)
    services().following_questions.daily(actor)
    services().figures.daily(actor)
    services().replanning.refresh(actor)
    services().forecasts.daily(actor)
    services().snapshots.daily(actor)
    run = services().reminders.hourly(actor)
    services().telling.hourly(actor)
    if run:
        why = run.reason.code if run.reason else ""
        logger.info("daily run", tenant=actor.tenant_id, accounts=run.total, reason=why)


def _has_time(event: SQSEvent) -> Callable[[], bool]:
    """Whether one more account can surely be taken through before Lambda ends the function."""
    context = getattr(event, "context", None)
    if context is None:
        return lambda: True
    return lambda: context.get_remaining_time_in_millis() > ENOUGH_MS


def reminder_work(event: SQSEvent) -> dict[str, Any]:
    """Accounts of a run; a message of which one account failed comes again, and does the rest."""
    failed = []
    for record in event.to_dict()["Records"]:
        try:
            message = orjson.loads(record["body"])
            actor = Actor.system(message["tenant"], SYSTEM)
            run_id, codes = message["run_id"], message["codes"]
            errors = services().runs.work(actor, run_id, codes, _has_time(event))
        except Exception as error:
            logger.exception("reminder work failed")
            errors = [error]
        if errors:
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def message_events(event: SNSEvent) -> None:
    """What became of messages. The topic admits SES only; the tags are ours."""
    for record in event.to_dict()["Records"]:
        said = orjson.loads(record["Sns"]["Message"])
        tags = said.get("mail", {}).get("tags", {})
        if "question" in tags:
            _of_question(said, tags)
            continue
        try:
            actor = Actor.system(tags["tenant"][0], "ses")
            news = _news(said, tags)
        except (KeyError, IndexError, ValueError):
            logger.warning("an event that is not about a reminder", kind=said.get("eventType"))
            continue
        try:
            services().settling.hear(actor, news)
        except NotFoundError:
            logger.warning("an event of no tenant, or of no account")


def _of_question(said: dict[str, Any], tags: dict[str, list[str]]) -> None:
    """Of a question to a colleague only what did not arrive matters: answers say the rest."""
    details = said.get(said["eventType"].lower()) or {}
    if not (said["eventType"] == "Reject" or _never_again(said["eventType"], details)):
        return
    actor, code = Actor.system(tags["tenant"][0], "ses"), untagged(tags["account"][0])
    try:
        services().questions.returned(actor, code, tags["question"][0])
    except NotFoundError:
        logger.warning("an event of no tenant, or of no question")


def _news(said: dict[str, Any], tags: dict[str, list[str]]) -> News:
    kind = said["eventType"]
    details = said.get(kind.lower()) or {}
    at = details.get("timestamp") or said["mail"]["timestamp"]
    return News(
        code=untagged(tags["account"][0]),
        reminder_id=tags["reminder"][0],
        state=_STATES[kind],
        message_id=said["mail"]["messageId"],
        at=datetime.fromisoformat(at),
        detail=_detail(kind, details),
        bounced=_never_again(kind, details),
    )


def _detail(kind: str, details: dict[str, Any]) -> str:
    if kind == "Bounce":
        first: dict[str, str] = next(iter(details.get("bouncedRecipients", [])), {})
        said = first.get("diagnosticCode") or first.get("status", "")
        return f"{details.get('bounceType', '')} {said}".strip()
    if kind == "Complaint":
        return f"complaint {details.get('complaintFeedbackType') or ''}".strip()
    return str(details.get("reason", "")) if kind == "Reject" else ""


def _never_again(kind: str, details: dict[str, Any]) -> tuple[str, ...]:
    if kind == "Bounce" and details.get("bounceType") == _FOR_GOOD:
        return tuple(r["emailAddress"] for r in details.get("bouncedRecipients", []))
    if kind == "Complaint":
        return tuple(r["emailAddress"] for r in details.get("complainedRecipients", []))
    return ()
