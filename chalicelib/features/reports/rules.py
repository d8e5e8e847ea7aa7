"""Aged balance: what is owed by lateness. Every row and column sums to the outstanding (V1)."""

from collections.abc import Iterable
from datetime import date

from chalicelib.features.accounts.model import Summary

# First day late of each band past due; the last has no end.
BANDS = (("d1_30", 1), ("d31_60", 31), ("d61_90", 61), ("d90_plus", 91))
COLUMNS = ("not_due", "d1_30", "d31_60", "d61_90", "d90_plus", "credits")


def band(days_late: int) -> str:
    """The column of an item that many days past due; the due day itself is not late."""
    name = "not_due"
    for column, first_day in BANDS:
        if days_late >= first_day:
            name = column
    return name


def aged(lines: Iterable[Summary], on: date) -> dict[str, dict[str, int]]:
    """Per currency, the minor units in each column, unallocated credits in their own."""
    sums: dict[str, dict[str, int]] = {}
    limits = on.toordinal()
    for line in lines:
        for currency, balance in line.balances.items():
            row = sums.setdefault(currency, dict.fromkeys(COLUMNS, 0))
            row["credits"] += balance.credits
            for due_on, minor in balance.due.items():
                row[band(limits - due_on.toordinal())] += minor
    return sums


def by_status(lines: Iterable[Summary]) -> dict[str, dict[str, int]]:
    """Per currency, the outstanding under each status."""
    sums: dict[str, dict[str, int]] = {}
    for line in lines:
        for status, amounts in line.by_status.items():
            for currency, minor in amounts.items():
                row = sums.setdefault(currency, {})
                row[status] = row.get(status, 0) + minor
    return sums
