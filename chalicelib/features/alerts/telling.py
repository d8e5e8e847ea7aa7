"""Sends each user one digest a day, and never a second one.

A user's day is claimed by a conditional write before the message is handed over. It is given back
only when the message surely did not leave; otherwise a digest may be lost, none comes twice.
"""

import logging
from collections.abc import Callable
from datetime import date

from chalicelib.core.clock import local_hour
from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.access.model import Actor, Role, User
from chalicelib.features.access.service import Users
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.sight import line_is_seen
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.alerts import digest, store
from chalicelib.features.alerts.rules import Readers, Ready
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.reminders.model import Reason
from chalicelib.features.settings.service import Company
from chalicelib.ports import Email, Mailer, Table

# Why nothing goes by itself, None when it does; made by `features/circuit`.
Paused = Callable[[Actor], Reason | None]
logger = logging.getLogger(__name__)


class Telling:
    """The daily digest of alerts."""

    def __init__(  # noqa: PLR0913 - what a digest needs
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        users: Users,
        alerts: OwnAlerts,
        *,
        paused: Paused,
        mailer: Mailer,
        public_url: str,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._users, self._alerts, self._paused = users, alerts, paused
        self._mailer, self._public_url = mailer, public_url

    def hourly(self, actor: Actor) -> None:
        """Once the day's hour has come on a working day: tell whoever was not told yet."""
        settings = self._company.settings(actor)
        if local_hour(self._company.now(actor), settings.timezone) >= settings.daily_hour:
            self.daily(actor)

    def daily(self, actor: Actor) -> None:
        """The same, whatever the hour; nothing for a company without sender, or nothing to tell."""
        settings, today = self._company.settings(actor), self._company.today(actor)
        ready = [one for one in self._alerts.ready(actor) if one.alert.by_email]
        paused = self._paused(actor)
        if not (
            (ready or paused)
            and settings.sender_email
            and today.weekday() in settings.sending_weekdays
        ):
            return
        told = store.told(self._table.for_tenant(actor.tenant_id))
        waiting = [
            user
            for user in self._users.list(actor)
            if user.active and told.get(user.email, ("", 0))[0] < today.isoformat()
        ]
        lines = self._accounts.portfolio(actor) if waiting and ready else []
        for user in waiting:
            # Whoever may let sending go on is told that it is paused.
            why = paused if user.role.rank >= Role.CREDIT_MANAGER.rank else None
            self._tell(user, ready, lines, why, told.get(user.email, ("", 0))[1])

    def _tell(
        self,
        user: User,
        ready: list[Ready],
        lines: list[Summary],
        paused: Reason | None,
        version: int,
    ) -> None:
        """Claim one user's day, then send what there is to tell."""
        reader = self._users.acting(user)
        today, settings = self._company.today(reader), self._company.settings(reader)
        seen = [line for line in lines if line_is_seen(reader, line)]
        emails = reader.works_for | {reader.name}
        readers = Readers(emails, self._users.roles(reader, emails))
        news = digest.News(digest.sections(ready, seen, readers, today), paused)
        try:
            self._claim(user, today, version)
        except ConflictError:
            return
        if news.is_worth_telling:
            self._send(user, digest.email(user, news, settings, today, self._public_url), version)

    def _claim(self, user: User, on: date | None, version: int) -> None:
        store.claim(self._table.for_tenant(user.tenant_id), user.email, on, version)

    def _send(self, user: User, message: Email, version: int) -> None:
        try:
            self._mailer.send(message)
        except RetryableError:
            logger.warning("a digest waits", extra={"tenant": user.tenant_id})
            self._claim(user, None, version + 1)
        except Exception:
            # It was refused, or nobody knows whether it left: not a second time that day.
            logger.exception("a digest may not have left", extra={"tenant": user.tenant_id})
