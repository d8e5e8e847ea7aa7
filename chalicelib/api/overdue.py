"""The overdue list at a date, and the preview of a message (R3)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.api.files import PDF, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.api.wording import Reader, ReasonShown, reader, shown
from chalicelib.container import services
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.core.paging import cursor_of, position_of
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.model import Listed, PlannedReminder, Refusal
from chalicelib.features.reminders.outlook import Preview
from chalicelib.features.scenarios.model import Mode, StepChannel

routes = Routes("overdue")


class OverdueQuery(Strict):
    """On which date, whose code or name holds what."""

    on: date | None = None
    q: Annotated[str, Field(max_length=200)] = ""
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 200


class OverdueRow(Frozen):
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
    channel: StepChannel | None
    recipient: str | None
    reason: ReasonShown | None
    reasons: tuple[ReasonShown, ...]
    # Why the step does not go by itself, although it could: sending is paused.
    held: ReasonShown | None


class Stale(Frozen):
    """Whether the books are too old to send on."""

    stale: bool
    last_import_on: date | None


class OverdueList(Frozen):
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
    whose, holds = reader(actor), outlook.circumstances(actor)
    lines = outlook.overdue(actor, codes[first:last], on)
    return OverdueList(
        items=tuple(_row(line, whose) for line in lines),
        next_cursor=cursor_of(str(last)) if last < len(codes) else None,
        total=len(codes),
        on=on,
        stale=Stale(stale=holds.is_stale, last_import_on=holds.last_import_on),
    )


def _row(line: Listed, whose: Reader) -> OverdueRow:
    reasons = tuple(shown(reason, whose) for reason in line.reasons)
    known = line.model_dump(exclude={"reasons", "overdue", "held"})
    first = reasons[0] if reasons else None
    held = shown(line.held, whose) if line.held else None
    return OverdueRow(**known, overdue=line.overdue, reason=first, reasons=reasons, held=held)


class PreviewQuery(Strict):
    """On which date, and which step if not the one whose turn it is."""

    on: date | None = None
    step: Annotated[str, Field(max_length=40)] | None = None


class PreviewItem(Frozen):
    """An item the message lists."""

    id: str
    number: str
    due_on: date
    days_late: int
    balance: Money


class PreviewShown(Frozen):
    """The message as it would go; its link opens nothing."""

    step: str | None
    level: int | None
    channel: StepChannel | None
    recipient: str | None
    segments: int = 0
    cost: Money | None = None
    # Names of the files that go with it.
    attached: tuple[str, ...] = ()
    subject: str
    html: str
    text: str
    items: tuple[PreviewItem, ...]
    reason: ReasonShown | None


@routes.get("/overdue/{code}/preview")
def reminder_preview(actor: Actor, code: str, query: PreviewQuery) -> PreviewShown:
    """The message that would go to one account."""
    outlook = services().outlook
    preview = outlook.preview(actor, code, query.on, query.step)
    if isinstance(preview.planned, Refusal):
        reason = shown(preview.planned.reason, reader(actor))
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
    cost = outlook.cost(actor, preview.said.segments if preview.said else 0)
    attached = services().papers.names(actor, preview.planned)
    return _previewed(preview, preview.planned, cost, attached)


@routes.get("/overdue/{code}/letter.pdf")
def reminder_letter(actor: Actor, code: str, query: PreviewQuery) -> Reply:
    """The letter that would go to one account, as it would be printed; its link opens nothing."""
    preview = services().outlook.preview(actor, code, query.on, query.step)
    planned, said = preview.planned, preview.said
    if isinstance(planned, Refusal) or not said or planned.step.channel is not StepChannel.LETTER:
        raise NotFoundError("No letter would go.")
    content = services().messages.printed(
        actor, code, said, is_registered=planned.step.is_registered
    )
    return attachment(content, PDF, f"{code}.pdf")


def _previewed(
    preview: Preview, planned: PlannedReminder, cost: Money | None, attached: tuple[str, ...]
) -> PreviewShown:
    said = preview.said
    found = [item for i in planned.items if (item := preview.account.item(i))]
    return PreviewShown(
        step=planned.step.key,
        level=planned.level,
        channel=planned.step.channel,
        recipient=planned.recipient,
        segments=said.segments if said else 0,
        cost=cost,
        attached=attached,
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
