"""What people say of a customer beside the accounting system: corrections, and comments."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.events import Draft
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.details import checked
from chalicelib.features.accounts.model import Account, Customer
from chalicelib.features.accounts.rules import edit_facts, edited
from chalicelib.features.accounts.service import Accounts, Change, require_items

# How many accounts may stand above one another.
FAMILY_MAX = 20


class Corrections:
    """Corrections and comments on the accounts of the actor's company."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def correct(
        self,
        actor: Actor,
        code: str,
        version: int,
        given: Mapping[str, str | None],
        fields: Mapping[str, Any] | None = None,
    ) -> Account:
        """Correct the customer's details (None takes a correction back), and edit `fields`."""
        actor.require(Role.COLLECTOR)
        typed = {name: value for name, value in given.items() if value is not None}

        def decide(account: Account) -> Change | None:
            tidy = checked(typed, account.details)
            self._check_family(actor, code, tidy)
            kept = {k: v for k, v in account.corrections.items() if k not in given}
            corrections = kept | {
                k: v for k, v in tidy.items() if v != getattr(account.customer, k)
            }
            corrected = account.model_copy(update={"corrections": corrections})
            changed = edited(corrected, fields or {})
            events = told(account, changed)
            return Change(changed, events) if events else None

        def told(account: Account, changed: Account) -> tuple[Draft, ...]:
            events = []
            if changed.corrections != account.corrections:
                before, after = (_listed(a.details, given) for a in (account, changed))
                events.append(self._accounts.draft(actor, "corrected", before=before, after=after))
            if facts := edit_facts(account, changed, fields or {}):
                events.append(self._accounts.draft(actor, "edited", **facts))
            return tuple(events)

        return self._accounts.change(actor, code, decide, version=version)

    def _check_family(self, actor: Actor, code: str, given: dict[str, str]) -> None:
        """Parent and payer are accounts, and no account is above itself."""
        for field in ("parent", "payer"):
            above = given.get(field, "")
            for _ in range(FAMILY_MAX):
                if not above:
                    break
                found = self._accounts.find(actor, above)
                if found is None or above == code:
                    reason = "no such account" if found is None else "an account above itself"
                    wrong = FieldError(field, reason)
                    raise InvalidError("These details cannot be right.", errors=(wrong,))
                above = getattr(found.details, field)
            if above:
                wrong = FieldError(field, f"more than {FAMILY_MAX} accounts above one another")
                raise InvalidError("These details cannot be right.", errors=(wrong,))

    def comment(self, actor: Actor, code: str, text: str, item_ids: Sequence[str]) -> Account:
        """Say something of an account, or of some of its items; it stays in the history."""
        actor.require(Role.COLLEAGUE)

        def decide(account: Account) -> Change:
            if item_ids:
                require_items(account, item_ids)
            numbers = [i.number for i in map(account.item, item_ids[:50]) if i]
            return Change(
                account, (self._accounts.draft(actor, "commented", text=text, items=numbers),)
            )

        return self._accounts.change(actor, code, decide)


def _listed(details: Customer, names: Iterable[str]) -> list[str]:
    return [f"{name}: {value}" for name in names if (value := getattr(details, name))]
