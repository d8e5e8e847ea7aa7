"""The people at the customer's: who is written to, and whose address no longer works."""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account, Contact
from chalicelib.features.accounts.rules import IMPORTED_CONTACT
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.ports import Mailer


class Contacts:
    """Contacts of the accounts of the actor's tenant."""

    def __init__(self, accounts: Accounts, mailer: Mailer) -> None:
        self._accounts, self._mailer = accounts, mailer

    def put(self, actor: Actor, code: str, version: int, contact: Contact) -> Account:
        """Add a contact, or replace the one of that id; it is the user's from now on."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account) -> Change:
            known = {c.id: c for c in account.contacts}
            before = known.get(contact.id)
            given = contact.model_copy(update={"origin": "user"})
            if before and before.phone == given.phone and given.sms_refused_on:
                given = given.model_copy(
                    update={"sms_refused_on": before.sms_refused_on or given.sms_refused_on}
                )
            if before and before.email == given.email:
                bounce = {"bounced_on": before.bounced_on, "bounce_reason": before.bounce_reason}
                given = given.model_copy(update=bounce)
            contacts = _one_collection_contact({**known, given.id: given}.values(), given)
            event = self._accounts.draft(
                actor,
                "contact_edited" if before else "contact_added",
                contact=given.id,
                name=given.name,
            )
            return Change(account.model_copy(update={"contacts": contacts}), (event,))

        return self._accounts.change(actor, code, decide, version=version)

    def remove(self, actor: Actor, code: str, version: int, contact_id: str) -> Account:
        """Remove a contact; an imported one does not come back with the next extract."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account) -> Change:
            gone = next((c for c in account.contacts if c.id == contact_id), None)
            if gone is None:
                raise NotFoundError("There is no such contact.")
            kept = tuple(c for c in account.contacts if c.id != contact_id)
            if contact_id == IMPORTED_CONTACT:
                kept = (*kept, Contact(id=IMPORTED_CONTACT, origin="removed"))
            event = self._accounts.draft(
                actor, "contact_removed", contact=contact_id, name=gone.name
            )
            return Change(account.model_copy(update={"contacts": kept}), (event,))

        return self._accounts.change(actor, code, decide, version=version)

    def trust(self, actor: Actor, code: str, version: int, contact_id: str) -> Account:
        """Mail to a contact's address again, on the word of a person who knows that it works."""
        actor.require(Role.COLLECTOR)
        account = self._accounts.get(actor, code)
        chosen = next((c for c in account.contacts if c.id == contact_id), None)
        if chosen is None:
            raise NotFoundError("There is no such contact.")
        if chosen.bounced_on:
            # The provider first: an address that looks good here and fails there helps nobody.
            self._mailer.trust(chosen.email)

        def decide(account: Account) -> Change | None:
            again = {"bounced_on": None, "bounce_reason": ""}
            hit = [c for c in account.contacts if c.email == chosen.email and c.bounced_on]
            contacts = tuple(
                c.model_copy(update=again) if c in hit else c for c in account.contacts
            )
            event = self._accounts.draft(
                actor, "contact_trusted", contact=contact_id, name=chosen.name or chosen.email
            )
            after = account.model_copy(update={"contacts": contacts})
            return Change(after, (event,)) if hit else None

        return self._accounts.change(actor, code, decide, version=version)

    def mark_bounced(self, actor: Actor, code: str, email: str, on: date, reason: str) -> Account:
        """Nothing is mailed to this address of the account any more."""

        def decide(account: Account) -> Change | None:
            hit = [
                c for c in account.contacts if c.email.lower() == email.lower() and not c.bounced_on
            ]
            if not hit:
                return None
            bounce = {"bounced_on": on, "bounce_reason": reason}
            contacts = tuple(
                c.model_copy(update=bounce) if c in hit else c for c in account.contacts
            )
            event = self._accounts.draft(actor, "contact_bounced", contact=hit[0].id, reason=reason)
            return Change(account.model_copy(update={"contacts": contacts}), (event,))

        return self._accounts.change(actor, code, decide)


def _one_collection_contact(contacts: Iterable[Contact], chosen: Contact) -> tuple[Contact, ...]:
    return tuple(
        c.model_copy(update={"is_collection": False})
        if chosen.is_collection and c.id != chosen.id
        else c
        for c in contacts
    )
