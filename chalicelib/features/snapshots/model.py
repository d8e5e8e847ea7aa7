"""What a snapshot holds: rows whose fields are the columns of Athena's tables."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from chalicelib.core.values import Frozen

KIND = "snapshot"


class Dataset(StrEnum):
    """A table of snapshots."""

    ITEMS = "items"
    FORECAST = "forecast"


class ItemRow(NamedTuple):
    """One open item that counts. Amounts are minor units: `digits` of them follow the point.

    Words of SQL are no names of columns: a group is `customer_group`.
    """

    account: str
    name: str
    collector: str
    customer_group: str
    parent: str
    country: str
    level: int
    number: str
    kind: str
    currency: str
    digits: int
    issued_on: date
    due_on: date
    amount_minor: int
    balance_minor: int
    status: str
    dispute_type: str
    resolver: str
    promised_on: date | None
    in_plan: bool


class ForecastRow(NamedTuple):
    """What was expected within seven days from `from_on`; from the fourteenth week on, later.

    `to_low_minor` and `to_high_minor` lead from what a collector's week expects, by all sources, to
    the bounds between which four of five such weeks lay (below zero is zero). They are signed and
    add up like amounts. They stand once a week, in its row by habit; None elsewhere, and without a
    trial.
    """

    collector: str
    currency: str
    digits: int
    week: int
    from_on: date
    source: str
    amount_minor: int
    to_low_minor: int | None = None
    to_high_minor: int | None = None


class Day(Frozen):
    """The snapshot of one day: how many files its items lie in, and whether all are written."""

    on: date
    taken_at: datetime
    job_id: str
    parts: int
    is_whole: bool = False


def key(dataset: Dataset, tenant_id: str, on: date, part: int) -> str:
    """Where a file lies: partitioned by tenant and day, as Athena reads it."""
    return f"snapshots/{dataset}/tenant={tenant_id}/day={on}/part-{part:05d}.parquet"
