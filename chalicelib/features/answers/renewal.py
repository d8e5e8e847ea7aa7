"""A new link for one that expired: mailed to whom the old one was made for, and to nobody else.

Whoever asks is told the same of every link, good or not: only that contact's mailbox knows more.
"""

import logging

from chalicelib.core.errors import ConflictError, NotFoundError, RetryableError
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import DEBTOR, Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.answers import store
from chalicelib.features.answers.model import Link, LinkPurpose
from chalicelib.features.answers.pages.words import words
from chalicelib.features.messages.service import Messages
from chalicelib.features.reminders.letters import Written
from chalicelib.features.reminders.service import Reminders
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# The kind of the form that asks for one.
RENEW = "renew"
# An account gets no more of them a day, whatever is asked; a link gets one.
PER_DAY_MAX = 3
logger = logging.getLogger(__name__)


class Renewal:
    """New links in place of expired ones. The tenant comes from the link's own record."""

    def __init__(
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        *,
        messages: Messages,
        reminders: Reminders,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._messages, self._reminders = messages, reminders

    def ask(self, token: str) -> None:
        """Mail a new link where this one was expired; otherwise do nothing. Never says which."""
        link = store.link(self._table.platform(), fingerprint(token))
        if link is None or link.is_revoked or link.purpose is not LinkPurpose.DEBTOR:
            return
        actor = Actor.system(link.tenant_id, DEBTOR)
        account = self._accounts.find(actor, link.code)
        if account is None or link.until > self._company.now(actor):
            return
        try:
            if self._has_room(actor, account, link):
                self._send(actor, account, link)
        except (ConflictError, NotFoundError, RetryableError) as error:
            # What was claimed leaves with the next sweep; the answer stays the same.
            logger.warning("no new link yet", extra={"why": error.code})

    def _send(self, actor: Actor, account: Account, link: Link) -> None:
        said = words(link.language)["renewal"]
        written = Written(
            language=link.language,
            subject=said["subject"],
            body=said["body"].strip(),
            items=tuple(i for i in link.item_ids if account.item(i)),
            contacts=(self._reminders.get(actor, link.code, link.reminder_id).contact_id,),
        )
        self._messages.send(actor, link.code, _message_id(link), written)

    def _has_room(self, actor: Actor, account: Account, link: Link) -> bool:
        """Whether fewer than the most were asked for today, of other links."""
        today = f"{self._company.today(actor):%Y%m%d}-"
        ids = [i for i in account.dunning.recent if i.startswith(today)]
        sent = [self._reminders.get(actor, link.code, reminder_id) for reminder_id in ids]
        return sum(reminder.by == DEBTOR for reminder in sent) < PER_DAY_MAX


def _message_id(link: Link) -> str:
    """The same all day: asked again, nothing more leaves."""
    return f"renewal-{link.fingerprint[:32]}"
