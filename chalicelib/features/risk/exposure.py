"""What accounts of one parent owe together. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from chalicelib.core.money import Money, totals
from chalicelib.features.accounts.flags import NEAR_LIMIT_PERCENT
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.risk.model import Exposure

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


def above(code: str, parents: Mapping[str, str]) -> list[str]:
    """The account and all that stand over it; a circle ends where it began."""
    found = [code]
    while len(found) <= FAMILY_MAX:
        over = parents.get(found[-1], "")
        if not over or over in found:
            break
        found.append(over)
    return found


def exposures(lines: Iterable[Summary]) -> list[Exposure]:
    """Every limit with what is owed there and by all accounts below it, the most used first."""
    known = {line.code: line for line in lines}
    parents = {line.code: line.parent for line in known.values()}
    below: dict[str, list[Summary]] = {}
    for line in known.values():
        for code in above(line.code, parents):
            if code in known and known[code].credit_limit:
                below.setdefault(code, []).append(line)
    found = [_exposure(known[code], under) for code, under in below.items()]
    return sorted(found, key=lambda one: (-(one.use_percent or 0), one.code))


def _exposure(line: Summary, under: Sequence[Summary]) -> Exposure:
    together = owed(under)
    limit = line.credit_limit
    used = sum(m.minor for m in together if limit and m.currency == limit.currency)
    is_over = limit is not None and used > limit.minor
    is_near = limit is not None and used > 0 and used * 100 >= NEAR_LIMIT_PERCENT * limit.minor
    return Exposure(
        code=line.code,
        name=line.name,
        accounts=len(under),
        owed=together,
        limit=limit,
        use_percent=use_percent(together, limit),
        mark="over" if is_over else "near" if is_near else "",
        expires_on=line.limit_expires_on,
    )


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
