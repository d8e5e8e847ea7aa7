"""A company and its days, for dated stories: what schedule, queue and SES do by themselves."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib import container
from chalicelib.container import Services
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.statuses.rules import Qualification
from chalicelib.jobs import reminders as jobs
from chalicelib.settings import Settings
from tests.fakes.mailer import Sent
from tests.fakes.world import World

IMPORTER = Actor.system("acme", "import")


class Event:
    """What Lambda is called with."""

    def __init__(self, body: dict) -> None:
        self._body = body

    def to_dict(self) -> dict:
        return self._body


class Story(World):
    """A world that is told day by day. `imported_on` is the date of the newest extract."""

    def __init__(
        self,
        day: date,
        resend_after_minutes: int | None = None,
        table: Any = None,
        inbound_domain: str = "",
        **settings,
    ) -> None:
        super().__init__(at=datetime(day.year, day.month, day.day, 8, 5, tzinfo=UTC), **settings)
        if table:
            self._move_to(table, **settings)
        self.imported_on: date | None = day
        self.announced = 0
        self.sequence = 0
        story = self

        class FromTheStory(Services):
            def _last_import_on(self, actor: Actor) -> date | None:
                return story.imported_on

            def _wait(self, seconds: float) -> None:
                pass

        self.services = FromTheStory(
            self.ports,
            Settings(resend_after_minutes=resend_after_minutes, inbound_domain=inbound_domain),
        )

    def _move_to(self, table: Any, **settings) -> None:
        """The same company on another table, which is empty."""
        self.table, self.ports = table, replace(self.ports, table=table)
        self.services = Services(self.ports, Settings(one_machine=True))
        self.admin = self.add_tenant("acme", **settings)

    @property
    def today(self) -> date:
        return self.clock.at.date()

    def on(self, day: date) -> "Story":
        """The morning of a day, with a fresh extract unless the story says otherwise."""
        self.clock.at = datetime(day.year, day.month, day.day, 8, 5, tzinfo=UTC)
        self.imported_on = day
        return self

    def extract(self, code: str, *items: OpenItem, **customer: str) -> Account | None:
        """The accounting system says what is open."""
        self.sequence += 1
        known = {"name": code, "email": f"{code.lower()}@client.example", "language": "fr"}
        facts = AccountFacts(code=code, customer={**known, **customer}, items=items)
        return self.services.accounts.take_in(IMPORTER, facts, self.sequence, self.today)

    def account(self, code: str = "C1") -> Account:
        return self.services.accounts.get(self.admin, code)

    @contextmanager
    def _installed(self) -> Iterator[None]:
        container.install(self.services)
        try:
            yield
        finally:
            container._installed.clear()

    def say(self, code: str, said: Qualification, *items: str, by: Actor | None = None) -> None:
        """Somebody qualifies items of an account as it stands."""
        version = self.account(code).version
        self.services.qualifications.qualify(by or self.admin, code, version, items, said)

    def hour(self) -> list[Sent]:
        """The schedule and its queue; what left meanwhile."""
        before = len(self.mailer.sent)
        with self._installed():
            jobs.daily_run(Event({"time": "now"}))
        self.work()
        return self.mailer.sent[before:]

    def work(self) -> None:
        """The queue is emptied; a message that fails comes again, three times in all."""
        waiting, self.queues.waiting = self.queues.waiting, []
        for queue, message in waiting:
            if queue != "reminders":
                # Reports of the day are computed elsewhere.
                continue
            record = {"messageId": "1", "body": json.dumps(message)}
            with self._installed():
                for _ in range(3):
                    if not jobs.reminder_work(Event({"Records": [record]}))["batchItemFailures"]:
                        break

    def hear(self, sent: Sent, *kinds: str, **more) -> None:
        """SES says what became of a message."""
        at = self.clock.at.isoformat()
        for kind in kinds:
            body = json.dumps(self.mailer.event(sent, kind, at, **more))
            with self._installed():
                jobs.message_events(Event({"Records": [{"Sns": {"Message": body}}]}))

    def days(self, first: date, last: date) -> Iterator[date]:
        """Every day, in the morning."""
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            self.on(day)
            yield day

    def kinds(self, code: str = "C1") -> list[str]:
        """The kinds of the account's history, oldest first."""
        account = self.account(code)
        return [e.kind for e in self.services.accounts.history(self.admin, account)][::-1]
