"""Items of an account: open, closed, and what people say of them."""

from itertools import islice
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.item_views import (
    ClosedItemRow,
    OpenItems,
    closed_row,
    open_items,
)
from chalicelib.features.accounts.views import AccountSheet, sheet
from chalicelib.features.qualifications.rules import Said

routes = Routes("items")

ITEMS_MAX = 5000


class ClosedQuery(BaseModel):
    """Which page of the closed items."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class QualifiedItems(Said):
    """What is said, and of which items."""

    items: Annotated[tuple[str, ...], Field(min_length=1, max_length=ITEMS_MAX)]


@routes.get("/accounts/{code}/open-items")
def account_open_items(actor: Actor, code: str) -> OpenItems:
    """The open items with their statuses, the longest due first."""
    return open_items(services().accounts.get(actor, code), services().company.today(actor))


@routes.get("/accounts/{code}/closed-items")
def account_closed_items(actor: Actor, code: str, query: ClosedQuery) -> Page[ClosedItemRow]:
    """What is no longer open and how that became known, the newest extract first."""
    position = position_of(query.cursor) or "0"
    if not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    start = int(position)
    closed = services().accounts.closed_items(actor, code)
    found = tuple(map(closed_row, islice(closed, start, start + query.limit + 1)))
    more = cursor_of(str(start + query.limit)) if len(found) > query.limit else None
    return Page[ClosedItemRow](items=found[: query.limit], next_cursor=more)


@routes.post("/accounts/{code}/qualifications")
def qualify_items(actor: Actor, code: str, body: QualifiedItems, version: int) -> AccountSheet:
    """Put a status on items, or take it away with NCT."""
    said = Said(**body.model_dump(exclude={"items"}))
    account = services().qualifications.qualify(actor, code, version, body.items, said)
    return sheet(account, services().company.today(actor))
