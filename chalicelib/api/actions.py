"""The agenda, the native alerts, and the actions of an account."""

from typing import Annotated

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.api.sheets import sheet_of
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.paging import cursor_of, position_of
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.views import AccountSheet
from chalicelib.features.agenda.rules import EntryKind, Group, When
from chalicelib.features.agenda.service import ActionChange, ActionResult, Agenda, NewAction

routes = Routes("actions")

EVERYBODY = "*"


class AgendaQuery(Strict):
    """Whose agenda ("" mine, "*" everybody's, else an e-mail), and which part of it."""

    collector: Annotated[str, Field(max_length=200)] = ""
    when: When | None = None
    kind: EntryKind | None = None
    horizon_days: Annotated[int, Field(ge=0, le=90)] = 7
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 200


class AgendaPage(Agenda):
    """A page of the agenda; `total` counts the accounts of all pages."""

    groups: list[Group]
    total: int
    next_cursor: str | None


@routes.get("/agenda")
def agenda(actor: Actor, query: AgendaQuery) -> AgendaPage:
    """What there is to do, by account: the earliest first, then the largest amount."""
    position = position_of(query.cursor) or "0"
    if not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    mine = None if query.collector == EVERYBODY else _mine(actor, query.collector)
    found = services().actions.agenda(
        actor, mine=mine, when=query.when, kind=query.kind, horizon_days=query.horizon_days
    )
    start, end = int(position), int(position) + query.limit
    return AgendaPage(
        **{**dict(found), "groups": found.groups[start:end]},
        total=len(found.groups),
        next_cursor=cursor_of(str(end)) if end < len(found.groups) else None,
    )


def _mine(actor: Actor, collector: str) -> frozenset[str]:
    return frozenset({collector}) if collector else actor.works_for | {actor.name}


@routes.post("/accounts/{code}/actions", status=201)
def plan_action(actor: Actor, code: str, body: NewAction, version: int) -> AccountSheet:
    """Plan an action, on the account or on items."""
    return sheet_of(actor, services().actions.plan(actor, code, version, body))


@routes.patch("/accounts/{code}/actions/{action_id}")
def change_action(
    actor: Actor, code: str, action_id: str, body: ActionChange, version: int
) -> AccountSheet:
    """Postpone an action, call it otherwise, give it to somebody else."""
    return sheet_of(actor, services().actions.change(actor, code, version, action_id, body))


@routes.post("/accounts/{code}/actions/{action_id}/results")
def finish_action(
    actor: Actor, code: str, action_id: str, body: ActionResult, version: int
) -> AccountSheet:
    """End an action with its result."""
    return sheet_of(actor, services().actions.done(actor, code, version, action_id, body))


@routes.delete("/accounts/{code}/actions/{action_id}")
def cancel_action(actor: Actor, code: str, action_id: str, version: int) -> AccountSheet:
    """Take an action away undone."""
    return sheet_of(actor, services().actions.cancel(actor, code, version, action_id))
