"""Qualify items: one person says of one or many items what is known about them."""

from collections.abc import Sequence
from datetime import date

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.actions.model import Action
from chalicelib.features.documents.service import Documents
from chalicelib.features.qualifications.rules import (
    FollowUp,
    Said,
    action_id,
    facts,
    of_part,
    planned,
    qualified,
    says_the_same,
    was_promised,
    with_action,
)
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.rules import Qualification, check_code, next_action_on, status_of
from chalicelib.features.statuses.service import Statuses


class Qualifications:
    """Statuses of the open items of the actor's tenant."""

    def __init__(
        self, accounts: Accounts, company: Company, statuses: Statuses, documents: Documents
    ) -> None:
        self._accounts, self._company = accounts, company
        self._statuses, self._documents = statuses, documents

    def proposal(self, actor: Actor, code: str, promise_on: date | None) -> FollowUp | None:
        """The next action a status proposes today; the person confirms, changes or removes it."""
        known, today = self._statuses.all(actor), self._company.today(actor)
        weekdays = self._company.settings(actor).sending_weekdays
        on = next_action_on(known, code, today, promise_on, weekdays)
        found = known.find(code)
        return FollowUp(kind=found.action, on=on) if on and found else None

    def qualify(
        self,
        actor: Actor,
        code: str,
        version: int,
        item_ids: Sequence[str],
        given: Qualification,
    ) -> Account:
        """Put a status on items; ConflictError `stale` unless `version` is the account's.

        To undo is to qualify again as before: a promise may then have its old date, and the action
        that was planned goes too.
        """
        actor.require(Role.COLLECTOR)
        said = Said(**given.model_dump())
        is_undo = said.takes_back is not None
        check_code(given, self._statuses.all(actor), has_it=is_undo)
        if given.proof:
            self._documents.get(actor, code, given.proof)
        now, today = self._company.now(actor), self._company.today(actor)
        if given.promise_on and given.promise_on < today:
            events = self._accounts.history(actor, self._accounts.get(actor, code))
            today = given.promise_on if was_promised(events, given.promise_on) else today
        whole = status_of(given, actor.name, now, today)
        day = self._company.today(actor)
        wanted = list(dict.fromkeys(item_ids))

        def decide(account: Account) -> Change | None:
            require_items(account, wanted)
            items = [item for item in account.items if item.id in wanted]
            status = whole if said.amount is None else of_part(whole, items, said.amount)
            follow, back = said.follow_up, said.takes_back
            action = planned(account, follow, wanted, actor.name, now) if follow else None
            taken = action_id(back) if back is not None else ""
            changed = with_action(account, action, taken)
            if says_the_same(account, wanted, status) and changed.actions == account.actions:
                return None
            told = facts(account, wanted, status) | _followed(account, action, taken)
            event = self._accounts.draft(actor, "qualified", **told)
            changed = qualified(changed, wanted, status)
            return Change(changed.model_copy(update={"last_action_on": day}), (event,))

        return self._accounts.change(actor, code, decide, version=version)


def _followed(account: Account, action: Action | None, taken: str) -> dict[str, str]:
    gone = next((a for a in account.actions if a.id == taken), None)
    facts = {"unplanned_on": gone.on.isoformat()} if gone else {}
    if action:
        facts |= {"planned_kind": action.kind.value, "planned_on": action.on.isoformat()}
    return facts
