"""From sums to what is shown. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from chalicelib.core.money import Money
from chalicelib.features.figures.dso import delay_days, quarter, ratios
from chalicelib.features.figures.model import (
    LengthShown,
    Month,
    MonthShown,
    Series,
    WorkMonth,
    WorkSeries,
)
from chalicelib.features.figures.months import TAB, Sums, currencies, month_of, months
from chalicelib.features.figures.work import COUNTED

By = Literal["", "collector", "group", "account"]


class Whose(NamedTuple):
    """Whose months they are."""

    by: By = ""
    label: str = ""


# Turnover that somebody corrected, by `EUR 2026-03`, in minor units.
Corrections = Mapping[str, int]
# How many months a ratio looks back on beside its own.
_SHOWN_FROM = 1


def series(
    whose: Whose, sums: Sums, days: tuple[date, ...], corrected: Corrections
) -> list[Series]:
    """One per currency; the first month only feeds the others."""
    return [_series(whose, c, months(sums, c, days), corrected) for c in currencies(sums)]


def _series(whose: Whose, currency: str, known: list[Month], corrected: Corrections) -> Series:
    given = [corrected.get(f"{currency} {month_of(m.ends_on)}") for m in known]
    right = [
        m if turnover is None else m.model_copy(update={"invoiced": turnover})
        for m, turnover in zip(known, given, strict=True)
    ]
    turnover, days = quarter(right)
    return Series(
        by=whose.by,
        label=whose.label,
        currency=currency,
        months=tuple(
            _month(right[: at + 1], currency, is_corrected=given[at] is not None)
            for at in range(_SHOWN_FROM, len(right))
        ),
        quarter=Money.of_minor(turnover, currency),
        quarter_days=days,
        cost_of_a_day=Money.of_minor(turnover // days, currency) if turnover > 0 else None,
    )


def _month(until: list[Month], currency: str, *, is_corrected: bool) -> MonthShown:
    now = until[-1]
    amounts = {
        name: Money.of_minor(getattr(now, name), currency)
        for name in ("balance", "overdue", "invoiced", "received")
    }
    return MonthShown(
        ends_on=now.ends_on,
        **amounts,
        is_corrected=is_corrected,
        delay_days=delay_days(now),
        ratios=ratios(until),
    )


def worked(label: str, sums: Sums, days: tuple[date, ...]) -> WorkSeries:
    """The months of the work; those in which nothing was done are zero."""
    names = set(COUNTED.values())
    return WorkSeries(
        label=label,
        months=tuple(
            WorkMonth(ends_on=day, **{n: sums.get(f"{month_of(day)}{TAB}{n}", 0) for n in names})
            for day in days
        ),
    )


def lengths_shown(sums: Sums, by: str) -> tuple[LengthShown, ...]:
    """How long disputes took by `type` or `resolver`, the longest first."""
    found = []
    for key, items in sums.items():
        split, label, *rest = key.split(TAB)
        if split == by and rest == ["items"]:
            mean = round(sums.get(TAB.join((by, label, "days")), 0) / items, 1)
            found.append(LengthShown(label=label, items=items, mean_days=mean))
    return tuple(sorted(found, key=lambda row: (-row.mean_days, row.label)))
