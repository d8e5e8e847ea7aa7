"""Reminders that were made: what they said, what became of them, and a person's word on them."""

from datetime import date
from typing import Literal

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.compose import rendered
from chalicelib.features.reminders.model import Entry, Reminder, ReminderState
from chalicelib.features.scenarios.model import Channel

routes = Routes("reminders")


class ReminderRow(Frozen):
    """One reminder in a list."""

    id: str
    code: str
    name: str
    on: date
    step: str
    level: int
    channel: Channel
    by: str
    recipient: str
    subject: str
    state: ReminderState
    timeline: tuple[Entry, ...]


class ReminderShown(ReminderRow):
    """One reminder with what it said; the debtor's link is known to the debtor only."""

    text: str
    html: str
    items: tuple[str, ...]


class ReminderQuery(Strict):
    """Of which state; where to go on."""

    state: ReminderState | None = None
    cursor: str | None = None


class DecisionAsked(Strict):
    """What is known of a reminder of which nobody heard."""

    decision: Literal["send_again", "consider_sent"]


@routes.get("/reminders")
def reminders(actor: Actor, query: ReminderQuery) -> Page[ReminderRow]:
    """Reminders of the company: those that need care first, then day by day."""
    position = position_of(query.cursor)
    found, further = services().reminders.page(actor, query.state, position)
    rows = tuple(map(_row, found))
    return Page[ReminderRow](items=rows, next_cursor=cursor_of(further) if further else None)


@routes.get("/reminders/{code}/{reminder_id}")
def reminder(actor: Actor, code: str, reminder_id: str) -> ReminderShown:
    """One reminder, with what it said."""
    return _shown(services().reminders.get(actor, code, reminder_id))


@routes.post("/reminders/{code}/{reminder_id}/decisions")
def decide_reminder(
    actor: Actor, code: str, reminder_id: str, body: DecisionAsked
) -> ReminderShown:
    """Settle a reminder of which nobody knows whether it left."""
    return _shown(services().reminders.settle(actor, code, reminder_id, body.decision))


@routes.get("/accounts/{code}/reminders")
def account_reminders(actor: Actor, code: str) -> Page[ReminderRow]:
    """The reminders of an account, newest first."""
    return Page[ReminderRow](items=tuple(map(_row, services().reminders.of_account(actor, code))))


def _row(found: Reminder) -> ReminderRow:
    return ReminderRow(**_known(found), subject=rendered(found.letter).title)


def _shown(found: Reminder) -> ReminderShown:
    said = rendered(found.letter)
    items = tuple(row.number for row in found.letter.rows)
    return ReminderShown(
        **_known(found), subject=said.title, text=said.text, html=said.html, items=items
    )


def _known(found: Reminder) -> dict[str, object]:
    wanted = {"id", "code", "on", "step", "level", "channel", "by", "recipient", "state"}
    return {
        **found.model_dump(include=wanted),
        "name": found.letter.account,
        "timeline": found.timeline,
    }
