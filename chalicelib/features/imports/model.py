"""An import: one file taken in, from its arrival to its report."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.imports.mapping import Mapping, Mode


class State(StrEnum):
    """Where an import is."""

    WAITING_FOR_FILE = "waiting_for_file"
    READING = "reading"
    WAITING_FOR_MAPPING = "waiting_for_mapping"
    WAITING_FOR_APPROVAL = "waiting_for_approval"
    APPLYING = "applying"
    DONE = "done"
    REFUSED = "refused"


FINAL = frozenset({State.DONE, State.REFUSED})
WAITING = frozenset({State.WAITING_FOR_MAPPING, State.WAITING_FOR_APPROVAL, State.WAITING_FOR_FILE})


class RowError(Frozen):
    """One doubt about one row. A warning is told, and the row goes in all the same."""

    row: int
    column: str = ""
    value: str = ""
    code: str
    reason: str
    severity: str = "error"


class Counts(Frozen):
    """What the books hold, or would hold: for the brake and the dry run."""

    accounts: int = 0
    items: int = 0
    totals: tuple[Money, ...] = ()


class BrakeReason(Frozen):
    """One reason to hold a file, with the two figures that differ."""

    code: str
    reason: str
    before: str = ""
    after: str = ""


class Brake(Frozen):
    """Why the file waits for a person: the books as they are, and as the file would make them."""

    reasons: tuple[BrakeReason, ...]
    before: Counts
    after: Counts


class Preview(Frozen):
    """A dry run: what would happen, and the first rows as they would be understood."""

    rows_read: int = 0
    rows_refused: int = 0
    rows_skipped: int = 0
    accounts_created: int = 0
    accounts_changed: int = 0
    accounts_unchanged: int = 0
    items_created: int = 0
    items_closed: int = 0
    totals: tuple[Money, ...] = ()
    before: Counts = Counts()
    after: Counts = Counts()
    samples: tuple[dict[str, str], ...] = ()
    errors: tuple[RowError, ...] = ()
    brake: Brake | None = None


class Refusal(Frozen):
    """Why the whole file was not taken in."""

    code: str
    reason: str


class Progress(Frozen):
    """Chunks of accounts written, of how many."""

    done: int = 0
    total: int = 0


class Import(Frozen):
    """One import. `sequence` orders it among the tenant's, by the time its file was uploaded."""

    id: str
    version: int = 0
    state: State = State.WAITING_FOR_FILE
    filename: str = ""
    profile: str = ""
    by: str = ""
    created_at: datetime
    moved_at: datetime
    finished_at: datetime | None = None
    sequence: int = 0
    # Where the file is in the bucket of uploads.
    key: str = ""
    # Asked for with the file, instead of the mapping's own.
    mode: Mode | None = None
    # The company's date when the file was read, so that a second delivery closes on the same day.
    on: date | None = None
    has_items: bool = False
    # Names the chunks of the reading that counts: a second reading writes others.
    batch: str = ""
    # Totals of the accounts that this import does not write.
    untouched: tuple[Money, ...] = ()
    mapping: Mapping | None = None
    # What is proposed for the columns, while a person's answer is waited for.
    proposal: Mapping | None = None
    preview: Preview | None = None
    brake: Brake | None = None
    approved_by: str = ""
    rows_read: int = 0
    rows_refused: int = 0
    rows_skipped: int = 0
    warnings: int = 0
    items_created: int = 0
    items_changed: int = 0
    items_closed: int = 0
    # All accounts written; the new ones are among them.
    accounts_changed: int = 0
    accounts_created: int = 0
    # Accounts that a newer extract had already written.
    accounts_left_alone: int = 0
    progress: Progress = Progress()
    totals: tuple[Money, ...] = ()
    portfolio_totals: tuple[Money, ...] = ()
    errors: tuple[RowError, ...] = ()
    refusal: Refusal | None = None


class Profile(Frozen):
    """A mapping remembered under a name."""

    name: str
    mapping: Mapping
    saved_at: datetime
    saved_by: str


class Head(Frozen):
    """Where a tenant's imports stand, as one record: what orders and serialises them.

    `active` holds the sequences of imports that are being read or applied, by id: they go one after
    the other. `recent` are the last imports applied, whose accounts the portfolio index may not
    show yet. An extract older than the newest full one has nothing to say any more.
    """

    version: int = 0
    second: int = 0
    count: int = 0
    stock_sequence: int = 0
    active: dict[str, int] = Field(default_factory=dict)
    recent: tuple[str, ...] = ()
    last_items_at: datetime | None = None


class ChunkResult(Frozen):
    """What one chunk of accounts changed: counted before its first write, so counted once.

    `written` are the codes of the accounts that are (to be) written.
    """

    done: bool = False
    items_created: int = 0
    items_changed: int = 0
    items_closed: int = 0
    accounts_created: int = 0
    accounts_changed: int = 0
    accounts_left_alone: int = 0
    totals: tuple[Money, ...] = ()
    written: tuple[str, ...] = ()
