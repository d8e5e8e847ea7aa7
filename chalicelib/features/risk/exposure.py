"""What accounts of one parent owe together. Pure."""

from collections.abc import Iterable, Mapping

from chalicelib.core.money import Money, totals
from chalicelib.features.accounts.summary import Summary

# How many accounts may stand above one another.
FAMILY_MAX = 20


def top_of(code: str, parents: Mapping[str, str]) -> str:
    """The account at the top of a family; a circle ends where it began."""
    seen = {code}
    for _ in range(FAMILY_MAX):
        above = parents.get(code, "")
        if not above or above in seen:
            break
        seen.add(above)
        code = above
    return code


def family(code: str, lines: Iterable[Summary]) -> list[Summary]:
    """The lines of the family of an account, itself included, by code."""
    known = list(lines)
    parents = {line.code: line.parent for line in known}
    top = top_of(code, parents)
    return sorted((i for i in known if top_of(i.code, parents) == top), key=lambda i: i.code)


def owed(lines: Iterable[Summary]) -> tuple[Money, ...]:
    """What they owe, unallocated credits deducted, per currency."""
    return totals(
        (sum(balance.due.values()) + balance.credits, currency)
        for line in lines
        for currency, balance in line.balances.items()
    )


def use_percent(amounts: Iterable[Money], limit: Money | None) -> int | None:
    """How much of a limit is used, in percent, by what is owed in its currency."""
    if limit is None or limit.minor <= 0:
        return None
    used = sum(m.minor for m in amounts if m.currency == limit.currency)
    return used * 100 // limit.minor
