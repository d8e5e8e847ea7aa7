"""Looks at each message that left, knowing only what the simulation did, and says what is wrong."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.fakes.mailer import Sent, tag
from tests.simulation.reference import FORMAL, Known, expected, is_holiday

_NUMBER = re.compile(r"\bF\d{6}\b")
_SUBJECTS = {
    "pre_reminder": ("échéance à venir", "falls due soon"),
    "reminder_1": ("premier rappel", "first reminder"),
    "reminder_2": ("deuxième rappel", "second reminder"),
    "reminder_3": ("dernier rappel", "last reminder"),
    FORMAL: ("mise en demeure", "formal notice"),
}


def step_of(subject: str) -> str:
    """Which reminder a message is, by the words of its subject."""
    return next(n for n, words in _SUBJECTS.items() if any(word in subject for word in words))


@dataclass(frozen=True)
class Hours:
    """When a company lets messages go, on its own clock."""

    zone: str
    first: int
    end: int
    weekdays: frozenset[int]
    country: str

    def on(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.zone)).date()

    def rests(self, on: date) -> bool:
        return on.weekday() not in self.weekdays or is_holiday(self.country, on)

    def lets(self, at: datetime) -> bool:
        hour = at.astimezone(ZoneInfo(self.zone)).hour
        return self.first <= hour < self.end and not self.rests(self.on(at))


@dataclass
class Checker:
    """One company's. `wrong` collects what must not be: what kind, and about what."""

    hours: Hours
    accounts: dict[str, Known]
    fresh_on: date | None = None
    stale_after_days: int = 7
    wrong: list[tuple[str, str]] = field(default_factory=list)
    left: Counter = field(default_factory=Counter)
    # Ids of the reminders that left, by account.
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def report(self, kind: str, code: str, at: datetime, detail: str = "") -> None:
        self.wrong.append((kind, f"{at:%Y-%m-%d %H:%M} {code} {detail}".rstrip()))

    def is_fresh(self, on: date) -> bool:
        return bool(self.fresh_on) and (on - self.fresh_on).days <= self.stale_after_days

    def look(self, sent: Sent, at: datetime, decided_at: datetime, *, by_hand: bool) -> None:
        """One message, at the moment it leaves; then it is part of what is known."""
        code, on = tag(sent, "account"), self.hours.on(at)
        known, step = self.accounts[code], step_of(sent.email.subject)
        items = frozenset(_NUMBER.findall(sent.email.text))
        self.left[step] += 1
        self._items(known, code, at, items)
        if not by_hand:
            self._by_itself(known, code, at)
        self._order(known.before(decided_at), code, at, step, items, is_by_hand=by_hand)
        if sent.email.recipient != known.address or sent.email.recipient in known.bounced:
            self.report("wrong address", code, at, sent.email.recipient)
        reminder = sent.email.tags["reminder"]
        if reminder in self.ids[code]:
            self.report("doubled", code, at, reminder)
        self.ids[code].add(reminder)
        if known.last_on and (on - known.last_on).days < known.path.gap_days:
            self.report("doubled", code, at, f"after {known.last_on}")
        self.took(known, items, step, on, decided_at)

    def look_aside(self, code: str, on: date) -> None:
        """A message of a payment plan: no step, and the days until the next count from it."""
        self.left["of a plan"] += 1
        self.accounts[code].last_on = on

    def _items(self, known: Known, code: str, at: datetime, items: frozenset[str]) -> None:
        on = self.hours.on(at)
        for number in sorted(items):
            if why := known.why_not(number, on):
                self.report(why.split(" by ")[0], code, at, number)

    def _by_itself(self, known: Known, code: str, at: datetime) -> None:
        on = self.hours.on(at)
        if not self.hours.lets(at) or is_holiday(known.country, on):
            self.report("outside hours", code, at)
        if not self.is_fresh(on):
            self.report("stale books", code, at)
        if known.is_left_alone:
            self.report("left alone", code, at)

    def _order(
        self,
        known: Known,
        code: str,
        at: datetime,
        step: str,
        items: frozenset[str],
        *,
        is_by_hand: bool,
    ) -> None:
        """The step is the highest that any of its items has come to; the last, only by hand."""
        on = self.hours.on(at)
        if step == FORMAL and is_by_hand:
            return
        come = [known.turn(n, on) for n in items if n in known.items and known.has_come(n, on)]
        if step not in known.path.names or known.path.names.index(step) != max(come, default=-1):
            self.report("out of order", code, at, f"{step}, not {come}")

    def took(
        self, known: Known, items: frozenset[str], step: str, on: date, decided_at: datetime
    ) -> None:
        """The items of a message took their step; a formal notice stands for all before it."""
        then = known.before(decided_at)
        for number in items & known.items.keys():
            if step == FORMAL:
                known.taken[number] = len(known.path.names) - 1
            elif then.has_come(number, on):
                known.taken[number] = known.turn(number, on)
        known.last_on = on

    def due(self, on: date) -> dict[str, frozenset[str]]:
        """To whom a message must go today, and what it lists."""
        found = {code: expected(known, on) for code, known in self.accounts.items()}
        return {code: one.items for code, one in found.items() if one}

    def lost(
        self, wanted: dict[str, frozenset[str]], sent: dict[str, frozenset[str]], at: datetime
    ) -> None:
        """Compare what a day without a fault should have sent with what it did."""
        for code in sorted(wanted.keys() - sent.keys()):
            self.report("lost", code, at, f"{sorted(wanted[code])}")
        for code in sorted(sent.keys() - wanted.keys()):
            self.report("not due", code, at, f"{sorted(sent[code])}")
        for code in sorted(wanted.keys() & sent.keys()):
            if wanted[code] != sent[code]:
                self.report("other items", code, at, f"{sorted(wanted[code] ^ sent[code])}")


def listed(sent: Sent) -> frozenset[str]:
    """The items a message names."""
    return frozenset(_NUMBER.findall(sent.email.text))
