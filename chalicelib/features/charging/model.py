"""What the penalties of an account look like on a day."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from chalicelib.core.money import Money
from chalicelib.core.text import clean
from chalicelib.core.values import Frozen
from chalicelib.features.penalties.model import Contract, Line, PenaltyTerms

LINES_MAX = 2000
ITEMS_MAX = 500


class LeftOut(Frozen):
    """A late item that nothing is claimed for, and why, as a code."""

    item: str
    number: str
    reason: str
    until: date | None = None


class Total(Frozen):
    """Sums in one currency. `provisional` is the part that stands on a rate not yet checked."""

    interest: Money
    indemnity: Money
    total: Money
    provisional: Money


class Penalties(Frozen):
    """Every line on a day; with more than the limit, `left_off` says how many are not shown."""

    version: int
    on: date
    contract: Contract
    terms: PenaltyTerms
    lines: tuple[Line, ...]
    left_off: int = 0
    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]


class How(StrEnum):
    """Why a penalty is claimed no more."""

    WAIVED = "waived"
    PAID = "paid"


class LettingGo(Frozen):
    """What is claimed no more, and why; without items, everything up to today."""

    model_config = ConfigDict(extra="forbid")

    how: How = How.WAIVED
    items: Annotated[tuple[str, ...], Field(max_length=ITEMS_MAX)] = ()
    # Something must be left once what cannot be seen is taken out.
    reason: Annotated[str, Field(max_length=500), AfterValidator(clean), Field(min_length=1)]
