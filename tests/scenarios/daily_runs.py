"""A day of reminders as AWS would play it: calls that break and come again, news twice and late."""

import json
import logging
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib import container
from chalicelib.container import Ports, Services
from chalicelib.core.events import first_break
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.reminders import store
from chalicelib.features.scenarios.model import ScenarioFields, Step
from chalicelib.jobs import reminders as jobs
from chalicelib.settings import Settings
from tests.fakes.dunning import item
from tests.fakes.faulty import (
    Faults,
    FaultyFiles,
    FaultyMailer,
    FaultyQueues,
    FaultySms,
    FaultyTable,
    Killed,
)
from tests.fakes.world import World

DAY = date(2026, 3, 2)
DELIVERIES = 3
HOURS = 3


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of planned failures are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    container._installed.clear()


class FreshBooks(Services):
    """Services whose last extract is of yesterday, and that never sleep."""

    def _last_import_on(self, actor):
        return DAY - timedelta(days=1)

    def _wait(self, seconds):
        pass


class Event:
    """What Lambda is called with."""

    def __init__(self, body):
        self._body = body

    def to_dict(self):
        return self._body


class Machine:
    """Calls the functions as AWS would, each in a process of its own, again when they fail."""

    def __init__(self, codes, plan=(), resend_after_minutes=30, events_come=True, channel="email"):
        self.world = World(at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
        self.faults = Faults()
        self.settings = Settings(resend_after_minutes=resend_after_minutes)
        self.events_come = events_come
        self.announced = 0
        self.process()
        actor = Actor.system("acme", "import")
        if channel != "email":
            self.follow(channel)
        for number, code in enumerate(codes):
            facts = AccountFacts(
                code=code,
                customer={
                    "name": code,
                    "email": f"{code}@client.example",
                    "phone": f"+3361234567{number}",
                    "address": "1 rue Neuve",
                },
                items=(item("F1", date(2026, 2, 20)), item("F2", date(2026, 3, 5))),
            )
            container.services().accounts.take_in(actor, facts, 1, DAY)
        self.faults.log.clear()
        self.faults.plan = dict(plan)

    def follow(self, channel):
        """The company's scenario says its first reminder through another channel."""
        services, admin = container.services(), self.world.admin
        step = Step(key="reminder_1", offset_days=3, level=1, channel=channel)
        fields = ScenarioFields(names={"fr": "x"}, steps=(step,))
        services.scenarios.save(admin, services.scenarios.drafted(admin, "own", 0, fields))
        own = services.company.settings(admin).model_copy(update={"default_scenario": "own"})
        services.company.change(admin, own)

    def process(self):
        """A new process: nothing remembered, the same world."""
        world = self.world
        ports = Ports(
            table=FaultyTable(world.table, self.faults),
            uploads=world.uploads,
            documents=FaultyFiles(world.documents, self.faults),
            queues=FaultyQueues(world.queues, self.faults),
            mailer=FaultyMailer(world.mailer, self.faults),
            sms=FaultySms(world.sms, self.faults),
            identities=world.identities,
            workflows=world.workflows,
            clock=world.clock,
        )
        container.install(FreshBooks(ports, self.settings))

    def deliver(self, function, event, is_done=lambda result: True):
        """Once, and again while it fails, as queues and asynchronous calls do."""
        for _ in range(DELIVERIES):
            self.process()
            try:
                if is_done(function(Event(event))):
                    return
            except (Killed, Exception):  # noqa: BLE001 - AWS does not ask why
                continue

    def hour(self):
        """The schedule fires, its work is done, what left is reported."""
        self.deliver(jobs.daily_run, {"time": "now"})
        waiting, self.world.queues.waiting = self.world.queues.waiting, []
        for number, (_, message) in enumerate(waiting):
            record = {"messageId": str(number), "body": json.dumps(message)}
            self.deliver(
                jobs.reminder_work, {"Records": [record]}, lambda r: not r["batchItemFailures"]
            )
        if self.events_come:
            self.report()
        self.world.clock.advance(hours=1)

    def report(self):
        """SES says what became of each message: twice, and the last thing first."""
        mailer = self.world.mailer
        for sent in mailer.sent[self.announced :]:
            for kind in ("Delivery", "Send", "Delivery"):
                said = {"Records": [{"Sns": {"Message": json.dumps(mailer.event(sent, kind))}}]}
                self.deliver(jobs.message_events, said)
        self.announced = len(mailer.sent)

    def day(self):
        for _ in range(HOURS):
            self.hour()
        return self

    def messages(self):
        return Counter(sent.email.recipient for sent in self.world.mailer.sent)

    def reminders(self, code):
        return list(store.of_account(self.world.table.for_tenant("acme"), code))

    def account(self, code):
        self.faults.plan = {}
        return container.services().accounts.get(Actor.system("acme", "test"), code)

    def end(self, codes):
        """What must not depend on the faults."""
        found = {}
        for code in codes:
            account = self.account(code)
            events = container.services().accounts.history(Actor.system("acme", "t"), account)
            assert first_break(events[::-1]) is None
            kinds = [event.kind for event in events]
            found[code] = (
                account.level,
                account.dunning,
                account.next_step,
                kinds.count("reminder_claimed"),
                [(r.id, r.state, r.step, r.moves) for r in self.reminders(code)],
            )
        return found


def calls_of_a_clean_day(codes):
    machine = Machine(codes).day()
    return len(machine.faults.log), machine.end(codes), machine.messages()


def assert_everybody_once(machine, codes, expected, messages, said):
    assert machine.messages() == messages, said
    assert machine.end(codes) == expected, said
