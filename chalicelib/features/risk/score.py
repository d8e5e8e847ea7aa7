"""The score of an account, 0 (no risk seen) to 100, from weighted criteria. Pure.

Each criterion that is known is worth 0 to 100; the score is their mean, weighted by the company.
What is not known is left out and said, never taken for good or bad.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chalicelib.features.accounts.model import PromiseCounts
from chalicelib.features.credit.model import Criterion
from chalicelib.features.open_items.model import ClosedItem, OpenItem
from chalicelib.features.statuses.model import Status, StatusType

# The value at which a criterion is worth 100; it grows evenly from 0.
DELAY_DAYS, TREND_DAYS, DISPUTED_PERCENT, YEARS_SAFE = 60, 30, 50, 5
HALF_DAYS = 91
_YEAR_DAYS = 365


class Facts(NamedTuple):
    """What is known of an account; None where nothing is."""

    delay_days: int | None
    trend_days: int | None
    broken_percent: int | None
    disputed_percent: int | None
    age_years: int | None
    external: int | None


class Points(NamedTuple):
    """A criterion: its value (None: not known), how bad it is, and its points of the score."""

    criterion: Criterion
    value: int | None
    risk: int | None
    weight: int
    points: int


def worth(criterion: Criterion, value: int) -> int:
    """How bad a value is, 0 to 100."""
    if criterion is Criterion.AGE:
        return _part(YEARS_SAFE - value, YEARS_SAFE)
    if criterion is Criterion.EXTERNAL:
        return _part(100 - value, 100)
    most = {
        Criterion.DELAY: DELAY_DAYS,
        Criterion.TREND: TREND_DAYS,
        Criterion.BROKEN_PROMISES: 100,
        Criterion.DISPUTES: DISPUTED_PERCENT,
    }[criterion]
    return _part(value, most)


def _part(value: int, most: int) -> int:
    return max(0, min(100, value * 100 // most))


def scored(facts: Facts, weights: Mapping[Criterion, int]) -> tuple[int | None, list[Points]]:
    """The score, and each criterion's part of it: the points sum to the score."""
    values = dict(zip(Criterion, facts, strict=True))
    known = {c: worth(c, v) for c, v in values.items() if v is not None and weights.get(c)}
    whole = sum(weights[c] for c in known)
    rows, sum_before = [], 0
    for criterion in Criterion:
        risk, weight = known.get(criterion), weights.get(criterion, 0)
        sum_after = sum_before + (weight * risk if risk is not None else 0)
        points = _rounded(sum_after, whole) - _rounded(sum_before, whole)
        rows.append(Points(criterion, values[criterion], risk, weight, points))
        sum_before = sum_after
    return (_rounded(sum_before, whole) if whole else None), rows


def _rounded(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole) if whole else 0


def mean_delay(closed: Iterable[ClosedItem], since: date, until: date) -> int | None:
    """The delay of what was paid from a day to before another, weighted by amount.

    Currencies are never added: the one in which most items were paid speaks.
    """
    paid: dict[str, list[tuple[int, int]]] = {}
    for gone in closed:
        item = gone.item
        if since <= gone.closed_on < until and item.counts and item.amount_minor > 0:
            late = (gone.closed_on - item.due_on).days
            paid.setdefault(item.currency, []).append((item.amount_minor, late))
    if not paid:
        return None
    most = max(sorted(paid), key=lambda currency: len(paid[currency]))
    return _rounded(sum(m * d for m, d in paid[most]), sum(m for m, _ in paid[most]))


def disputed_percent(items: Sequence[OpenItem], statuses: Mapping[str, Status]) -> int | None:
    """The largest share, over the currencies, of what is owed that is in dispute."""
    owed: dict[str, int] = {}
    disputed: dict[str, int] = {}
    for item in items:
        if item.counts and not item.is_credit:
            owed[item.currency] = owed.get(item.currency, 0) + item.balance_minor
            status = statuses.get(item.id)
            if status and status.type is StatusType.DISPUTE:
                disputed[item.currency] = disputed.get(item.currency, 0) + item.balance_minor
    return max((disputed.get(c, 0) * 100 // m for c, m in owed.items()), default=None)


def age_years(items: Iterable[OpenItem], closed: Iterable[ClosedItem], today: date) -> int | None:
    """Whole years since the oldest item that is known."""
    first = min((i.issued_on for i in (*items, *(c.item for c in closed))), default=None)
    return None if first is None else max(0, (today - first).days // _YEAR_DAYS)


def broken_percent(ended: PromiseCounts) -> int | None:
    """Of the promises that ended, how many were not kept whole; None without any."""
    count = ended.kept + ended.partly + ended.broken
    return (ended.partly + ended.broken) * 100 // count if count else None


def external(text: str) -> int | None:
    """An outside score as an extract gives it, 0 to 100; None for anything else."""
    try:
        value = round(Decimal(text.strip().replace(",", ".")))
    except (ArithmeticError, ValueError):
        return None
    return value if 0 <= value <= 100 else None  # noqa: PLR2004 - a score
