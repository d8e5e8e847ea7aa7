"""From a message that was read to a reply, its files, its event and what there is to do. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import Account
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.documents.kinds import (
    DOCUMENT_BYTES_MAX,
    UnknownTypeError,
    harmless,
    kind_of,
)
from chalicelib.features.replies.model import Mail, Part, Reply, ReplyFile, Stray
from chalicelib.features.replies.wording import parted

TO_READ = "reply_to_read"
FILES_MAX = 20
EXCERPT = 500
_ID_LENGTH = 32


class Arrived(NamedTuple):
    """A message that came: what was read of it, where it stands, what it is known by."""

    id: str
    key: str
    mail: Mail


class Kept(NamedTuple):
    """A file that becomes a document: its harmless name, and what it is by its content."""

    filename: str
    content_type: str
    content: bytes


def arrived(mail: Mail, key: str) -> Arrived:
    """The message under an id that a second delivery has too: SES may store one twice."""
    said = (mail.message_id, mail.text) if mail.message_id else (key,)
    return Arrived(fingerprint(*said)[:_ID_LENGTH], key, mail)


def checked(mail: Mail, room: int) -> Iterator[tuple[ReplyFile, Kept | None]]:
    """Each file with the document it may become; the checks are those of uploads."""
    for part in mail.parts:
        kept, why = _checked(part, mail, room)
        room -= kept is not None
        yield ReplyFile(filename=kept.filename if kept else part.filename, left_out=why), kept


def _checked(part: Part, mail: Mail, room: int) -> tuple[Kept | None, str]:
    if mail.is_infected:
        return None, "infected"
    if room <= 0:
        return None, "too_many"
    if not part.content or len(part.content) > DOCUMENT_BYTES_MAX:
        return None, "too_large" if part.content else "empty"
    try:
        content_type, ending = kind_of(part.filename, part.content)
    except UnknownTypeError:
        return None, "type"
    return Kept(harmless(part.filename, ending), content_type, part.content), ""


def reply_of(
    account: Account, came: Arrived, at: datetime, files: Sequence[ReplyFile] = ()
) -> Reply:
    """The reply as the account keeps it."""
    mail, (text, quoted) = came.mail, parted(came.mail.text)
    return Reply(
        id=came.id,
        code=account.code,
        at=at,
        sender=mail.sender,
        sender_name=mail.sender_name,
        is_known=_is_known(account, mail.sender),
        subject=mail.subject,
        text=text,
        quoted=quoted,
        is_automatic=mail.is_automatic,
        is_readable=mail.is_readable,
        files=tuple(files),
        key=came.key,
    )


def _is_known(account: Account, sender: str) -> bool:
    return sender.lower() in {c.email.lower() for c in account.contacts if c.email}


def moved(reply: Reply, to: Account) -> tuple[Reply, Reply]:
    """The reply on its other account, and what stays on the first: that it was taken in."""
    there = {"code": to.code, "is_known": _is_known(to, reply.sender)}
    left = {"text": "", "quoted": "", "files": (), "moved_to": to.code}
    return reply.model_copy(update=there), reply.model_copy(update=left)


def stray_of(came: Arrived, at: datetime) -> Stray:
    """The message as it waits for somebody to say whose it is."""
    mail = came.mail
    return Stray(
        id=came.id,
        at=at,
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        text=parted(mail.text)[0],
        is_automatic=mail.is_automatic,
        files=tuple(part.filename for part in mail.parts[:FILES_MAX]),
        key=came.key,
    )


def facts(reply: Reply) -> dict[str, Any]:
    """What the history keeps of it."""
    return {
        "reply": reply.id,
        "from": reply.sender,
        "subject": reply.subject,
        "text": reply.text[:EXCERPT],
        "automatic": reply.is_automatic,
        "files": [file.filename for file in reply.files],
    }


def with_action(account: Account, reply: Reply, today: date) -> Account:
    """The account with a reply to read; one action stands for all that nobody read yet."""
    if reply.is_automatic or any(action.model == TO_READ for action in account.actions):
        return account
    action = Action(
        **_of_reply(reply), kind=ActionKind.EMAIL, on=today, label=TO_READ, model=TO_READ
    )
    return account.model_copy(update={"actions": (*account.actions, action)})


def without_action(account: Account, reply: Reply, others: Iterable[Reply]) -> Account:
    """The account without this reply: its action stands for the next that nobody read, or goes."""
    action = next((a for a in account.actions if a.id == _of_reply(reply)["id"]), None)
    if action is None:
        return account
    later = [r for r in others if r.id != reply.id and r.at >= action.at and not r.is_automatic]
    rest = tuple(a for a in account.actions if a is not action)
    if later:
        following = min(later, key=lambda r: (r.at, r.id))
        rest = (*rest, action.model_copy(update=_of_reply(following)))
    return account.model_copy(update={"actions": rest})


def _of_reply(reply: Reply) -> dict[str, Any]:
    return {
        "id": f"reply-{reply.id}",
        "note": reply.subject,
        "by": reply.sender,
        "at": reply.at,
    }
