"""Runs of reminders by hand: reviewed, sent, followed (R3)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.api.wording import Reader, ReasonShown, reader, shown
from chalicelib.container import services
from chalicelib.core.money import Money
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.model import Outcome, Refusal, Run
from chalicelib.features.reminders.outlook import Preview
from chalicelib.features.scenarios.model import StepChannel

routes = Routes("runs")

REVIEW_LIMIT = 500


Code = Annotated[str, Field(min_length=1, max_length=200)]


class RunAsked(Strict):
    """Which accounts (null: all that are due), reviewed first or sent now."""

    on: date | None = None
    codes: Annotated[tuple[Code, ...], Field(max_length=5000)] | None = None
    state: Literal["review", "send"]
    accept_stale: bool = False
    steps: dict[Code, Annotated[str, Field(max_length=40)]] = {}


class RunRowShown(Frozen):
    """One account of a run."""

    code: str
    state: str
    step: str
    recipient: str
    subject: str
    reason: ReasonShown | None
    reminder_id: str
    channel: StepChannel | None = None
    segments: int = 0


class RunShown(Frozen):
    """A run by hand; `done` when every account has its outcome.

    Of a review: how many segments of SMS would leave, and what they cost where that is known.
    """

    id: str
    total: int
    done: bool
    segments: int = 0
    cost: Money | None = None
    rows: tuple[RunRowShown, ...]


@routes.post("/reminder-runs", status=202)
def start_reminder_run(actor: Actor, body: RunAsked) -> RunShown:
    """Review the messages of a run, or send them: a few at once, many through the queue."""
    if body.state == "review":
        return _review(actor, body)
    run, rows = services().reminders.send(
        actor, body.codes, on=body.on, steps=body.steps, accept_stale=body.accept_stale
    )
    return _run(run, rows, reader(actor))


def _review(actor: Actor, body: RunAsked) -> RunShown:
    outlook, whose = services().outlook, reader(actor)
    on = body.on or services().company.today(actor)
    codes = list(body.codes) if body.codes is not None else outlook.overdue_codes(actor, on)
    previews = outlook.review(
        actor, codes[:REVIEW_LIMIT], on, body.steps, accept_stale=body.accept_stale
    )
    rows = tuple(_reviewed(preview, whose) for preview in previews)
    segments = sum(row.segments for row in rows)
    return RunShown(
        id="",
        total=len(codes),
        done=False,
        rows=rows,
        segments=segments,
        cost=outlook.cost(actor, segments),
    )


def _reviewed(preview: Preview, whose: Reader) -> RunRowShown:
    planned, code = preview.planned, preview.account.code
    if isinstance(planned, Refusal):
        reason = shown(planned.reason, whose)
        return RunRowShown(
            code=code,
            state="refused",
            step="",
            recipient="",
            subject="",
            reason=reason,
            reminder_id="",
        )
    said = preview.said
    return RunRowShown(
        code=code,
        state="ready",
        step=planned.step.key,
        recipient=planned.recipient,
        subject=said.title if said else "",
        reason=None,
        reminder_id="",
        channel=planned.step.channel,
        segments=said.segments if said else 0,
    )


@routes.get("/reminder-runs/{run_id}")
def reminder_run(actor: Actor, run_id: str) -> RunShown:
    """A run by hand, and what became of its accounts so far."""
    run, rows = services().reminders.progress(actor, run_id)
    return _run(run, rows, reader(actor))


def _run(run: Run, rows: tuple[Outcome, ...], whose: Reader) -> RunShown:
    ended = sum(row.state != "queued" for row in rows)
    return RunShown(
        id=run.id,
        total=run.total,
        done=run.is_daily or ended >= run.total,
        rows=tuple(
            RunRowShown(
                **row.model_dump(exclude={"reason"}),
                reason=shown(row.reason, whose) if row.reason else None,
            )
            for row in rows
        ),
    )
