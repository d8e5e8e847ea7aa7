"""What a user of one machine sees of the messages that would have left."""

from typing import NamedTuple

from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.ports import Attachment, Email, Mailer, Table

PAGE = 50


class Said(NamedTuple):
    """What a recipient writes back."""

    subject: str
    text: str
    is_automatic: bool = False
    filename: str = ""
    content: bytes = b""


class Outbox:
    """Captured messages of the actor's tenant; there is none where messages really leave."""

    def __init__(self, table: Table, mailer: Mailer, *, is_kept: bool) -> None:
        self._table, self._mailer, self._is_kept = table, mailer, is_kept

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

    def reply(self, actor: Actor, message_id: str, said: Said) -> None:
        """Write back as the recipient does, to the address that the message names."""
        actor.require(Role.COLLECTOR)
        answered = self.get(actor, message_id)
        to = answered.headers.get("Reply-To", "")
        if not to:
            raise InvalidError("Nobody reads replies to this message.")
        headers = {"Auto-Submitted": "auto-replied"} if said.is_automatic else {}
        if thread := answered.headers.get("References"):
            headers["References"] = thread
        kind = "application/octet-stream"
        files = (Attachment(said.filename, kind, said.content),) if said.content else ()
        sender = answered.to.split(",")[0].strip()
        self._mailer.send(
            Email(sender, to, said.subject, said.text, "", headers, attachments=files)
        )

    def _must_be_kept(self) -> None:
        if not self._is_kept:
            raise NotFoundError("Messages really leave from here.")
