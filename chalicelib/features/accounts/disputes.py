"""The disputes a colleague is to resolve, across accounts."""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.money import Money, totals
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.summary import Summary

# First day of each age, youngest first; the last has no end.
AGES = {"0-15": 0, "16-30": 16, "31-60": 31, "61+": 61}


class DisputeRow(Frozen):
    """What is disputed on one account for one reason, and for how many days."""

    code: str
    name: str
    type: str
    resolver: str
    since: date
    age_days: int
    items: int
    amounts: tuple[Money, ...]


def age(since: date, today: date) -> str:
    """The age of a dispute that began on a day; one of tomorrow is young."""
    days = max(0, (today - since).days)
    return next(name for name, first in reversed(AGES.items()) if days >= first)


def disputes(lines: Iterable[Summary], resolver: str, today: date) -> tuple[DisputeRow, ...]:
    """Disputes with that resolver, or with anybody for "", the oldest first."""
    found = [
        DisputeRow(
            code=line.code,
            name=line.name,
            age_days=max(0, (today - dispute.since).days),
            amounts=totals((minor, c) for c, minor in dispute.amounts.items()),
            **dispute.model_dump(exclude={"amounts"}),
        )
        for line in lines
        for dispute in line.disputes
        if not resolver or dispute.resolver == resolver
    ]
    return tuple(sorted(found, key=lambda row: (row.since, row.code, row.type)))
