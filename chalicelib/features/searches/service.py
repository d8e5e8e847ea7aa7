"""Running searches, and keeping those that have a name."""

from typing import Annotated

from pydantic import Field, ValidationError

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.searches import store
from chalicelib.features.searches.model import TEXT_MAX, Criteria, SavedSearch
from chalicelib.features.searches.rules import matching, meets
from chalicelib.features.searches.text import parse
from chalicelib.features.settings.model import Line
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

SAVED_MAX = 500


class NamedSearch(Strict):
    """A search to keep."""

    name: Annotated[Line, Field(min_length=1)]
    where: Annotated[str, Field(max_length=TEXT_MAX)]
    is_shared: bool = False


class Searches:
    """Searches of the actor's company."""

    def __init__(self, table: Table, accounts: Accounts, company: Company) -> None:
        self._table, self._accounts, self._company = table, accounts, company

    def run(self, actor: Actor, where: str) -> list[Summary]:
        """The accounts that meet a text's criteria, by code."""
        lines = self._accounts.recent(actor)
        today, settings = self._company.today(actor), self._company.settings(actor)
        criteria, limits = self.read(actor, where), limits_of(settings)
        return matching(lines, criteria, today, settings.currency, limits)

    def read(self, actor: Actor, where: str) -> Criteria:
        """The criteria of a text; InvalidError says what in it cannot be asked, and where."""
        try:
            criteria = parse(where)
        except ValidationError as error:
            raise InvalidError("This search has too many criteria.") from error
        meets(criteria, self._company.today(actor), self._company.settings(actor).currency)
        return criteria

    def saved(self, actor: Actor) -> list[SavedSearch]:
        """The actor's searches and those shared with everybody, by name."""
        found = store.searches(self._table.for_tenant(actor.tenant_id))
        seen = [s for s in found if s.is_shared or s.by == actor.name]
        return sorted(seen, key=lambda s: (s.name.casefold(), s.id))

    def get(self, actor: Actor, search_id: str) -> SavedSearch:
        """One search the actor may see."""
        found = store.search(self._table.for_tenant(actor.tenant_id), search_id)
        if found is None or not (found.is_shared or found.by == actor.name):
            raise NotFoundError("There is no such search.")
        return found

    def keep(self, actor: Actor, given: NamedSearch, search_id: str = "") -> SavedSearch:
        """Keep a search under a name; with an id, replace that one of the actor's."""
        self.read(actor, given.where)
        if given.is_shared:
            actor.require(Role.COLLECTOR)
        before = self._own(actor, search_id) if search_id else None
        if before is None and len(self.saved(actor)) >= SAVED_MAX:
            raise ConflictError(f"{SAVED_MAX} searches are kept at most.")
        at = self._company.now(actor)
        by = before.by if before else actor.name
        kept = SavedSearch(id=search_id or new_id(at), by=by, at=at, **given.model_dump())
        store.put(self._table.for_tenant(actor.tenant_id), kept)
        return kept

    def remove(self, actor: Actor, search_id: str) -> None:
        """Forget a search of one's own; a credit manager may forget shared ones."""
        self._own(actor, search_id)
        store.remove(self._table.for_tenant(actor.tenant_id), search_id)

    def _own(self, actor: Actor, search_id: str) -> SavedSearch:
        found = self.get(actor, search_id)
        if found.by != actor.name and actor.role.rank < Role.CREDIT_MANAGER.rank:
            raise ForbiddenError("This search is somebody else's.")
        return found
