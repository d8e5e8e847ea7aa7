"""What a user of one machine sees of the messages that would have left."""

from chalicelib.core.errors import NotFoundError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor
from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.ports import Table

PAGE = 50


class Outbox:
    """Captured messages of the actor's tenant; there is none where messages really leave."""

    def __init__(self, table: Table, *, is_kept: bool) -> None:
        self._table, self._is_kept = table, is_kept

    def list(self, actor: Actor, cursor: str | None) -> Page[OutboxMessage]:
        """A page, newest first."""
        self._must_be_kept()
        own = self._table.for_tenant(actor.tenant_id)
        found = tuple(store.newest(own, position_of(cursor), PAGE))
        following = cursor_of(found[-1].id) if len(found) == PAGE else None
        return Page(items=found, next_cursor=following)

    def get(self, actor: Actor, message_id: str) -> OutboxMessage:
        """One message."""
        self._must_be_kept()
        found = store.get(self._table.for_tenant(actor.tenant_id), message_id)
        if found is None:
            raise NotFoundError("There is no such message.")
        return found

    def _must_be_kept(self) -> None:
        if not self._is_kept:
            raise NotFoundError("Messages really leave from here.")
