"""Which accounts a user sees, from its scope, its team, and whom it stands in for (product T1)."""

from collections.abc import Container, Iterable
from datetime import date

from chalicelib.features.access.model import Actor, Role, Scope, User


def works_for(user: User, others: Iterable[User], today: date) -> frozenset[str]:
    """Whose accounts are this user's today: its own, and those of the absent it stands in for."""
    absent = {
        other.email
        for other in others
        for absence in other.absences
        if absence.substitute == user.email and absence.from_on <= today <= absence.to_on
    }
    return frozenset({user.email, *absent})


def sees(user: User, others: Iterable[User], today: date) -> frozenset[str] | None:
    """The collectors whose accounts the user sees; None for every account.

    A colleague sees what is asked of it (`may_see`), whatever its scope, and its team's at most.
    """
    if user.scope is Scope.ALL and user.role is not Role.COLLEAGUE:
        return None
    everybody = list(others)
    own = works_for(user, everybody, today)
    if user.scope is Scope.TEAM and user.team:
        own |= {other.email for other in everybody if other.team == user.team}
    return own


def may_see(actor: Actor, collector: str, asked: Container[str]) -> bool:
    """Whether the actor sees an account of that collector.

    `asked` are the people of whom something is asked there: resolvers and assignees.
    """
    return actor.sees is None or collector in actor.sees or actor.name in asked
