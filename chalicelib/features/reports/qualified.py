"""Qualification rate: the part of what is overdue that has a status and a comment (V3). Pure."""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.summary import Summary


class QualificationRate(Frozen):
    """What is overdue with one collector, in one currency; `permille` of it is qualified."""

    collector: str
    currency: str
    overdue: Money
    qualified: Money
    permille: int


def rates(lines: Iterable[Summary], on: date) -> tuple[QualificationRate, ...]:
    """By collector and currency, where anything is overdue; those of nobody first."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for line in lines:
        for currency, balance in line.balances.items():
            overdue, said = sums.get((line.collector, currency), (0, 0))
            more_overdue, more_said = _late(balance, on)
            sums[line.collector, currency] = overdue + more_overdue, said + more_said
    return tuple(_rate(*key, *both) for key, both in sorted(sums.items()) if both[0])


def _late(balance: Balance, on: date) -> tuple[int, int]:
    """Minor units overdue, and of these qualified."""
    overdue = sum(minor for due_on, minor in balance.due.items() if due_on < on)
    return overdue, sum(minor for due_on, minor in balance.qualified.items() if due_on < on)


def _rate(collector: str, currency: str, overdue: int, said: int) -> QualificationRate:
    return QualificationRate(
        collector=collector,
        currency=currency,
        overdue=Money.of_minor(overdue, currency),
        qualified=Money.of_minor(said, currency),
        permille=said * 1000 // overdue,
    )
