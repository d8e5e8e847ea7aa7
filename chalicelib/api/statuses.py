"""The company's statuses, and the disputes each colleague is to resolve."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.disputes import DisputeRow, disputes
from chalicelib.features.qualifications.rules import FollowUp
from chalicelib.features.statuses.definitions import (
    DISPUTE_TYPES_LIMIT,
    DisputeType,
    StatusFields,
    Vocabulary,
)

routes = Routes("statuses")


class DisputeTypes(Strict):
    """The reasons people dispute for, in the order they are offered."""

    types: Annotated[tuple[DisputeType, ...], Field(min_length=1, max_length=DISPUTE_TYPES_LIMIT)]


class DisputeQuery(Strict):
    """Whose disputes; "" for everybody's."""

    resolver: Annotated[str, Field(max_length=254)] = ""
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 200


@routes.get("/statuses")
def statuses(actor: Actor) -> Vocabulary:
    """Every status with its colour and follow-up, and the reasons of dispute."""
    return services().statuses.all(actor)


class ProposalQuery(Strict):
    """What the next action depends on."""

    promise_on: date | None = None


class Proposal(BaseModel):
    """The next action a status proposes, or none."""

    follow_up: FollowUp | None


@routes.get("/statuses/{code}/proposal")
def propose(actor: Actor, code: str, query: ProposalQuery) -> Proposal:
    """The next action this status proposes today."""
    return Proposal(follow_up=services().qualifications.proposal(actor, code, query.promise_on))


@routes.put("/statuses/{code}", Role.CREDIT_MANAGER)
def put_status(actor: Actor, code: str, body: StatusFields) -> Vocabulary:
    """Make or change a status; of the six types, what they look like and propose."""
    return services().statuses.put(actor, code, body)


@routes.delete("/statuses/{code}", Role.CREDIT_MANAGER)
def delete_status(actor: Actor, code: str) -> Vocabulary:
    """Take one of the company's own away; one that items have becomes inactive."""
    return services().statuses.delete(actor, code)


@routes.put("/dispute-types", Role.CREDIT_MANAGER)
def change_dispute_types(actor: Actor, body: DisputeTypes) -> Vocabulary:
    """Replace the reasons of dispute."""
    return services().statuses.change_disputes(actor, body.types)


@routes.get("/disputes")
def list_disputes(actor: Actor, query: DisputeQuery) -> Page[DisputeRow]:
    """Disputes, the oldest first."""
    position = position_of(query.cursor) or "0"
    if not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    start = int(position)
    lines = services().accounts.portfolio(actor)
    found = disputes(lines, query.resolver, services().company.today(actor))
    end = start + query.limit
    more = cursor_of(str(end)) if len(found) > end else None
    return Page[DisputeRow](items=found[start:end], next_cursor=more)
