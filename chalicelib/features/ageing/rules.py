"""Aged balance: what is owed by lateness, or by age. Every row and column sums to the outstanding.

Product V1. By due date the due day itself is not late; by issue date the day of issue is not yet
aged, and what is overdue stays a matter of due dates.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from chalicelib.features.accounts.summary import Summary

# The last day of each band but the last, which has no end: 30, 60, 90 makes four bands.
Bounds = tuple[int, ...]


class Basis(StrEnum):
    """From which day items age."""

    DUE = "due_on"
    ISSUE = "issued_on"


class Debts(NamedTuple):
    """What one label owes in one currency: minor units of debits by both days, credits beside."""

    label: str
    currency: str
    due: Mapping[date, int]
    issued: Mapping[date, int]
    credits: int


class Columns(NamedTuple):
    """Minor units: what does not age yet, each band, and the credits sum to what is owed."""

    not_yet: int
    bands: tuple[int, ...]
    credits: int
    overdue: int

    @property
    def total(self) -> int:
        """What is owed, unallocated credits taken off."""
        return self.not_yet + sum(self.bands) + self.credits


# Per label and currency.
Amounts = dict[tuple[str, str], Columns]


def band(days: int, bounds: Bounds) -> int:
    """Which column: 0 before the first day of the first band, then the bands in order."""
    return bisect_left((0, *bounds), days)


def columns(days: Mapping[date, int], on: date, bounds: Bounds) -> list[int]:
    """Amounts by day in their columns: what does not age yet, then each band."""
    sums = [0] * (len(bounds) + 2)
    for day, minor in days.items():
        sums[band((on - day).days, bounds)] += minor
    return sums


def debts_of(lines: Iterable[Summary], label: Callable[[Summary], str]) -> Iterator[Debts]:
    """What each line of the portfolio owes; a line is looked at once and let go."""
    for line in lines:
        for currency, balance in line.balances.items():
            yield Debts(label(line), currency, balance.due, balance.issued, balance.credits)


class _Sums:
    """Days and credits of one label while they are added up."""

    def __init__(self) -> None:
        self.due: dict[date, int] = {}
        self.issued: dict[date, int] = {}
        self.credits = 0


def aged_by(debts: Iterable[Debts], on: date, bounds: Bounds, basis: Basis = Basis.DUE) -> Amounts:
    """The columns of each label and currency."""
    found: dict[tuple[str, str], _Sums] = {}
    for one in debts:
        sums = found.setdefault((one.label, one.currency), _Sums())
        sums.credits += one.credits
        _add(sums.due, one.due)
        if basis is Basis.ISSUE:
            _add(sums.issued, one.issued)
    return {key: _columns(sums, on, bounds, basis) for key, sums in found.items()}


def _add(sums: dict[date, int], more: Mapping[date, int]) -> None:
    for day, minor in more.items():
        sums[day] = sums.get(day, 0) + minor


def _columns(sums: _Sums, on: date, bounds: Bounds, basis: Basis) -> Columns:
    not_yet, *bands = columns(sums.due if basis is Basis.DUE else sums.issued, on, bounds)
    overdue = sum(minor for day, minor in sums.due.items() if day < on)
    return Columns(not_yet, tuple(bands), sums.credits, overdue)


def whole(amounts: Amounts) -> Amounts:
    """The sum over the labels."""
    sums: Amounts = {}
    for (_, currency), more in amounts.items():
        key = "", currency
        sums[key] = added(sums[key], more) if key in sums else more
    return sums


def added(one: Columns, other: Columns) -> Columns:
    """Column by column."""
    return Columns(
        one.not_yet + other.not_yet,
        tuple(a + b for a, b in zip(one.bands, other.bands, strict=True)),
        one.credits + other.credits,
        one.overdue + other.overdue,
    )
