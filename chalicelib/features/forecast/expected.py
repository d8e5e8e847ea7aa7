"""When the debits of an account are expected. Pure: a line of the portfolio, habits, and a day.

What was promised is expected on its day, a plan's instalments on theirs, a dispute after its usual
length, the rest over the delays its payer took before. A broken promise counts for nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from chalicelib.features.accounts.balances import Apart, Balance, Word
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.forecast.delays import EVIDENCE_MIN, WEEK_DAYS, WEEKS, Delay, Habits
from chalicelib.features.plans.model import Plan

LITIGATION_LEVEL = 3
# While too few disputes were seen to their end.
DISPUTE_DAYS = 60


class Source(StrEnum):
    """Why an amount is expected on a day, and for the last two why it is not."""

    PROMISE = "promise"
    PLAN = "plan"
    DISPUTE = "dispute"
    HABIT = "habit"
    LITIGATION = "litigation"
    UNDATED = "undated"


class Expected(NamedTuple):
    """An amount and when it is expected: by week from today, the last part after those weeks.

    `on` is the one day to name, that of the mean; None where no day can be said.
    """

    on: date | None
    source: Source
    currency: str
    minor: int
    due_on: date
    weeks: tuple[int, ...] = ()
    delay: Delay | None = None


def expected(
    line: Summary, plans: Iterable[Plan], habits: Habits, today: date
) -> Iterator[Expected]:
    """Every debit of the account, once; a plan's items as its open instalments."""
    yield from _instalments(plans, today)
    for currency, balance in line.balances.items():
        yield from _Debits(line, habits, today, currency).expected(balance)


def _instalments(plans: Iterable[Plan], today: date) -> Iterator[Expected]:
    for plan in plans:
        for part in plan.instalments:
            minor = part.amount_minor - part.received_minor
            if part.state.is_open and minor > 0:
                on = max(part.due_on, today)
                weeks = _in_week((on - today).days, minor)
                yield Expected(on, Source.PLAN, plan.currency, minor, part.due_on, weeks)


def _in_week(days: int, minor: int) -> tuple[int, ...]:
    week = min(days // WEEK_DAYS, WEEKS)
    return (*(0 for _ in range(week)), minor, *(0 for _ in range(week, WEEKS)))


class _Debits(NamedTuple):
    """The debits of an account in one currency."""

    line: Summary
    habits: Habits
    today: date
    currency: str

    def expected(self, balance: Balance) -> Iterator[Expected]:
        left = dict(balance.due)
        for apart in balance.apart:
            if apart.word is Word.PROMISE and apart.on < self.today:
                continue
            left[apart.due_on] -= apart.minor
            if apart.word is not Word.PLAN:
                yield self._said(apart)
        for due_on, minor in left.items():
            if minor:
                yield self._by_habit(due_on, minor)

    def _said(self, apart: Apart) -> Expected:
        if self.line.level >= LITIGATION_LEVEL:
            return self._left_out(Source.LITIGATION, apart.due_on, apart.minor)
        is_promise = apart.word is Word.PROMISE
        on = apart.on if is_promise else self._resolved_on(apart.on)
        if on is None:
            return self._left_out(Source.UNDATED, apart.due_on, apart.minor)
        source = Source.PROMISE if is_promise else Source.DISPUTE
        weeks = _in_week((on - self.today).days, apart.minor)
        return Expected(on, source, self.currency, apart.minor, apart.due_on, weeks)

    def _resolved_on(self, since: date) -> date | None:
        if self.habits.disputes.items < EVIDENCE_MIN:
            return max(since + timedelta(days=DISPUTE_DAYS), self.today)
        days = self.habits.disputes.mean_from((self.today - since).days)
        return None if days is None else since + timedelta(days=days)

    def _by_habit(self, due_on: date, minor: int) -> Expected:
        if self.line.level >= LITIGATION_LEVEL:
            return self._left_out(Source.LITIGATION, due_on, minor)
        line, late_days = self.line, (self.today - due_on).days
        delay = self.habits.delay(line.code, line.group, self.currency, late_days)
        if delay is None:
            return self._left_out(Source.UNDATED, due_on, minor)
        on = due_on + timedelta(days=delay.days)
        if delay.delays is None:
            weeks = _in_week((on - self.today).days, minor)
        else:
            weeks = delay.delays.spread(minor, late_days)
        return Expected(on, Source.HABIT, self.currency, minor, due_on, weeks, delay)

    def _left_out(self, source: Source, due_on: date, minor: int) -> Expected:
        return Expected(None, source, self.currency, minor, due_on)
