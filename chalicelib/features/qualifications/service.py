"""Qualify items: one person says of one or many items what is known about them."""

from collections.abc import Sequence

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.qualifications.rules import (
    facts,
    qualified,
    says_the_same,
    was_promised,
)
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.rules import Qualification, status_of


class Qualifications:
    """Statuses of the open items of the actor's tenant."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def qualify(
        self, actor: Actor, code: str, version: int, item_ids: Sequence[str], given: Qualification
    ) -> Account:
        """Put a status on items; ConflictError `stale` unless `version` is the account's.

        To undo is to qualify again as before: a promise may then have its old date.
        """
        actor.require(Role.COLLECTOR)
        now, today = self._company.now(actor), self._company.today(actor)
        if given.promise_on and given.promise_on < today:
            events = self._accounts.history(actor, self._accounts.get(actor, code))
            today = given.promise_on if was_promised(events, given.promise_on) else today
        status = status_of(given, actor.name, now, today)
        wanted = list(dict.fromkeys(item_ids))

        def decide(account: Account) -> Change | None:
            require_items(account, wanted)
            if says_the_same(account, wanted, status):
                return None
            event = self._accounts.draft(actor, "qualified", **facts(account, wanted, status))
            return Change(qualified(account, wanted, status), (event,))

        return self._accounts.change(actor, code, decide, version=version)
