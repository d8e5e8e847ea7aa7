"""What reports over the portfolio say."""

from datetime import date
from enum import StrEnum

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.ageing.rules import Amounts, Basis, Bounds, Columns, whole

# Rows that a page lists; the others stand in one row for each currency, so that columns sum.
ROWS_MAX = 1000


class Source(StrEnum):
    """Where an aged balance comes from: what is open now, or the snapshot of a past day."""

    OPEN = "open"
    SNAPSHOT = "snapshot"


class Aged(Frozen):
    """One row of the aged balance: `not_yet`, `bands` and `credits` sum to `total`.

    `overdue` is past its due date, whatever the basis.
    """

    label: str
    currency: str
    not_yet: Money
    bands: tuple[Money, ...]
    credits: Money
    total: Money
    overdue: Money


class AgedBalance(Frozen):
    """The aged balance on a date; `rows` by what was asked, the largest first where not all are.

    `bounds` are the last days of the bands but the last. `as_of` is the day whose items these are:
    `on`, today where `on` is ahead, or the last snapshot until then. `known_from` is the day of the
    first snapshot. `others` are the rows beyond the limit, in one row for each currency.
    """

    on: date
    basis: Basis
    bounds: Bounds
    source: Source
    as_of: date
    known_from: date | None
    totals: tuple[Aged, ...]
    rows: tuple[Aged, ...] = ()
    others: tuple[Aged, ...] = ()
    others_count: int = 0


def shown(amounts: Amounts) -> list[Aged]:
    """The rows, by label and currency."""
    return [_row(*key, amounts[key]) for key in sorted(amounts)]


def split(amounts: Amounts, rows_max: int) -> tuple[list[Aged], list[Aged], int]:
    """The largest rows, by label; the others as one for each currency; how many those are."""
    if len(amounts) <= rows_max:
        return shown(amounts), [], 0
    ordered = sorted(amounts, key=lambda key: (-abs(amounts[key].total), key))
    kept = {key: amounts[key] for key in ordered[:rows_max]}
    others = {key: amounts[key] for key in ordered[rows_max:]}
    return shown(kept), shown(whole(others)), len(others)


def _row(label: str, currency: str, found: Columns) -> Aged:
    return Aged(
        label=label,
        currency=currency,
        not_yet=Money.of_minor(found.not_yet, currency),
        bands=tuple(Money.of_minor(minor, currency) for minor in found.bands),
        credits=Money.of_minor(found.credits, currency),
        total=Money.of_minor(found.total, currency),
        overdue=Money.of_minor(found.overdue, currency),
    )
