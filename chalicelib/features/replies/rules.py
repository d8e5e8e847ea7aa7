"""From a message that was read to a reply, its files, its event and what there is to do. Pure."""

from collections.abc import Iterator, Sequence
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
        is_known=mail.sender.lower() in {c.email.lower() for c in account.contacts if c.email},
        subject=mail.subject,
        text=text,
        quoted=quoted,
        is_automatic=mail.is_automatic,
        is_readable=mail.is_readable,
        files=tuple(files),
        key=came.key,
    )


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
        id=f"reply-{reply.id}",
        kind=ActionKind.EMAIL,
        on=today,
        label=TO_READ,
        model=TO_READ,
        note=reply.subject,
        by=reply.sender,
        at=reply.at,
    )
    return account.model_copy(update={"actions": (*account.actions, action)})
