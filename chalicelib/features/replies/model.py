"""An e-mail that came back: on the account it is about, or kept until somebody says which."""

from datetime import datetime
from typing import NamedTuple

from chalicelib.core.values import Frozen


class Part(NamedTuple):
    """A file of a message as it came: neither its name nor its content can be trusted."""

    filename: str
    content: bytes


class Mail(NamedTuple):
    """What is read of a message. `is_readable` False: its structure was given up, not its head."""

    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    text: str = ""
    parts: tuple[Part, ...] = ()
    # Local parts of ours that it was sent to, then those it answers, as its head names them.
    sent_to: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    is_automatic: bool = False
    is_infected: bool = False
    is_readable: bool = True


class ReplyFile(Frozen):
    """A file that came with it: a document of the account, or the reason why it was left out."""

    filename: str
    document: str = ""
    left_out: str = ""


class Reply(Frozen):
    """One e-mail of a debtor, in its account's history. `text` is new, `quoted` what it answers."""

    id: str
    code: str
    at: datetime
    sender: str
    sender_name: str = ""
    # Whether the sender's address is one of the account's contacts: a sender is easily forged.
    is_known: bool = False
    subject: str = ""
    text: str = ""
    quoted: str = ""
    is_automatic: bool = False
    is_readable: bool = True
    files: tuple[ReplyFile, ...] = ()
    # The message as it came, in the bucket.
    key: str
    # The account that somebody moved it to: what stays here keeps it from being taken in again.
    moved_to: str = ""


class Stray(Frozen):
    """An e-mail whose account nobody knows: it waits for an administrator."""

    id: str
    at: datetime
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    text: str = ""
    is_automatic: bool = False
    files: tuple[str, ...] = ()
    key: str
