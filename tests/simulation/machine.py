"""The real services on fakes, called as AWS calls them: late, twice, out of order, cut anywhere."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from dataclasses import replace as with_ports
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from chalicelib import container
from chalicelib.container import Services
from chalicelib.core.errors import RetryableError
from chalicelib.features.access.model import Actor
from chalicelib.features.scenarios import store
from chalicelib.features.scenarios.model import Anchor, Mode, Scenario, Step
from chalicelib.jobs import imports as import_jobs
from chalicelib.jobs import plans as plan_jobs
from chalicelib.jobs import reminders as jobs
from chalicelib.settings import Settings
from tests.fakes.faulty import KINDS, Faults, FaultyMailer, FaultyQueues, FaultyTable, Killed
from tests.fakes.mailer import Sent
from tests.fakes.world import World
from tests.simulation.reference import FORMAL, Path

DELIVERIES = 3
SETTINGS = Settings(one_machine=True, resend_after_minutes=30)


class Event:
    """What Lambda is called with."""

    def __init__(self, body: dict) -> None:
        self._body = body

    def to_dict(self) -> dict:
        return self._body


class _Nothing:
    """Reports of the day are computed elsewhere."""

    def daily(self, actor: Actor) -> None:
        pass


class Quick(Services):
    """Services that never sleep."""

    figures = forecasts = _Nothing()

    def _wait(self, seconds: float) -> None:
        pass


@dataclass
class Odds:
    """How often things go wrong: of a call, of a message in a queue."""

    fault: float = 0.0
    twice: float = 0.0
    late: float = 0.0


@dataclass
class Machine:
    """The functions and the queue; `troubled` names the accounts of work that did not go well."""

    world: World
    random: Random
    odds: Odds = field(default_factory=Odds)
    faults: int = 0
    late: list[tuple[datetime, dict]] = field(default_factory=list)
    troubled: set[str] = field(default_factory=set)
    # Executions of plans, and when each wakes.
    wakes: dict[str, datetime] = field(default_factory=dict)
    after_each: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.world.services = Quick(self.world.ports, SETTINGS)

    def _process(self) -> bool:
        """A process for one call: the usual one, or one whose ports fail once."""
        world = self.world
        if self.random.random() >= self.odds.fault:
            container.install(world.services)
            return False
        plan = {self.random.randint(1, 14): self.random.choice(KINDS)}
        faults = Faults(plan)
        ports = with_ports(
            world.ports,
            table=FaultyTable(world.table, faults),
            queues=FaultyQueues(world.queues, faults),
            mailer=FaultyMailer(world.mailer, faults),
        )
        container.install(Quick(ports, SETTINGS))
        self.faults += 1
        return True

    def call(self, function: Callable[[Any], Any], body: dict) -> bool:
        """Call a function until it ends well, three times at most; whether nothing was broken."""
        is_whole = True
        for _ in range(DELIVERIES):
            is_broken = self._process()
            is_whole = is_whole and not is_broken
            try:
                answer = function(Event(body))
            except (Killed, Exception):  # noqa: BLE001 - AWS does not ask why
                answer = {"batchItemFailures": [body]}
            self.after_each()
            if not (answer or {}).get("batchItemFailures"):
                return is_whole
            is_whole = False
        return False

    def _message(self, function: Callable[[Any], Any], message: dict) -> bool:
        record = {"messageId": "1", "body": json.dumps(message)}
        return self.call(function, {"Records": [record]})

    # --- What is in the queues -------------------------------------------------------------------

    def imports(self) -> None:
        """Steps of imports, in any order, until none is left."""
        for _ in range(1_000):
            mine = [pair for pair in self.world.queues.waiting if pair[0] == "imports"]
            if not mine:
                return
            pair = self.random.choice(mine)
            self.world.queues.waiting.remove(pair)
            for _ in range(1 + (self.random.random() < self.odds.twice)):
                self._message(import_jobs.import_work, pair[1])
        raise AssertionError("an import never ends")

    def reminders(self) -> None:
        """Accounts that are due, shuffled; some twice, some hours later."""
        now, queues = self.world.clock.at, self.world.queues
        ready = [message for queue, message in queues.waiting if queue == "reminders"]
        queues.waiting = [pair for pair in queues.waiting if pair[0] == "imports"]
        ready += [message for at, message in self.late if at <= now]
        self.late = [(at, message) for at, message in self.late if at > now]
        self.random.shuffle(ready)
        for message in ready:
            if self.random.random() < self.odds.late:
                self.troubled |= set(message["codes"])
                hours = self.random.randint(1, 30)
                self.late.append((now + timedelta(hours=hours), message))
                if self.random.random() < 0.5:
                    continue
            for _ in range(1 + (self.random.random() < self.odds.twice)):
                if not self._message(jobs.reminder_work, message):
                    self.troubled |= set(message["codes"])

    def schedule(self) -> bool:
        """The hourly schedule, sometimes twice; whether nothing was broken."""
        is_whole = self.call(jobs.daily_run, {"time": "now"})
        if self.random.random() < self.odds.twice:
            is_whole = self.call(jobs.daily_run, {"time": "now"}) and is_whole
        return is_whole

    def plans(self) -> None:
        """The state machine of plans: every execution that wakes by now looks at its plan."""
        now, started = self.world.clock.at, self.world.workflows.started
        for name in started.keys() - self.wakes.keys():
            self.wakes[name] = now
        for name, at in list(self.wakes.items()):
            if at <= now:
                container.install(self.world.services)
                given = {**started[name], "started_at": now.isoformat()}
                try:
                    said = plan_jobs.plan_step(given, None)
                except RetryableError:
                    # The machine tries again: within the hour it is all the same.
                    continue
                wait = said["seconds"] if said["next"] == "wait" else 10**9
                self.wakes[name] = now + timedelta(seconds=wait)

    # --- What SES says ---------------------------------------------------------------------------

    def news(self, sent: Sent, kinds: list[str]) -> None:
        """What became of a message: out of order, and some of it twice."""
        told = kinds + [kind for kind in kinds if self.random.random() < self.odds.twice]
        self.random.shuffle(told)
        for kind in told:
            said = self.world.mailer.event(sent, kind, self.world.clock.at.isoformat())
            self.call(jobs.message_events, {"Records": [{"Sns": {"Message": json.dumps(said)}}]})

    def arrives(self, key: str, at: datetime) -> None:
        """The bucket's notice of a file."""
        notice = {"time": at.isoformat(), "detail": {"object": {"key": key, "etag": key}}}
        self.call(import_jobs.read_import, notice)


def keep_scenario(world: World, tenant: str, path: Path) -> None:
    """The company's own scenario, as somebody saved it before the year began."""
    levels = {"reminder_1": 1, FORMAL: 3}
    steps = tuple(
        Step(
            key=name,
            offset_days=days,
            counts_from=Anchor.LAST_ACTION if is_from_last else Anchor.DUE,
            level=levels.get(name, 2),
            mode=Mode.MANUAL if name == FORMAL else Mode.AUTO,
        )
        for name, (days, is_from_last) in path.steps.items()
    )
    scenario = Scenario(
        id="own",
        names={"en": "Own"},
        steps=steps,
        min_gap_days=path.gap_days,
        minimum_amount=Decimal(path.minimum) / 100,
        small_balance=Decimal(path.small) / 100,
    )
    store.save(world.table.for_tenant(tenant), scenario)
