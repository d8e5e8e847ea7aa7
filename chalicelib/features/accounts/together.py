"""A change of two accounts at once: both are written, or neither."""

from collections.abc import Callable

from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import ATTEMPTS, Accounts, Change


def change_both(
    accounts: Accounts,
    actor: Actor,
    codes: tuple[str, str],
    decide: Callable[[Account, Account], tuple[Change, Change] | None],
) -> None:
    """Load both, decide, save; decide again on what others wrote meanwhile. None writes nothing.

    NotFoundError for an account that the actor does not see.
    """
    for _ in range(ATTEMPTS):
        first, second = codes
        changes = decide(accounts.get(actor, first), accounts.get(actor, second))
        if changes is None:
            return
        try:
            accounts.save(actor, *changes)
        except ConflictError:
            continue
        return
    raise ConflictError("The accounts keep changing: try again.")
