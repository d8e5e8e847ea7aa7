"""The account list, the client sheet, and its contacts."""

from typing import Annotated, Any

from pydantic import Field

from chalicelib.api.routing import Routes
from chalicelib.api.sheets import sheet_of
from chalicelib.container import services
from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.ids import new_id
from chalicelib.core.money import Money
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.details import custom, phone
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.model import Contact
from chalicelib.features.accounts.views import (
    SORTS,
    AccountRow,
    AccountSheet,
    matches,
    owed_by,
    row,
)
from chalicelib.features.settings.model import EmailAddress, Line
from chalicelib.features.statuses.rules import Comment

routes = Routes("accounts")


class AccountQuery(Strict):
    """Search and order; `sort` is a column, with `-` in front for the largest first.

    `where` is a search's text, `search` the id of a saved one.
    """

    q: Annotated[str, Field(max_length=200)] = ""
    sort: Annotated[str, Field(max_length=30)] = "code"
    where: Annotated[str, Field(max_length=20_000)] = ""
    search: Annotated[str, Field(max_length=60)] = ""
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=2000)] = 200


class AccountChange(Strict):
    """What a person decides of an account; what is left out stays."""

    collector: Line | None = None
    scenario: Line | None = None
    level: Annotated[int, Field(ge=0, le=3)] | None = None
    note: Annotated[str, Field(max_length=5000)] | None = None
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] | None = None
    credit_limit: Money | None = None
    custom: Annotated[dict[str, Line], Field(max_length=30)] | None = None
    reason: Annotated[str, Field(max_length=500)] = ""


class Details(Strict):
    """Corrections by field of the customer, and what else a person says of it, in one change."""

    details: Annotated[
        dict[str, Annotated[str, Field(max_length=500)] | None], Field(max_length=20)
    ] = {}
    tags: Annotated[tuple[Line, ...], Field(max_length=20)] | None = None
    credit_limit: Money | None = None
    custom: Annotated[dict[str, Line], Field(max_length=30)] | None = None


class NewComment(Strict):
    """What is said, and of which items; of the account without any."""

    text: Annotated[Comment, Field(min_length=1)]
    items: Annotated[tuple[str, ...], Field(max_length=500)] = ()


class ContactInput(Strict):
    """A contact as typed."""

    name: Line = ""
    role: Line = ""
    email: EmailAddress | None = None
    phone: Annotated[str, Field(max_length=40, pattern=r"^[+0-9 ().\-/]*$")] = ""
    refuses_sms: bool = False
    is_collection: bool = False


class AccountsPage(Page[AccountRow]):
    """A page of accounts, and what all pages together hold."""

    total: int
    outstanding: tuple[Money, ...]
    overdue: tuple[Money, ...]


@routes.get("/accounts")
def accounts(actor: Actor, query: AccountQuery) -> AccountsPage:
    """Accounts with their balances today, searched by code, name, e-mail or item number."""
    name, descending = query.sort.removeprefix("-"), query.sort.startswith("-")
    if name not in SORTS:
        known = FieldError("sort", f"one of {', '.join(SORTS)}")
        raise InvalidError("Accounts cannot be sorted by this.", errors=(known,))
    today = services().company.today(actor)
    limits = limits_of(services().company.settings(actor))
    searches = services().searches
    where = searches.get(actor, query.search).where if query.search else query.where
    lines = searches.run(actor, where)
    found = [line for line in lines if not query.q or matches(line, query.q)]
    found.sort(key=lambda line: SORTS[name](line, today), reverse=descending)
    start = _offset(query.cursor)
    page = tuple(row(line, today, limits) for line in found[start : start + query.limit])
    more = start + query.limit < len(found)
    outstanding, overdue = owed_by(found, today)
    return AccountsPage(
        items=page,
        next_cursor=cursor_of(str(start + query.limit)) if more else None,
        total=len(found),
        outstanding=outstanding,
        overdue=overdue,
    )


