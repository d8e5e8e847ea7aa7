"""Two years at the demonstration company, lived through the same services as every day since.

Extracts come in, the daily run sends reminders, debtors answer through their links, collectors
decide and qualify: all with a clock in the past and a fixed seed, in memory.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any, cast

from chalicelib.container import Services
from chalicelib.core.errors import RelanceError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.actions.model import ActionKind
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.service import Decision
from chalicelib.features.imports.ledger import Upload
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.qualifications.rules import FollowUp, Said
from chalicelib.features.reminders.compose import untagged
from chalicelib.features.reminders.model import ReminderState
from chalicelib.features.reminders.settling import News
from chalicelib.ports import Email
from infra.local.demo import lately, post, words
from infra.local.demo.books import SEED, Books
from infra.local.demo.companies import INVENTED
from infra.local.demo.incoming import PROFILE, settle
from infra.local.demo.limits import grant_limits
from infra.local.demo.memory import MemoryQueues, PastClock, PastMailer, PastPhones

# Days ago on which an extract came in and the day's reminders left.
DAYS = (700, 600, 500, 400, 320, 260, 200, 150, 115, 90, 72, 58, 46, 36, 28, 21, 15, 10, 6, 1)
# Before that the books were taken over from an older program, and nobody was reminded.
REMINDERS_SINCE = 150
# From then on some customers get SMS and letters too.
POST_SINCE = 58
_POSTED_UNTIL = 10
# Days ago whose night learnt from the past: every night would take seconds of each start.
LEARNT = (90, 46, 15)
ANSWERS_DECIDED_AFTER_DAYS = 6
_ANSWERING = 0.16
_BOUNCING = 0.008
_NOTICES_AFTER_DAYS = 50
_PLANNED_SINCE_DAYS = 16
_MORNING = time(8, 0)


class Past:
    """Lives the days before `today` for one tenant, in a world of `memory`."""

    def __init__(self, services: Services, tenant_id: str, books: Books, today: date) -> None:
        ports = services.ports
        self._services, self._tenant, self._today = services, tenant_id, today
        self._clock = cast("PastClock", ports.clock)
        self._queues = cast("MemoryQueues", ports.queues)
        self._mailer = cast("PastMailer", ports.mailer)
        self._phones = cast("PastPhones", ports.sms)
        self._random, self._calls = Random(SEED), cycle(words.CALLS)
        self._answered: list[tuple[date, str, str]] = []
        # Links through which nobody answered.
        self._silent: list[str] = []
        self._books = books

    def live(self) -> None:
        """Every day of `DAYS`."""
        days = [_weekday(self._today - timedelta(days=ago)) for ago in DAYS]
        for ago, day, until in zip(DAYS, days, [*days[1:], self._today], strict=True):
            self._clock.at = datetime.combine(day, _MORNING, UTC)
            if ago > REMINDERS_SINCE:
                self._take_over(day)
                continue
            self._take_in(day)
            self._post(day, ago)
            self._services.reminders.start_daily_run(self._system("daily_run"))
            self._work()
            self._receive(day)
            self._formal_notices(day, ago)
            self._decide(day)
            self._qualify(day)
            if ago in LEARNT:
                self._learn()
            self._photograph(day, until)
        lately.promise_part(self._services, reversed(self._silent))
        lately.ask_colleague(self._services, list(self._accounts()), self._collector)
        grant_limits(self._services, self._system("demo"), self._today, self._random)

    def _learn(self) -> None:
        """The habits and the trial of the night, whose bounds the snapshots keep."""
        self._services.forecasts.start(self._system("daily_run"))
        self._work()

    def _photograph(self, day: date, until: date) -> None:
        """A snapshot of each Monday and each first of a month on which the books stood like that."""
        for number in range((until - day).days):
            on = day + timedelta(days=number)
            if on.weekday() == 0 or on.day == 1:
                self._clock.at = datetime.combine(on, _MORNING, UTC)
                self._services.snapshots.daily(self._system("daily_run"))
                self._work()

    # --- The accounting system and the daily run ------------------------------------------------

    def _take_over(self, day: date) -> None:
        sequence = int(self._clock.at.timestamp()) * 1000
        for facts in self._books.facts(day):
            self._services.accounts.take_in(self._system("import"), facts, sequence, day)

    def _take_in(self, day: date) -> None:
        key = f"uploads/{self._tenant}/{PROFILE}/extrait-{day}.csv"
        self._services.ports.uploads.put(key, self._books.extract(day), "text/csv")
        self._services.imports.arrived(self._tenant, Upload(key=key, at=self._clock.at))
        self._work()
        while settle(self._services, self._system("import")):
            self._work()

    def _work(self) -> None:
        """What the queues would give to the functions."""
        while self._queues.waiting:
            queue, message = self._queues.waiting.pop(0)
            if queue == "imports":
                self._import_step(message)
            elif queue == "jobs":
                self._services.jobs.work(self._system("jobs"), message["job_id"], message["piece"])
            else:
                actor = self._system("daily_run")
                self._services.runs.work(actor, message["run_id"], message["codes"])

    def _import_step(self, message: dict[str, Any]) -> None:
        steps, actor = self._services.imports.steps, self._system("import")
        if message["step"] == "apply":
            steps.apply(actor, message["import_id"], message["chunk"])
        else:
            steps.read(actor, message["import_id"])

    def _post(self, day: date, ago: int) -> None:
        """Letters of the time before leave, but those of late: they wait for the post."""
        if ago == POST_SINCE:
            post.begin(self._services, self._system("demo"))
            self._work()
        if ago >= _POSTED_UNTIL:
            post.take_to_post(self._services, self._system("demo"), day)

    # --- The debtors ----------------------------------------------------------------------------

    def _receive(self, day: date) -> None:
        """Each message arrives or bounces; some debtors answer."""
        self._clock.at += timedelta(hours=1)
        for message_id, email in self._mailer.sent:
            bounces = self._random.random() < _BOUNCING
            self._hear(message_id, email, bounces=bounces)
            found = lately.LINK.search(email.text)
            if found and not bounces:
                if self._random.random() < _ANSWERING:
                    self._answer(day, found[1])
                else:
                    self._silent.append(found[1])
        self._mailer.sent.clear()
        post.keep_sms(self._services, self._system("demo"), self._phones.sent)
        self._phones.sent.clear()

    def _hear(self, message_id: str, email: Email, *, bounces: bool) -> None:
        news = News(
            code=untagged(email.tags["account"]),
            reminder_id=email.tags["reminder"],
            state=ReminderState.BOUNCED if bounces else ReminderState.DELIVERED,
            message_id=message_id,
            at=self._clock.at,
            detail=words.BOUNCE if bounces else "",
            bounced=(email.recipient,) if bounces else (),
        )
        self._services.settling.hear(self._system("ses"), news)

    def _answer(self, day: date, token: str) -> None:
        fields = words.answer(self._random, day)
        self._clock.at += timedelta(minutes=self._random.randint(1, 9))
        page = self._services.debtor_pages.give(token, Posted({k: (v,) for k, v in fields.items()}))
        if page.thanks:
            self._answered.append((day, page.thanks.code, page.thanks.id))

    # --- The collectors -------------------------------------------------------------------------

    def _formal_notices(self, day: date, ago: int) -> None:
        """The last level is sent by hand, to a few."""
        if ago > _NOTICES_AFTER_DAYS:
            return
        late = [a for a in self._accounts() if _is_very_late(a, day)]
        ready = [a for a in late if a.level == 2 and a.collection_contact]  # noqa: PLR2004
        for account in ready[:2]:
            actor, steps = self._collector(account), {account.code: "formal_notice"}
            self._services.reminders.send(actor, [account.code], steps=steps)
        self._receive(day)

    def _decide(self, day: date) -> None:
        """Answers that waited long enough get their yes, now and then a no."""
        old = timedelta(days=ANSWERS_DECIDED_AFTER_DAYS)
        ripe = [a for a in self._answered if day - a[0] >= old]
        self._answered = [a for a in self._answered if day - a[0] < old]
        recent = self._today - day < old
        for _, code, answer_id in ripe if not recent else []:
            accept = self._random.random() < 0.85  # noqa: PLR2004 - most debtors are right
            comment = "" if accept else words.REFUSED
            account = self._services.accounts.get(self._system("demo"), code)
            decision = Decision(accept=accept, comment=comment)
            self._services.answers.decide(self._collector(account), code, answer_id, decision)

    def _qualify(self, day: date) -> None:
        """Telephone calls: each collector writes down what was said of a few late items."""
        late = [a for a in self._accounts() if self._unqualified(a, day)]
        for account in self._random.sample(late, min(len(late), 5)):
            items = self._unqualified(account, day)[: self._random.randint(1, 3)]
            said = Said(**words.call(self._random, day, next(self._calls)))
            if (self._today - day).days <= _PLANNED_SINCE_DAYS:
                # What is still in the agenda: late, for today, and ahead.
                on = _weekday(day + timedelta(days=self._random.randint(2, 20)))
                said = said.model_copy(update={"follow_up": FollowUp(kind=ActionKind.CALL, on=on)})
            self._say(account, items, said)

    def _say(self, account: Account, items: list[OpenItem], said: Said) -> None:
        actor, ids = self._collector(account), [item.id for item in items]
        try:
            self._services.qualifications.qualify(actor, account.code, account.version, ids, said)
        except RelanceError as error:
            raise RuntimeError(f"{account.code}: {error.detail} {error.errors}") from error

    def _unqualified(self, account: Account, day: date) -> list[OpenItem]:
        late = [i for i in account.items if i.due_on < day and not i.is_credit]
        return [i for i in late if i.id not in account.statuses and i.id not in account.pauses]

    # --- Who ------------------------------------------------------------------------------------

    def _accounts(self) -> Iterator[Account]:
        actor = self._system("demo")
        for line in self._services.accounts.portfolio(actor):
            if line.items_count:
                yield self._services.accounts.get(actor, line.code)

    def _collector(self, account: Account) -> Actor:
        name = account.responsible or INVENTED[self._tenant].collectors[0]
        return Actor(tenant_id=self._tenant, name=name, role=Role.COLLECTOR)

    def _system(self, name: str) -> Actor:
        return Actor.system(self._tenant, name)


def _is_very_late(account: Account, day: date) -> bool:
    days = (i.days_late(day) for i in account.items if not i.is_credit)
    return max(days, default=0) > 2 * _NOTICES_AFTER_DAYS


def _weekday(day: date) -> date:
    """That day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
