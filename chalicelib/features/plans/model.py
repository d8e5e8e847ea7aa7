"""Payment plans (product P1, P2, seed 004): what was agreed, and how far it was kept.

Amounts are minor units of the plan's one currency.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from chalicelib.core.money import Currency, Money
from chalicelib.core.values import Frozen

INSTALMENTS_MAX = 120
REMIND_DAYS_MAX = 30


class PlanState(StrEnum):
    """The life of a plan; all but the first are ends."""

    ACTIVE = "active"
    KEPT = "kept"
    BROKEN = "broken"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self is PlanState.ACTIVE


class InstalmentState(StrEnum):
    """What became of an instalment. Late may still be kept; the last three are ends."""

    PLANNED = "planned"
    LATE = "late"
    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"

    @property
    def is_open(self) -> bool:
        """Whether money may still keep it."""
        return self in {InstalmentState.PLANNED, InstalmentState.LATE}


# What breaks a plan.
MISSED = frozenset({InstalmentState.PARTLY, InstalmentState.BROKEN})


class Instalment(Frozen):
    """One agreed payment. `received_minor` is what the money received so far covers of it."""

    number: Annotated[int, Field(ge=1, le=INSTALMENTS_MAX)]
    due_on: date
    amount_minor: Annotated[int, Field(gt=0)]
    received_minor: int = 0
    state: InstalmentState = InstalmentState.PLANNED
    # The day of its courtesy reminder, None before; the code of the reason why it could not go.
    told_on: date | None = None
    not_told: str = ""


class PlanItem(Frozen):
    """An item of the plan and what was open of it when the plan was made."""

    id: str
    number: str
    balance_minor: Annotated[int, Field(gt=0)]


class Mark(Frozen):
    """Money a person saw before the books did; `known_minor` is what the books showed then."""

    on: date
    amount_minor: Annotated[int, Field(gt=0)]
    by: str
    known_minor: Annotated[int, Field(ge=0)] = 0
    # The number of the instalment it is for, None for the oldest that is open.
    instalment: int | None = None


class Plan(Frozen):
    """One plan. Each change by a person makes a new `version`, and ends the old one's execution."""

    id: str
    code: str
    version: int = 1
    # Raised by every write, of people and of the machine.
    revision: int = 0
    state: PlanState = PlanState.ACTIVE
    currency: Currency
    items: tuple[PlanItem, ...]
    # Penalties and fees agreed on top of the items.
    fees_minor: Annotated[int, Field(ge=0)] = 0
    # Whether these are what the law let claim that day, so that it is not claimed again.
    has_penalties: bool = False
    instalments: tuple[Instalment, ...]
    terms: str = ""
    tolerance_days: Annotated[int, Field(ge=0, le=60)] = 3
    tolerance_minor: Annotated[int, Field(ge=0)] = 0
    # The level the account has when the plan is broken; None leaves it as it is.
    level_after_break: Annotated[int, Field(ge=0, le=2)] | None = None
    # So many days before an instalment its debtor gets a courtesy reminder; 0 for none.
    remind_days: Annotated[int, Field(ge=0, le=REMIND_DAYS_MAX)] = 0
    marks: tuple[Mark, ...] = ()
    # When it must be looked at next; None once it has ended and its debtor was told.
    wakes_at: datetime | None = None
    made_by: str
    made_at: datetime
    reason: str = ""
    ended_on: date | None = None

    @property
    def is_followed(self) -> bool:
        """Whether something is still to be done by itself."""
        return self.wakes_at is not None

    @property
    def total_minor(self) -> int:
        """What the instalments sum to: the items and the fees."""
        return sum(item.balance_minor for item in self.items) + self.fees_minor

    @property
    def total(self) -> Money:
        """The same as money."""
        return Money.of_minor(self.total_minor, self.currency)

    @property
    def received_minor(self) -> int:
        """What was received of it so far."""
        return sum(i.received_minor for i in self.instalments)

    @property
    def made_on(self) -> date:
        """The day it was made; payments count from then on."""
        return self.made_at.date()
