"""From sums to what is shown. Pure."""

from collections.abc import Mapping
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.figures.dso import delay_days, quarter, ratios
from chalicelib.features.figures.model import Month, MonthShown, Series
from chalicelib.features.figures.months import Sums, currencies, month_of, months

# Turnover that somebody corrected, by `EUR 2026-03`, in minor units.
Corrections = Mapping[str, int]
# How many months a ratio looks back on beside its own.
_SHOWN_FROM = 1


def series(label: str, sums: Sums, days: tuple[date, ...], corrected: Corrections) -> list[Series]:
    """One per currency; the first month only feeds the others."""
    return [_series(label, c, months(sums, c, days), corrected) for c in currencies(sums)]


def _series(label: str, currency: str, known: list[Month], corrected: Corrections) -> Series:
    given = [corrected.get(f"{currency} {month_of(m.ends_on)}") for m in known]
    right = [
        m if turnover is None else m.model_copy(update={"invoiced": turnover})
        for m, turnover in zip(known, given, strict=True)
    ]
    turnover, days = quarter(right)
    return Series(
        label=label,
        currency=currency,
        months=tuple(
            _month(right[: at + 1], currency, is_corrected=given[at] is not None)
            for at in range(_SHOWN_FROM, len(right))
        ),
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