def _offset(cursor: str | None) -> int:
    position = position_of(cursor)
    if position and not position.isdecimal():
        raise InvalidError("This page link is damaged: start from the first page.")
    return int(position or 0)


@routes.get("/accounts/{code}")
def account(actor: Actor, code: str) -> AccountSheet:
    """The client sheet."""
    return sheet_of(actor, services().accounts.get(actor, code))


@routes.patch("/accounts/{code}")
def change_account(actor: Actor, code: str, body: AccountChange, version: int) -> AccountSheet:
    """Set collector, scenario, level or note."""
    fields = _fields(actor, body, "reason")
    changed = services().accounts.edit(actor, code, version, fields, body.reason)
    return sheet_of(actor, changed)


def _fields(actor: Actor, body: AccountChange | Details, besides: str) -> dict[str, Any]:
    """What is said of the account's own fields."""
    given = dict(body)
    # A limit may be taken away: null says so, and what is left out stays.
    named = body.model_fields_set - {besides}
    fields = {n: given[n] for n in named if given[n] is not None or n == "credit_limit"}
    if "credit_limit" in fields:
        services().risks.require_grant(actor, fields["credit_limit"])
    services().scenarios.require(actor, fields.get("scenario", ""))
    if "custom" in fields:
        settings = services().company.settings(actor)
        fields["custom"] = custom(fields["custom"], settings.custom_fields)
    return fields


@routes.put("/accounts/{code}/details")
def correct_details(actor: Actor, code: str, body: Details, version: int) -> AccountSheet:
    """Correct what the accounting system says of the customer; null takes a correction back."""
    fields = _fields(actor, body, "details")
    changed = services().corrections.correct(actor, code, version, body.details, fields)
    return sheet_of(actor, changed)


@routes.post("/accounts/{code}/comments", Role.COLLEAGUE, status=201)
def comment(actor: Actor, code: str, body: NewComment) -> AccountSheet:
    """Say something of the account or of items."""
    changed = services().corrections.comment(actor, code, body.text, body.items)
    return sheet_of(actor, changed)


@routes.post("/accounts/{code}/contacts", status=201)
def add_contact(actor: Actor, code: str, body: ContactInput, version: int) -> AccountSheet:
    """Add a contact."""
    return _put_contact(actor, code, version, new_id(services().company.now(actor)), body)


@routes.put("/accounts/{code}/contacts/{contact_id}")
def change_contact(
    actor: Actor, code: str, contact_id: str, body: ContactInput, version: int
) -> AccountSheet:
    """Replace a contact."""
    known = services().accounts.get(actor, code).contacts
    if contact_id not in {contact.id for contact in known}:
        raise InvalidError("There is no such contact.")
    return _put_contact(actor, code, version, contact_id, body)


@routes.delete("/accounts/{code}/contacts/{contact_id}/bounce")
def trust_contact(actor: Actor, code: str, contact_id: str, version: int) -> AccountSheet:
    """Mail to an address again that failed."""
    changed = services().contacts.trust(actor, code, version, contact_id)
    return sheet_of(actor, changed)


@routes.delete("/accounts/{code}/contacts/{contact_id}")
def remove_contact(actor: Actor, code: str, contact_id: str, version: int) -> AccountSheet:
    """Remove a contact."""
    changed = services().contacts.remove(actor, code, version, contact_id)
    return sheet_of(actor, changed)


def _put_contact(
    actor: Actor, code: str, version: int, contact_id: str, body: ContactInput
) -> AccountSheet:
    given = body.model_dump(exclude={"email", "refuses_sms"}) | {"email": body.email or ""}
    if body.refuses_sms:
        given["sms_refused_on"] = services().company.today(actor)
    try:
        country = services().accounts.get(actor, code).details.country
        given["phone"] = phone(body.phone, country)
    except ValueError as error:
        wrong = FieldError("phone", str(error))
        raise InvalidError("This is no telephone number.", errors=(wrong,)) from error
    contact = Contact(id=contact_id, **given)
    changed = services().contacts.put(actor, code, version, contact)
    return sheet_of(actor, changed)
