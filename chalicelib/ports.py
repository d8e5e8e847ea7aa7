"""What Relance needs of the world, as Protocols; `aws` keeps these promises, and so do the fakes.

A Record is one row of the table: a flat mapping with the partition under `pk`, the sort key under
`sk`, and values that are text, integers or bytes. The partitions of the two indexes are `p_pk`,
`d_pk` with sort keys `p_sk`, `d_sk`; leaving them out keeps a record out of the index.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from chalicelib.core.errors import InvalidError

Value = str | int | bytes
Record = dict[str, Value]
Index = Literal["portfolio", "due"]


@dataclass(frozen=True, slots=True)
class Put:
    """Write a record. `expects` None: whatever is there; 0: nothing there; n: its version is n."""

    record: Record
    expects: int | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove a record; `expects` as for Put."""

    pk: str
    sk: str
    expects: int | None = None


class TenantTable(Protocol):
    """The records of one tenant: keys are prefixed, so no call can reach another's."""

    def get(self, pk: str, sk: str) -> Record | None:
        """One record, strongly consistent."""

    def query(  # noqa: PLR0913 - one question, said whole
        self,
        pk: str,
        *,
        low: str = "",
        high: str = "\U0010ffff",
        newest_first: bool = False,
        limit: int | None = None,
        index: Index | None = None,
    ) -> Iterator[Record]:
        """Records of a partition with low <= sk <= high, all pages, strongly consistent.

        On an index the order is the index's and the read is eventually consistent; `portfolio`
        gives pk, sk, `summary` and `version`, `due` gives keys only.
        """

    def write(self, *changes: Put | Delete) -> None:
        """All or nothing, 100 at most; raises ConflictError when an expectation fails."""

    def put_all(self, records: Iterable[Record]) -> None:
        """Many records, unconditionally, in no order, not as one change."""

    def put_new(self, records: Sequence[Record]) -> list[int]:
        """Many records, each only where nothing stands yet, not as one change.

        The positions of those that were left out because something stands there.
        """


class Table(Protocol):
    """The one table."""

    def for_tenant(self, tenant_id: str) -> TenantTable:
        """What belongs to a tenant."""

    def platform(self) -> TenantTable:
        """What belongs to none: tenants, users, links. Only their own stores use it."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A form a browser may post a file to: all `fields` before the file, which comes last."""

    url: str
    fields: dict[str, str]


class Files(Protocol):
    """A bucket. Keys begin with the tenant's id, which callers take from the actor."""

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Store; the same key again replaces."""

    def get(self, key: str, limit_bytes: int) -> bytes:
        """Content; NotFoundError when absent, InvalidError when larger than the limit."""

    def ticket(self, key: str, limit_bytes: int) -> Ticket:
        """Leave to post one file to exactly this key, 15 minutes, at most that many bytes."""

    def link(self, key: str, filename: str) -> str:
        """An address that downloads the file, as an attachment, for 5 minutes."""

    def delete(self, key: str) -> None:
        """Remove; nothing happens when absent."""


QueueName = Literal["imports", "reminders", "jobs"]


class Queues(Protocol):
    """Work for later. Messages may come twice, late, in any order."""

    def send(self, queue: QueueName, messages: Sequence[Mapping[str, object]]) -> None:
        """Enqueue JSON messages, any number."""


class Workflows(Protocol):
    """State machines that wait; every decision is ours."""

    def start(self, name: str, given: Mapping[str, object]) -> None:
        """Begin an execution; the same name again does nothing. RetryableError: ask later."""


@dataclass(frozen=True, slots=True)
class Email:
    """One message to one recipient. `tags` come back with every event about it."""

    sender: str
    recipient: str
    subject: str
    text: str
    html: str
    headers: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    reply_to: str = ""
    # Who else reads it.
    copies: tuple[str, ...] = ()
    attachments: tuple["Attachment", ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that leaves with a message."""

    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sms:
    """One short message to one number (E.164); `sender` is what the phone shows, where it may."""

    number: str
    text: str
    sender: str
    # Whose it is: the tenant and the account, for who keeps what would have left.
    tags: dict[str, str] = field(default_factory=dict)


class SendRefusedError(InvalidError):
    """The provider said no: the message surely did not leave, and would not on a second try."""

    code = "send_refused"


class SmsGateway(Protocol):
    """Short messages to phones."""

    def send(self, sms: Sms) -> str:
        """The provider's message id; errors as those of `Mailer`."""


class Mailer(Protocol):
    """E-mail. There is no way to ask whether a message left: see `features/reminders`."""

    def send(self, email: Email) -> str:
        """The provider's message id.

        SendRefusedError: it did not leave and will not. RetryableError: it did not leave, ask
        later. Anything else: nobody knows.
        """

    def trust(self, address: str) -> None:
        """Send to an address again that failed, or whose owner complained; RetryableError."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session: `refresh_token` renews it, `access_token` goes with each request."""

    access_token: str
    refresh_token: str
    expires_in_seconds: int


class Identities(Protocol):
    """Who may sign in, and with what password. What they may do is in `features/access`."""

    def sign_in(self, email: str, password: str, new_password: str = "") -> SignedIn:
        """ForbiddenError `wrong_credentials`; ConflictError `new_password_required`."""

    def renew(self, refresh_token: str) -> SignedIn:
        """ForbiddenError when the session was ended."""

    def sign_out(self, access_token: str) -> None:
        """End the user's sessions everywhere."""

    def change_password(self, access_token: str, current: str, new: str) -> None:
        """ForbiddenError for a wrong current password, InvalidError for a weak new one."""

    def invite(self, email: str, password: str = "") -> None:
        """Make the identity; without a password the provider mails a first one."""

    def disable(self, email: str) -> None:
        """No more sign-in."""

    def enable(self, email: str) -> None:
        """Sign-in again."""

    def verified_email(self, access_token: str) -> str:
        """The e-mail of a valid token; ForbiddenError for any other."""


def blob(record: Record, name: str = "doc") -> bytes:
    """A record's bytes under a name; boto3 may hand them over in a wrapper of its own."""
    value = record[name]
    if isinstance(value, str | int):
        raise TypeError(f"{name} holds no bytes")
    return bytes(value)
