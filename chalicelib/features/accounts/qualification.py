"""The qualification rate: how much of what is overdue has a status and a comment (seed 003)."""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.summary import Summary


class QualificationRate(Frozen):
    """The rate in one currency; `permille` is floored, so that 1000 means all of it."""

    qualified: Money
    overdue: Money
    permille: int


def qualification_rates(lines: Iterable[Summary], today: date) -> tuple[QualificationRate, ...]:
    """The rate of these accounts together, per currency with something overdue."""
    sums: dict[str, tuple[int, int]] = {}
    for line in lines:
        for currency, balance in line.balances.items():
            qualified, overdue = sums.get(currency, (0, 0))
            sums[currency] = (
                qualified + _before(balance.qualified, today),
                overdue + _before(balance.due, today),
            )
    return tuple(_rate(c, *pair) for c, pair in sorted(sums.items()) if pair[1] > 0)


def _before(due: dict[date, int], today: date) -> int:
    return sum(minor for day, minor in due.items() if day < today)


def _rate(currency: str, qualified: int, overdue: int) -> QualificationRate:
    return QualificationRate(
        qualified=Money.of_minor(qualified, currency),
        overdue=Money.of_minor(overdue, currency),
        permille=qualified * 1000 // overdue,
    )
