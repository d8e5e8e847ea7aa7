"""Links to the page of a debtor: issued with a reminder, expiring, revocable, kept unreadable."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from chalicelib.core.clock import Clock, MachineClock
from chalicelib.core.errors import NotFoundError
from chalicelib.core.ids import fingerprint, new_token
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers import store
from chalicelib.features.answers.model import LINK_DAYS, Link, LinkPurpose
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# So long an expired link can still be asked for a new one; then the table may forget it.
GRACE_DAYS = 300


class Links:
    """Links of the actor's tenant."""

    def __init__(
        self, table: Table, company: Company, public_url: str, clock: Clock | None = None
    ) -> None:
        self._table, self._company, self._public_url = table, company, public_url.rstrip("/")
        # Expiry in the table follows the machine's time, not a demonstration's.
        self._clock = clock or MachineClock()

    @property
    def shown(self) -> str:
        """What stands for a link before there is one: as long, and it opens nothing."""
        return f"{self._public_url}/r/{'x' * len(new_token())}"

    def issue(
        self,
        actor: Actor,
        account: Account,
        reminder_id: str,
        item_ids: Sequence[str],
        language: str,
    ) -> str:
        """The address of a new page about these items. Only the debtor ever has it in full."""
        made = {"reminder_id": reminder_id, "item_ids": tuple(item_ids), "language": language}
        return self._issue(actor, account, made)[0]

    def ask(
        self, actor: Actor, account: Account, question: str, item_ids: Sequence[str], to: str
    ) -> tuple[str, str]:
        """The address of a colleague's page about these items, and the link's fingerprint."""
        made = {
            "purpose": LinkPurpose.COLLEAGUE,
            "question": question,
            "asked_of": to,
            "item_ids": tuple(item_ids),
            "language": self._company.settings(actor).language,
            "reminder_id": "",
        }
        return self._issue(actor, account, made)

    def _issue(self, actor: Actor, account: Account, made: dict[str, Any]) -> tuple[str, str]:
        token = new_token()
        link = Link(
            fingerprint=fingerprint(token),
            tenant_id=actor.tenant_id,
            code=account.code,
            until=self._company.now(actor) + timedelta(days=LINK_DAYS),
            **made,
        )
        self._put(link)
        return f"{self._public_url}/r/{token}", link.fingerprint

    def revoke(self, actor: Actor, link_fingerprint: str) -> None:
        """The link opens nothing any more; NotFoundError for another tenant's."""
        actor.require(Role.COLLECTOR)
        found = store.link(self._table.platform(), link_fingerprint)
        if found is None or found.tenant_id != actor.tenant_id:
            raise NotFoundError("There is no such link.")
        if not found.is_revoked:
            self._put(found.model_copy(update={"is_revoked": True}))

    def _put(self, link: Link) -> None:
        kept_until = self._clock.now() + timedelta(days=LINK_DAYS + GRACE_DAYS)
        store.put_link(self._table.platform(), link, kept_until)
