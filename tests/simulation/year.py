"""A year, hour by hour: files, people, the schedule, and the checker behind each message."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from chalicelib.core.events import first_break
from chalicelib.features.access.model import Actor
from tests.fakes.mailer import Sent, tag
from tests.fakes.world import World
from tests.simulation.books import Books
from tests.simulation.checker import Checker, Hours, listed
from tests.simulation.files import Files
from tests.simulation.machine import Machine, Odds, keep_scenario
from tests.simulation.people import People
from tests.simulation.reference import NATIVE, OWN, Known, Path

FIRST, DAYS = date(2027, 9, 1), 366
# The nights when clocks change, in both zones, and the day that most years do not have.
LONG_DAYS = frozenset({
    date(2027, 10, 31), date(2028, 3, 26), date(2027, 11, 7), date(2028, 3, 12), date(2028, 2, 29),
})  # fmt: skip
FILE_HOUR = 4
CALM, BUSY = Odds(), Odds(fault=0.06, twice=0.08, late=0.04)
STORM = Odds(fault=0.35, twice=0.2, late=0.3)
PARIS = Hours("Europe/Paris", 8, 19, frozenset(range(5)), "FR")
YORK = Hours("America/New_York", 9, 17, frozenset(range(6)), "")


@dataclass
class Company:
    """One tenant and everything around it."""

    actor: Actor
    checker: Checker
    files: Files
    people: People
    first_run_on: date | None = None


@dataclass(frozen=True)
class Accidents:
    """Of one day: the schedule is back at an hour, and SES takes nothing during some."""

    back_at: int = 0
    refusing: range = range(0)

    @classmethod
    def of(cls, random: Random) -> "Accidents":
        back_at = random.choice((12, 17, 18, 22, 24)) if random.random() < 0.08 else 0
        down_at = random.randint(7, 20) if random.random() < 0.08 else 24
        return cls(back_at, range(down_at, down_at + random.randint(1, 9)))


class Year:
    """`accounts` in two companies, in Paris and with its own scenario in New York, from one seed.

    `is_calm`: nothing breaks, is late or comes twice. `settings` are the companies'.
    """

    def __init__(self, accounts: int, seed: int, *, is_calm: bool = False, **settings) -> None:
        self.random, self.is_calm = Random(seed), is_calm
        self.world = World(at=datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC))
        self.machine = Machine(self.world, self.random)
        self.machine.after_each = self._look
        few = accounts // 3
        self.companies = {
            "paris": self._company("paris", "P", accounts - few, PARIS, NATIVE, **settings),
            "york": self._company("york", "Y", few, YORK, OWN, **settings),
        }
        # The share of the accounts that people work on in a day.
        self.talk = 0.03
        self._seen = 0
        self._sent: list[tuple[str, Sent]] = []
        # Messages that a morning without a fault had to send.
        self.awaited = 0

    def _company(
        self, tenant: str, prefix: str, count: int, hours: Hours, path: Path, **settings
    ) -> Company:
        usual = {
            "timezone": hours.zone,
            "country": hours.country,
            "sending_from_hour": hours.first,
            "sending_to_hour": hours.end,
            "sending_weekdays": tuple(sorted(hours.weekdays)),
            "daily_hour": hours.first,
            "default_scenario": "native" if path is NATIVE else "own",
        }
        actor = self.world.add_tenant(tenant, **{**usual, **settings})
        if path is not NATIVE:
            keep_scenario(self.world, tenant, path)
        books = Books.of(self.random, prefix, count, FIRST)
        known = {code: Known(c.country, path) for code, c in books.customers.items()}
        checker = Checker(hours, known)
        files = Files(self.machine, actor, books, checker, self.random)
        return Company(actor, checker, files, People(self.world, actor, self.random, known))

    def days(self, count: int = DAYS) -> Iterator[date]:
        """Each day, once it is over."""
        for company in self.companies.values():
            company.files.first(FIRST)
        for offset in range(count):
            self._day(FIRST + timedelta(days=offset))
            yield FIRST + timedelta(days=offset)

    def _day(self, on: date) -> None:
        """One day of the world's clock; people work at an hour of it."""
        hours = self._hours(on)
        accidents = Accidents() if self.is_calm else Accidents.of(self.random)
        self.machine.odds = CALM if self.is_calm else self.random.choice((CALM, BUSY, BUSY, STORM))
        at_work = {name: self.random.choice(hours[1:]) for name in self.companies}
        for company in self.companies.values():
            company.files.books.day(on)
        for hour in hours:
            self.world.clock.at = datetime(on.year, on.month, on.day, hour, 5, tzinfo=UTC)
            is_refusing = hour in accidents.refusing
            self.world.mailer.next_calls = ["throttle"] * 100_000 if is_refusing else []
            for name, company in self.companies.items():
                if hour == FILE_HOUR:
                    company.files.day(on)
                if hour == at_work[name] and not company.files.coming:
                    self._work(company)
            self._hour(is_out=hour < accidents.back_at)

    def _hours(self, on: date) -> list[int]:
        """All of them on some days; on others the morning's, in both zones, and some more."""
        if on in LONG_DAYS or self.random.random() < 0.05:
            return list(range(24))
        return sorted({FILE_HOUR, 7, 8, 14, 15, *self.random.sample(range(9, 24), 5)})

    def _work(self, company: Company) -> None:
        """What people do, and what they say of messages that nobody knows the end of."""
        company.people.day(company.checker.hours.on(self.world.clock.at), share=self.talk)
        for one in company.people.settle():
            numbers = frozenset(row.number for row in one.letter.rows)
            known = company.checker.accounts[one.code]
            if one.step == "message":
                known.last_on = one.on
            else:
                company.checker.took(known, numbers, one.step, one.on, one.timeline[0].at)
        if self.random.random() < 0.1:
            company.people.notice()
        self._look()

    def _hour(self, *, is_out: bool) -> None:
        """The schedule and the queues, and what should have left when nothing went wrong."""
        self.machine.troubled.clear()
        self._sent.clear()
        self.machine.plans()
        for company in self.companies.values():
            company.people.plans_that_ended()
        wanted = {} if is_out else self._wanted()
        is_whole = is_out or self.machine.schedule()
        self.machine.imports()
        for company in self.companies.values():
            company.files.judge()
        self.machine.reminders()
        self._report()
        for name, due in wanted.items():
            if is_whole:
                self._compare(name, due)

    def _wanted(self) -> dict[str, dict[str, frozenset[str]]]:
        """For each company whose day begins this hour: to whom a message must go."""
        now, found = self.world.clock.at, {}
        for name, company in self.companies.items():
            checker = company.checker
            on = checker.hours.on(now)
            if company.first_run_on == on or not checker.hours.lets(now):
                continue
            if company.files.coming:
                # It begins before the file is judged: nobody can say what it should send.
                company.first_run_on = on
            elif checker.is_fresh(on):
                company.first_run_on = on
                found[name] = checker.due(on)
        return found

    def _compare(self, name: str, due: dict[str, frozenset[str]]) -> None:
        """Accounts whose message met an accident, or whose claim is not settled, are excused."""
        table = self.world.table.for_tenant(name)
        open_claims = {r["d_sk"].split("#")[1] for i in "CU" for r in table.query(i, index="due")}
        excused = self.machine.troubled | open_claims
        wanted = {code: items for code, items in due.items() if code not in excused}
        self.awaited += len(wanted)
        sent = {tag(s, "account"): listed(s) for tenant, s in self._sent if tenant == name}
        sent = {code: items for code, items in sent.items() if code not in excused}
        self.companies[name].checker.lost(wanted, sent, self.world.clock.at)

    def _look(self) -> None:
        """Show the checker every message that left since it last looked."""
        for sent in self.world.mailer.sent[self._seen :]:
            tenant, reminder = sent.email.tags["tenant"], sent.email.tags["reminder"]
            company, code = self.companies[tenant], tag(sent, "account")
            made = self.world.services.reminders.get(company.actor, code, reminder)
            if made.step == "message":
                company.checker.look_aside(code, made.on)
                # It may take the place of the step that was awaited this very hour.
                self.machine.troubled.add(code)
                continue
            by_hand = reminder in company.people.sent_by_hand
            decided_at = made.timeline[0].at
            company.checker.look(sent, self.world.clock.at, decided_at, by_hand=by_hand)
            self._sent.append((tenant, sent))
        self._seen = len(self.world.mailer.sent)

    def _report(self) -> None:
        """SES says what became of what left; some mailboxes are no more, some debtors answer."""
        for tenant, sent in self._sent:
            company, code = self.companies[tenant], tag(sent, "account")
            if self.random.random() < 0.02:
                self.machine.news(sent, ["Send", "Bounce"])
                company.checker.accounts[code].bounced.add(sent.email.recipient)
                continue
            self.machine.news(sent, ["Send", "Delivery"])
            if self.random.random() < 0.15:
                company.people.answer(sent, company.checker.hours.on(self.world.clock.at))

    # --- The end of the year --------------------------------------------------------------------

    @property
    def wrong(self) -> list[tuple[str, str]]:
        return [one for company in self.companies.values() for one in company.checker.wrong]

    def histories(self) -> list[str]:
        """Accounts whose history is broken, or tells of other messages than those that left."""
        accounts, found = self.world.services.accounts, []
        for company in self.companies.values():
            for code in company.checker.accounts:
                account = accounts.find(company.actor, code)
                events = accounts.history(company.actor, account, limit=100_000) if account else ()
                told = {e.facts["reminder"] for e in events if e.kind == "reminder_claimed"}
                if first_break(events[::-1]) is not None or company.checker.ids[code] - told:
                    found.append(code)
        return found

    def __str__(self) -> str:
        left = {name: dict(one.checker.left) for name, one in self.companies.items()}
        said = sum(one.people.count for one in self.companies.values())
        return (
            f"{len(self.world.mailer.sent)} messages left {left}, {self.awaited} were awaited on "
            f"mornings without a fault; {said} things were said by people and debtors, "
            f"{self.machine.faults} calls were broken, {len(self.wrong)} messages were wrong"
        )
