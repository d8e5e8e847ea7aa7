"""The mapping of a file's columns: proposed, corrected by a person, remembered as a profile."""

from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field

from chalicelib.core.money import Currency
from chalicelib.core.values import Frozen
from chalicelib.features.imports.fields import Field as Target
from chalicelib.features.open_items.model import ItemKind


class Mode(StrEnum):
    """STOCK: what is absent is closed. DELTA: items carry the date they were paid on."""

    STOCK = "STOCK"
    DELTA = "DELTA"


class Signs(StrEnum):
    """How the file writes what lowers a balance."""

    AS_WRITTEN = "as_written"
    # Credit notes and payments stand without a sign: the type says what they are.
    CREDITS_UNSIGNED = "credits_unsigned"
    # Invoices are negative, as a supplier's books have them.
    INVERTED = "inverted"


Text = Annotated[str, Field(max_length=300)]


class Column(Frozen):
    """One column of the file: what it is taken for, how sure that is, and why.

    `style` is how its cells are written: point or comma (decimals), dmy, mdy or serial (dates),
    whole_float (codes exported as `123.0`), closed (yes means paid), "" where nothing needs one.
    """

    column: Text
    position: Annotated[int, Field(ge=0, lt=1000)]
    field: Target | None = None
    # Instead of a field: the key of one of the company's own.
    custom: Annotated[str, Field(pattern="^([a-z][a-z0-9_]{0,29})?$")] = ""
    style: Annotated[str, Field(pattern="^(|point|comma|dmy|mdy|serial|whole_float|closed)$")] = ""
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    reason_code: Text = ""
    reason: Text = ""
    samples: Annotated[tuple[Text, ...], Field(max_length=5)] = ()


class Doubt(Frozen):
    """Something the file does not decide, which a person should look at before going on."""

    code: Text
    column: Text = ""
    reason: Text


class Mapping(Frozen):
    """How the columns of a file become accounts and items; a proposal is one with evidence."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    mode: Mode = Mode.STOCK
    columns: Annotated[tuple[Column, ...], Field(max_length=1000)]
    kinds: Annotated[dict[Text, ItemKind | None], Field(max_length=100)] = {}
    signs: Signs = Signs.AS_WRITTEN
    default_currency: Currency | None = None
    # Items of a customer nobody knows make the account, unless this says no.
    create_accounts: bool = True
    # Shown with a proposal; what a file is, is found again each time.
    format: Text = ""
    encoding: Text = ""
    separator: Text = ""
    sheet: Text = ""
    header_row: int = 1
    doubts: tuple[Doubt, ...] = ()

    def position(self, target: Target) -> int | None:
        """Where the column of a field stands."""
        return next((c.position for c in self.columns if c.field is target), None)

    def column(self, target: Target) -> Column | None:
        """The column of a field."""
        return next((c for c in self.columns if c.field is target), None)

    @property
    def fields(self) -> frozenset[Target]:
        """The fields that have a column."""
        return frozenset(c.field for c in self.columns if c.field)
