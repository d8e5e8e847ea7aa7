"""Items of an account: open, closed, and what people say of them."""

from typing import Annotated

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.api.sheets import sheet_of
from chalicelib.container import services
from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money, totals
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.item_views import (
    ClosedItemRow,
    OpenItems,
    closed_row,
    open_items,
)
from chalicelib.features.accounts.views import AccountSheet
from chalicelib.features.qualifications.rules import Said

routes = Routes("items")

ITEMS_MAX = 5000


class ClosedQuery(Strict):
    """Which page of the closed items."""

    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class QualifiedItems(Said):
    """What is said, and of which items."""

    items: Annotated[tuple[str, ...], Field(min_length=1, max_length=ITEMS_MAX)]


@routes.get("/accounts/{code}/open-items")
def account_open_items(actor: Actor, code: str) -> OpenItems:
    """The open items with their statuses, the longest due first."""
    return open_items(services().accounts.get(actor, code), services().company.today(actor))


class ClosedItems(Page[ClosedItemRow]):
    """A page of closed items; the totals are of all of them."""

    total: int
    totals: tuple[Money, ...]


@routes.get("/accounts/{code}/closed-items")
def account_closed_items(actor: Actor, code: str, query: ClosedQuery) -> ClosedItems:
    """What is no longer open and how that became known, the newest extract first."""
    position = position_of(query.cursor) or "0"
    if not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    start = int(position)
    closed = list(services().accounts.closed_items(actor, code))
    end = start + query.limit
    return ClosedItems(
        items=tuple(map(closed_row, closed[start:end])),
        next_cursor=cursor_of(str(end)) if len(closed) > end else None,
        total=len(closed),
        totals=totals((c.item.amount_minor, c.item.currency) for c in closed),
    )


@routes.post("/accounts/{code}/qualifications")
def qualify_items(actor: Actor, code: str, body: QualifiedItems, version: int) -> AccountSheet:
    """Put a status on items, or take it away with NCT."""
    said = Said(**body.model_dump(exclude={"items"}))
    account = services().qualifications.qualify(actor, code, version, body.items, said)
    return sheet_of(actor, account)
