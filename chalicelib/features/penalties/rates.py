"""The rates of `rates.toml`, asked for by day."""

import tomllib
from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

FIRST_OF_SECOND_HALF = 7


class Rate(NamedTuple):
    """A rate on a day, where it was read, and whether it is only the last one known."""

    percent: Decimal
    source: str
    is_provisional: bool


class _Series(NamedTuple):
    since: tuple[date, ...]
    percents: tuple[Decimal, ...]
    sources: tuple[str, ...]
    known_until: date

    def on(self, day: date) -> Rate:
        # Before the first known rate there is nothing to stand on but it.
        place = max(0, bisect_right(self.since, day) - 1)
        guessed = day > self.known_until or day < self.since[0]
        return Rate(self.percents[place], self.sources[place], guessed)


@cache
def _series(kind: str) -> _Series:
    found = tomllib.loads((Path(__file__).parent / "rates.toml").read_text("utf-8"))[kind]
    rows = sorted((r["from"], Decimal(r["percent"]), r["source"]) for r in found["rates"])
    since, percents, sources = zip(*rows, strict=True)
    return _Series(since, percents, sources, found["known_until"])


def half_year(day: date) -> date:
    """The first day of the half-year a day is in: its rate holds until the next."""
    return date(day.year, FIRST_OF_SECOND_HALF if day.month >= FIRST_OF_SECOND_HALF else 1, 1)


def next_half_year(day: date) -> date:
    """The first day of the half-year after."""
    start = half_year(day)
    return start.replace(month=7) if start.month == 1 else date(start.year + 1, 1, 1)


def reference(day: date) -> Rate:
    """The European Central Bank's rate that holds for the half-year of a day."""
    return _series("reference").on(half_year(day))


def french_legal(day: date) -> Rate:
    """The French legal interest rate of the half-year of a day, between professionals."""
    return _series("french_legal").on(half_year(day))
