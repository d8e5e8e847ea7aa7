"""E-mails that debtors sent back."""

from datetime import datetime

from chalicelib.api.routing import Routes
from chalicelib.api.runs import Code
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.replies.model import Reply, ReplyFile, Stray

routes = Routes("replies")


class ReplyShown(Frozen):
    """One reply: `text` is new, `quoted` what it answers. `is_known`: a contact's address."""

    id: str
    at: datetime
    sender: str
    sender_name: str
    is_known: bool
    subject: str
    text: str
    quoted: str
    is_automatic: bool
    is_readable: bool
    files: tuple[ReplyFile, ...]


class StrayShown(Frozen):
    """An e-mail whose account nobody knows."""

    id: str
    at: datetime
    sender: str
    sender_name: str
    subject: str
    text: str
    is_automatic: bool
    files: tuple[str, ...]


class WhoseAsked(Strict):
    """Which account an e-mail is about."""

    code: Code


@routes.get("/accounts/{code}/replies")
def account_replies(actor: Actor, code: str) -> Page[ReplyShown]:
    """Replies of one account by e-mail, newest first."""
    return Page[ReplyShown](items=tuple(map(_shown, services().replies.of_account(actor, code))))


@routes.post("/accounts/{code}/replies/{reply_id}/moves", Role.COLLECTOR)
def move_reply(actor: Actor, code: str, reply_id: str, body: WhoseAsked) -> None:
    """Move a reply with its files to the account that it is about; both must be in sight."""
    services().replies.move(actor, code, reply_id, body.code)


@routes.get("/replies", Role.ADMINISTRATOR)
def strays(actor: Actor) -> Page[StrayShown]:
    """E-mails whose account nobody knows, newest first."""
    return Page[StrayShown](items=tuple(map(_stray, services().replies.strays(actor))))


@routes.post("/replies/{reply_id}/assignments", Role.ADMINISTRATOR)
def give_reply(actor: Actor, reply_id: str, body: WhoseAsked) -> None:
    """Say which account an e-mail is about: it goes there with its files."""
    services().replies.give(actor, reply_id, body.code)


@routes.delete("/replies/{reply_id}", Role.ADMINISTRATOR)
def drop_reply(actor: Actor, reply_id: str) -> None:
    """Take an e-mail of no account off the list."""
    services().replies.drop(actor, reply_id)


def _shown(reply: Reply) -> ReplyShown:
    return ReplyShown(**{**dict(reply), "files": reply.files})


def _stray(stray: Stray) -> StrayShown:
    return StrayShown(**dict(stray))
