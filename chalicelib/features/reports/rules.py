"""Aged balance: what is owed by lateness. Every row and column sums to the outstanding (V1)."""

from collections.abc import Callable, Iterable
from datetime import date

from chalicelib.features.accounts.summary import Summary

# First day late of each band past due; the last has no end.
BANDS = (("d1_30", 1), ("d31_60", 31), ("d61_90", 61), ("d90_plus", 91))
# Minor units in each column, per label and currency.
Amounts = dict[tuple[str, str], dict[str, int]]
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
    return {currency: columns for (_, currency), columns in aged_by(lines, on, _all).items()}


def aged_by(lines: Iterable[Summary], on: date, label: Callable[[Summary], str]) -> Amounts:
    """The same per label and currency; each line is looked at once and let go."""
    days: dict[tuple[str, str], dict[date, int]] = {}
    credit: dict[tuple[str, str], int] = {}
    for line in lines:
        name = label(line)
        for currency, balance in line.balances.items():
            key = name, currency
            credit[key] = credit.get(key, 0) + balance.credits
            sums = days.setdefault(key, {})
            for due_on, minor in balance.due.items():
                sums[due_on] = sums.get(due_on, 0) + minor
    return {key: _columns(sums, credit[key], on) for key, sums in days.items()}


def _all(_line: Summary) -> str:
    return ""


def _columns(due: dict[date, int], credit: int, on: date) -> dict[str, int]:
    columns = dict.fromkeys(COLUMNS, 0) | {"credits": credit}
    for due_on, minor in due.items():
        columns[band((on - due_on).days)] += minor
    return columns


def by_status(lines: Iterable[Summary]) -> dict[str, dict[str, int]]:
    """Per currency, the outstanding under each status."""
    sums: dict[str, dict[str, int]] = {}
    for line in lines:
        for status, amounts in line.by_status.items():
            for currency, minor in amounts.items():
                row = sums.setdefault(currency, {})
                row[status] = row.get(status, 0) + minor
    return sums
