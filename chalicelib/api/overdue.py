"""The overdue list at a date, the preview of a message, and runs by hand (R3)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.api.routing import Routes
from chalicelib.api.wording import ReasonShown, reader_language, shown
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money
from chalicelib.core.paging import cursor_of, position_of
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.model import Listed, Outcome, PlannedReminder, Refusal, Run
from chalicelib.features.reminders.outlook import Preview
from chalicelib.features.scenarios.model import Channel, Mode

routes = Routes("overdue")

REVIEW_LIMIT = 500


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Input(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OverdueQuery(_Input):
    """On which date, whose code or name holds what."""

    on: date | None = None
    q: Annotated[str, Field(max_length=200)] = ""
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 200


class OverdueRow(_Frozen):
    """One account: the step that would go, or the reason why none does."""

    code: str
    name: str
    overdue: tuple[Money, ...]
    oldest_due_on: date | None
    days_late: int
    level: int
    collector: str
    step: str | None
    mode: Mode | None
    recipient: str | None
    reason: ReasonShown | None
    reasons: tuple[ReasonShown, ...]


class Stale(_Frozen):
    """Whether the books are too old to send on."""

    stale: bool
    last_import_on: date | None


class OverdueList(_Frozen):
    """A page of the overdue list."""

    items: tuple[OverdueRow, ...]
    next_cursor: str | None
    total: int
    on: date
    stale: Stale


@routes.get("/overdue")
def overdue(actor: Actor, query: OverdueQuery) -> OverdueList:
    """Accounts with something overdue on a date, or a step due: oldest debt first."""
    outlook, start = services().outlook, position_of(query.cursor) or "0"
    if not start.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    on = query.on or services().company.today(actor)
    codes = outlook.overdue_codes(actor, on, query.q)
    first, last = int(start), int(start) + query.limit
    language, holds = reader_language(actor), outlook.circumstances(actor)
    lines = outlook.overdue(actor, codes[first:last], on)
    return OverdueList(
        items=tuple(_row(line, language) for line in lines),
        next_cursor=cursor_of(str(last)) if last < len(codes) else None,
        total=len(codes),
        on=on,
        stale=Stale(stale=holds.is_stale, last_import_on=holds.last_import_on),
    )


def _row(line: Listed, language: str) -> OverdueRow:
    reasons = tuple(shown(reason, language) for reason in line.reasons)
    known = line.model_dump(exclude={"reasons", "overdue"})
    first = reasons[0] if reasons else None
    return OverdueRow(**known, overdue=line.overdue, reason=first, reasons=reasons)


class PreviewQuery(_Input):
    """On which date, and which step if not the one whose turn it is."""

    on: date | None = None
    step: Annotated[str, Field(max_length=40)] | None = None


class PreviewItem(_Frozen):
    """An item the message lists."""

    id: str
    number: str
    due_on: date
    days_late: int
    balance: Money


class PreviewShown(_Frozen):
    """The message as it would go; its link opens nothing."""

    step: str | None
    level: int | None
    channel: Channel | None
    recipient: str | None
    subject: str
    html: str
    text: str
    items: tuple[PreviewItem, ...]
    reason: ReasonShown | None


@routes.get("/overdue/{code}/preview")
def reminder_preview(actor: Actor, code: str, query: PreviewQuery) -> PreviewShown:
    """The message that would go to one account."""
    preview = services().outlook.preview(actor, code, query.on, query.step)
    if isinstance(preview.planned, Refusal):
        reason = shown(preview.planned.reason, reader_language(actor))
        return PreviewShown(
            step=None,
            level=None,
            channel=None,
            recipient=None,
            subject="",
            html="",
            text="",
            items=(),
            reason=reason,
        )
    return _previewed(preview, preview.planned)


def _previewed(preview: Preview, planned: PlannedReminder) -> PreviewShown:
    said = preview.said
    found = [item for i in planned.items if (item := preview.account.item(i))]
    return PreviewShown(
        step=planned.step.key,
        level=planned.level,
        channel=planned.step.channel,
        recipient=planned.recipient,
        subject=said.subject if said else "",
        html=said.html if said else "",
        text=said.text if said else "",
        items=tuple(
            PreviewItem(
                id=i.id,
                number=i.number,
                due_on=i.due_on,
                days_late=i.days_late(planned.on),
                balance=i.balance,
            )
            for i in found
        ),
        reason=None,
    )


Code = Annotated[str, Field(min_length=1, max_length=200)]


class RunAsked(_Input):
    """Which accounts (null: all that are due), reviewed first or sent now."""

    on: date | None = None
    codes: Annotated[tuple[Code, ...], Field(max_length=5000)] | None = None
    state: Literal["review", "send"]
    accept_stale: bool = False
    steps: dict[Code, Annotated[str, Field(max_length=40)]] = {}


class RunRowShown(_Frozen):
    """One account of a run."""

    code: str
    state: str
    step: str
    recipient: str
    subject: str
    reason: ReasonShown | None
    reminder_id: str


class RunShown(_Frozen):
    """A run by hand; `done` when every account has its outcome."""

    id: str
    total: int
    done: bool
    rows: tuple[RunRowShown, ...]


@routes.post("/reminder-runs", status=202)
def start_reminder_run(actor: Actor, body: RunAsked) -> RunShown:
    """Review the messages of a run, or send them: a few at once, many through the queue."""
    if body.state == "review":
        return _review(actor, body)
    run, rows = services().reminders.send(
        actor, body.codes, on=body.on, steps=body.steps, accept_stale=body.accept_stale
    )
    return _run(run, rows, reader_language(actor))


def _review(actor: Actor, body: RunAsked) -> RunShown:
    outlook, language = services().outlook, reader_language(actor)
    on = body.on or services().company.today(actor)
    codes = list(body.codes) if body.codes is not None else outlook.overdue_codes(actor, on)
    previews = outlook.review(
        actor, codes[:REVIEW_LIMIT], on, body.steps, accept_stale=body.accept_stale
    )
    rows = tuple(_reviewed(preview, language) for preview in previews)
    return RunShown(id="", total=len(codes), done=False, rows=rows)


def _reviewed(preview: Preview, language: str) -> RunRowShown:
    planned, code = preview.planned, preview.account.code
    if isinstance(planned, Refusal):
        reason = shown(planned.reason, language)
        return RunRowShown(
            code=code,
            state="refused",
            step="",
            recipient="",
            subject="",
            reason=reason,
            reminder_id="",
        )
    subject = preview.said.subject if preview.said else ""
    return RunRowShown(
        code=code,
        state="ready",
        step=planned.step.key,
        recipient=planned.recipient,
        subject=subject,
        reason=None,
        reminder_id="",
    )


@routes.get("/reminder-runs/{run_id}")
def reminder_run(actor: Actor, run_id: str) -> RunShown:
    """A run by hand, and what became of its accounts so far."""
    run, rows = services().reminders.progress(actor, run_id)
    return _run(run, rows, reader_language(actor))


def _run(run: Run, rows: tuple[Outcome, ...], language: str) -> RunShown:
    ended = sum(row.state != "queued" for row in rows)
    return RunShown(
        id=run.id,
        total=run.total,
        done=run.is_daily or ended >= run.total,
        rows=tuple(
            RunRowShown(
                **row.model_dump(exclude={"reason"}),
                reason=shown(row.reason, language) if row.reason else None,
            )
            for row in rows
        ),
    )
