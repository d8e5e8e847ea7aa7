"""Who may grant a limit, and what covers a debt. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.core.money import Money, totals
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.credit.model import ApprovalLevel, Guarantee


def may_grant(actor: Actor, amount: Money | None, levels: Sequence[ApprovalLevel]) -> bool:
    """Whether some level lets the actor grant a limit of that amount; None: no limit at all.

    Levels of another currency say nothing of it. A user's own levels stand instead of its role's.
    Without any level, whoever may edit accounts may grant.
    """
    if not levels:
        return actor.role.rank >= Role.COLLECTOR.rank
    own = [level for level in levels if level.user == actor.name]
    by_role = [level for level in levels if level.role and actor.role.rank >= level.role.rank]
    return any(_reaches(level, amount) for level in own or by_role)


def _reaches(level: ApprovalLevel, amount: Money | None) -> bool:
    up_to = level.up_to
    if up_to is None or amount is None:
        return up_to is None
    return up_to.currency == amount.currency and amount.minor <= up_to.minor


def covered(guarantees: Iterable[Guarantee], on: date) -> tuple[Money, ...]:
    """What guarantees and insurers cover on a day, per currency."""
    return totals((g.amount.minor, g.amount.currency) for g in guarantees if g.holds(on))


def cover_ends_on(guarantees: Iterable[Guarantee]) -> date | None:
    """When the first guarantor's or insurer's cover ends, or ended; None while all go on.

    A later period of the same one takes over from the one before it.
    """
    ends: dict[tuple[str, str], date] = {}
    for one in guarantees:
        who = one.kind, one.name.casefold()
        ends[who] = max(one.until_on or date.max, ends.get(who, date.min))
    first = min(ends.values(), default=date.max)
    return None if first == date.max else first


def uncovered(owed: Iterable[Money], cover: Iterable[Money]) -> tuple[Money, ...]:
    """What nobody covers of what is owed, per currency; never below zero."""
    by_currency = {m.currency: m.minor for m in cover}
    return tuple(
        Money.of_minor(max(0, m.minor - by_currency.get(m.currency, 0)), m.currency) for m in owed
    )
