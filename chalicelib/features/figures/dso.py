"""DSO and its kin from months. Pure. Sources: docs/reports.md.

Every ratio is a division of sums of whole minor units: a float is right for days, never for money.
"""

from collections.abc import Sequence

from chalicelib.features.figures.model import Month, Ratios

_QUARTER = 3
_DIGITS = 1


def count_back(months: Sequence[Month]) -> float | None:
    """Days of turnover in the balance: month after month is taken off, backwards.

    None when the balance outlives every month that is known; 0 where nothing is owed.
    """
    left = months[-1].balance
    if left <= 0:
        return 0.0
    days = 0.0
    for month in reversed(months):
        if month.invoiced >= left:
            return round(days + month.days * left / month.invoiced, _DIGITS)
        days += month.days
        left -= max(0, month.invoiced)
    return None


def quarter(months: Sequence[Month]) -> tuple[int, int]:
    """Turnover of the last three months, and their days."""
    last = months[-_QUARTER:]
    return sum(m.invoiced for m in last), sum(m.days for m in last)


def ratios(months: Sequence[Month]) -> Ratios:
    """Everything about the last of these months."""
    turnover, days = quarter(months)
    now = months[-1]
    if turnover <= 0:
        return Ratios(count_back=count_back(months), effectiveness=_effectiveness(months))
    simple = round(now.balance * days / turnover, _DIGITS)
    best = round((now.balance - now.overdue) * days / turnover, _DIGITS)
    return Ratios(
        count_back=count_back(months),
        simple=simple,
        best_possible=best,
        delinquent=round(simple - best, _DIGITS),
        effectiveness=_effectiveness(months),
    )


def _effectiveness(months: Sequence[Month]) -> float | None:
    """Of what could be collected in the month, how much was: 100 when nothing is overdue."""
    if len(months) < 2:  # noqa: PLR2004 - a month and the one before it
        return None
    before, now = months[-2], months[-1]
    could = before.balance + now.invoiced - (now.balance - now.overdue)
    did = before.balance + now.invoiced - now.balance
    return round(100 * did / could, _DIGITS) if could > 0 else None


def delay_days(month: Month) -> float | None:
    """How many days after its due date money came, weighted by amount."""
    return round(month.delay / month.received, _DIGITS) if month.received else None
