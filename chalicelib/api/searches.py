"""Saved searches, and what may be searched."""

from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.searches.fields import CUSTOM, FIELDS, Kind
from chalicelib.features.searches.model import TEXT_MAX, Criteria, SavedSearch
from chalicelib.features.searches.service import NamedSearch
from chalicelib.features.searches.text import said

routes = Routes("searches")


class FieldView(BaseModel):
    """A field a search may ask, and what it holds."""

    name: str
    kind: Kind


class Written(BaseModel):
    """Criteria in both their forms."""

    where: str
    criteria: Criteria


class WrittenInput(Strict):
    """Criteria as a tree, or as text."""

    where: Annotated[str, Field(max_length=TEXT_MAX)] = ""
    criteria: Criteria | None = None


@routes.get("/search-fields")
def search_fields(actor: Actor) -> Page[FieldView]:
    """Everything a search may ask, the company's own fields too."""
    own = services().company.settings(actor).custom_fields
    fields = [FieldView(name=name, kind=field.kind) for name, field in FIELDS.items()]
    fields += [FieldView(name=CUSTOM + field.key, kind=Kind.TEXT) for field in own]
    return Page[FieldView](items=tuple(fields))


@routes.post("/search-texts", Role.READER)
def search_text(actor: Actor, body: WrittenInput) -> Written:
    """A search in both its forms, once it is known to hold."""
    where = said(body.criteria) if body.criteria else body.where
    return Written(where=where, criteria=services().searches.read(actor, where))


@routes.get("/searches")
def searches(actor: Actor) -> Page[SavedSearch]:
    """One's own searches and the shared ones."""
    return Page[SavedSearch](items=tuple(services().searches.saved(actor)))


@routes.post("/searches", Role.COLLEAGUE, status=201)
def save_search(actor: Actor, body: NamedSearch) -> SavedSearch:
    """Keep a search under a name."""
    return services().searches.keep(actor, body)


@routes.put("/searches/{search_id}", Role.COLLEAGUE)
def change_search(actor: Actor, search_id: str, body: NamedSearch) -> SavedSearch:
    """Replace a search of one's own."""
    return services().searches.keep(actor, body, search_id)


@routes.delete("/searches/{search_id}", Role.COLLEAGUE)
def remove_search(actor: Actor, search_id: str) -> None:
    """Forget a search."""
    services().searches.remove(actor, search_id)
