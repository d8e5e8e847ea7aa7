"""How late payers paid: delays weighted by what they stand for. Pure; whole numbers throughout."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

# Fewer closed items than this say nothing of a payer.
EVIDENCE_MIN = 5
HABIT_DAYS = 182
WEEK_DAYS, WEEKS = 7, 13

Evidence = Literal["account", "group", "company", "none"]


class Delays:
    """Delays in days with their weights: amounts of one currency, or counts."""

    __slots__ = ("_beyond", "_days", "_products", "_weights", "items")

    def __init__(self, weights: Mapping[int, int], items: int) -> None:
        self.items = items
        self._days = sorted(day for day, weight in weights.items() if weight > 0)
        # From each delay on: the sum of the weights, and of the weights times their delays.
        self._weights, self._products = [0], [0]
        for day in reversed(self._days):
            self._weights.append(self._weights[-1] + weights[day])
            self._products.append(self._products[-1] + weights[day] * day)
        self._beyond: dict[int, tuple[int, ...]] = {}

    def _after(self, least_days: int) -> int:
        return len(self._days) - bisect_left(self._days, least_days)

    def mean_from(self, least_days: int) -> int | None:
        """The weighted mean of the delays of at least so many days, rounded; None without any."""
        after = self._after(least_days)
        weight = self._weights[after]
        return (2 * self._products[after] + weight) // (2 * weight) if after else None

    def spread(self, minor: int, least_days: int) -> tuple[int, ...]:
        """An amount over the weeks that such delays bring it in, and what comes after them.

        The first week begins `least_days` after the due date. The parts sum to the amount.
        """
        if least_days not in self._beyond:
            starts = (least_days + WEEK_DAYS * week for week in range(WEEKS + 1))
            self._beyond[least_days] = tuple(self._weights[self._after(day)] for day in starts)
        beyond = self._beyond[least_days]
        left = [minor * weight // beyond[0] for weight in beyond]
        return (*(now - then for now, then in pairwise(left)), left[-1])


class Delay(NamedTuple):
    """How many days after the due date money is expected, and from which closed items."""

    days: int
    evidence: Evidence
    items: int
    delays: Delays | None = None


class Habits(NamedTuple):
    """How payers paid lately: by (code, currency), by (group, currency), by currency."""

    accounts: Mapping[tuple[str, str], Delays]
    groups: Mapping[tuple[str, str], Delays]
    company: Mapping[str, Delays]
    # Days from a dispute to its payment.
    disputes: Delays

    def delay(self, code: str, group: str, currency: str, least_days: int) -> Delay | None:
        """The delay of an item that is `least_days` late already; None if nobody was so late."""
        known: tuple[tuple[Evidence, Delays | None], ...] = (
            ("account", self.accounts.get((code, currency))),
            ("group", self.groups.get((group, currency)) if group else None),
            ("company", self.company.get(currency)),
        )
        for evidence, delays in known:
            if delays is None or delays.items < EVIDENCE_MIN:
                continue
            days = delays.mean_from(least_days)
            if days is not None:
                return Delay(days, evidence, delays.items, delays)
        return Delay(0, "none", 0) if least_days <= 0 and currency not in self.company else None


NO_HABITS = Habits({}, {}, {}, Delays({}, 0))
