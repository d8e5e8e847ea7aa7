"""What a collector agrees with a debtor, as typed."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.money import Money
from chalicelib.core.values import Strict
from chalicelib.features.plans import schedule
from chalicelib.features.plans.model import INSTALMENTS_MAX, REMIND_DAYS_MAX, Instalment
from chalicelib.features.plans.schedule import Rhythm
from chalicelib.features.statuses.rules import Comment


class Row(Strict):
    """One instalment as typed."""

    due_on: date
    amount: Money


class Equal(Strict):
    """Equal instalments: how many, from when, how far apart."""

    count: Annotated[int, Field(ge=1, le=INSTALMENTS_MAX)]
    first_on: date
    rhythm: Rhythm = Rhythm.MONTHS
    every: Annotated[int, Field(ge=1, le=12)] = 1


class Schedule(Strict):
    """Either equal instalments, or each as typed."""

    equal: Equal | None = None
    rows: Annotated[tuple[Row, ...], Field(max_length=INSTALMENTS_MAX)] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.equal is None) == (not self.rows):
            msg = "give equal instalments, or rows"
            raise ValueError(msg)
        return self

    def instalments(self, total_minor: int, currency: str) -> tuple[Instalment, ...]:
        """The instalments of that total; InvalidError for another currency."""
        if self.equal:
            e = self.equal
            dates = schedule.due_dates(e.first_on, e.count, e.rhythm, e.every)
            return schedule.equal(total_minor, dates)
        if any(row.amount.currency != currency or row.amount.minor <= 0 for row in self.rows):
            wrong = FieldError("rows", f"amounts above zero in {currency}")
            raise InvalidError("This schedule does not hold.", errors=(wrong,))
        return schedule.typed([(row.due_on, row.amount.minor) for row in self.rows])


class NewPlan(Strict):
    """A plan as a collector agrees it with the debtor."""

    # None of them: all that is owed on the account, disputes and other plans left out.
    items: Annotated[tuple[str, ...], Field(max_length=500)] = ()
    schedule: Schedule
    fees: Money | None = None
    # Adds the interest and indemnities that may be claimed for these items today.
    penalties: bool = False
    terms: Comment = ""
    tolerance_days: Annotated[int, Field(ge=0, le=60)] = 3
    tolerance: Money | None = None
    # None for both: as the company does.
    level_after_break: Annotated[int, Field(ge=0, le=2)] | None = None
    remind_days: Annotated[int, Field(ge=0, le=REMIND_DAYS_MAX)] | None = None
    # The day by which the credit insurer must be told (seed 004); it becomes a task. Of an insured
    # account, None is the company's own deadline.
    declare_by: date | None = None


def minor_of(amount: Money | None, currency: str, field: str) -> int:
    """Minor units of an amount in that currency, 0 for none; InvalidError names the field."""
    if amount is None:
        return 0
    if amount.currency != currency or amount.minor < 0:
        wrong = FieldError(field, f"an amount in {currency}, not below zero")
        raise InvalidError("This plan does not hold.", errors=(wrong,))
    return amount.minor
