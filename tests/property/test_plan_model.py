"""Plans lived through by the real services, and a model of them that a page of arithmetic holds.

The model knows days and cents alone: what the books no longer have open was paid, the instalment
it was marked for takes it first, then the oldest, and a plan is broken when one of them is short
after its tolerance.
"""

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.core.money import Money
from chalicelib.features.plans.model import InstalmentState, PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan, Row, Schedule
from tests.fakes.dunning import item
from tests.scenarios.plans import PlanStory

START, DUE = date(2026, 3, 2), date(2026, 1, 10)
FORWARD = [s.value for s in InstalmentState]


class Model:
    """What the plan should be: instalments as (day, cents), each with its end once it has one."""

    def __init__(self, rows, total, tolerance_days):
        self.rows, self.total, self.tolerance_days = rows, total, tolerance_days
        self.in_books = 0
        self.ends = [None] * len(rows)
        self.received, self.marked, self.state = 0, 0, "active"
        # The day of the instalment that money was marked for, and the cents.
        self.named = []

    def look(self, today, paid):
        self.in_books = paid
        if self.state != "active":
            return
        self.received = max(self.received, min(self.total, max(paid, self.marked)))
        got = self.shares()
        for n, (on, cents) in enumerate(self.rows):
            share = got[n]
            is_over = today > on + timedelta(days=self.tolerance_days)
            if self.ends[n] is None and share == cents:
                self.ends[n] = "kept"
            elif self.ends[n] is None and is_over:
                self.ends[n] = "partly" if share else "broken"
        if {"partly", "broken"} & set(self.ends):
            self.state = "broken"
        elif set(self.ends) == {"kept"}:
            self.state = "kept"

    def shares(self):
        """To what it kept, to what it was marked for, then to the oldest."""
        got = [
            cents if end == "kept" else 0
            for (_, cents), end in zip(self.rows, self.ends, strict=True)
        ]
        left = self.received - sum(got)
        for day, marked in self.named:
            for n, (on, cents) in enumerate(self.rows):
                if on == day and not self.ends[n]:
                    more = min(marked, cents - got[n], left)
                    got[n], left = got[n] + more, left - more
        for n, (_, cents) in enumerate(self.rows):
            more = min(cents - got[n], left)
            got[n], left = got[n] + more, left - more
        return got

    def mark(self, cents, day):
        self.marked = max(self.marked, self.in_books) + cents
        self.named += [(day, cents)] if day else []

    def replaced(self, rows):
        kept = [(row, end) for row, end in zip(self.rows, self.ends, strict=True) if end]
        stays = {on for on, cents in rows if (on, cents) in self.rows} | {on for (on, _), _ in kept}
        self.named = [(day, cents) for day, cents in self.named if day in stays]
        whole = sorted([*kept, *((row, None) for row in rows)])
        self.rows, self.ends = [row for row, _ in whole], [end for _, end in whole]

    @property
    def open_cents(self):
        return sum(c for (_, c), end in zip(self.rows, self.ends, strict=True) if not end)


def split(draw, total, count):
    """`total` cents in so many parts above zero."""
    cuts = sorted(draw(st.sets(st.integers(1, total - 1), min_size=count - 1, max_size=count - 1)))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


class PlansLive(RuleBasedStateMachine):
    """Payments, days, edits in any order; the machine awake on each day."""

    @initialize(data=st.data())
    def agree(self, data):
        self.story = PlanStory(START)
        self.left = data.draw(st.lists(st.integers(1_000, 90_000), min_size=1, max_size=3))
        self._extract()
        total = sum(self.left)
        self.paid = 0
        cents = split(data.draw, total, data.draw(st.integers(1, 4)))
        gaps = [data.draw(st.integers(1, 20)) for _ in cents]
        days = [START + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
        rows, tolerance = list(zip(days, cents, strict=True)), data.draw(st.integers(0, 5))
        given = NewPlan(
            items=tuple(f"F{n}" for n in range(len(self.left))),
            schedule=_schedule(rows),
            tolerance_days=tolerance,
            remind_days=data.draw(st.integers(0, 4)),
        )
        version = self.story.account().version
        self.plan = self.story.services.plans.make(self.story.admin, "C1", version, given)
        self.model = Model(rows, total, tolerance)
        self.before = self.plan
        self._look()

    def _extract(self):
        owed = (item(f"F{n}", DUE, minor) for n, minor in enumerate(self.left) if minor)
        self.story.extract("C1", *owed)

    def _look(self):
        """Both look at the plan, today."""
        self.story.machine.play()
        self.model.look(self.story.today, self.paid)

    @rule(days=st.integers(1, 9))
    def days_pass(self, days):
        for _ in range(days):
            self.story.on(self.story.today + timedelta(days=1))
            self._look()

    @rule(data=st.data())
    def pay(self, data):
        n = data.draw(st.integers(0, len(self.left) - 1))
        cents = data.draw(st.integers(0, self.left[n]))
        self.left[n] -= cents
        self.paid += cents
        self._extract()

    @precondition(lambda self: self.model.state == "active")
    @rule(data=st.data())
    def change(self, data):
        """Other dates and amounts for what is open."""
        self.model.look(self.story.today, self.paid)
        self._read()
        open_cents = sum(i.amount_minor for i in self.plan.instalments if i.state.is_open)
        if open_cents < 4 or not self.plan.state.is_open:
            return
        cents = split(data.draw, open_cents, data.draw(st.integers(1, 3)))
        days = [self.story.today + timedelta(days=3 + 5 * n) for n in range(len(cents))]
        rows = list(zip(days, cents, strict=True))
        taken = {i.due_on for i in self.plan.instalments if not i.state.is_open}
        if taken & set(days):
            return
        which = Which("C1", self.plan.id, self.plan.version)
        # What the books say meanwhile may have ended the plan, or an instalment.
        kept_before = {
            i.due_on: i.state.value for i in self.plan.instalments if not i.state.is_open
        }
        with suppress(ConflictError, InvalidError):
            self.story.services.plans.change(self.story.admin, which, _schedule(rows), "x")
            self._replace(kept_before, rows)
        self._look()

    def _replace(self, kept_before, rows):
        self.model.ends = [kept_before.get(on) for on, _ in self.model.rows]
        self.model.state = "active"
        self.model.replaced(rows)
        self.model.look(self.story.today, self.paid)

    @precondition(lambda self: self.model.state == "active")
    @rule(data=st.data())
    def mark(self, data):
        """A person saw money before the books, maybe for one instalment."""
        cents = data.draw(st.integers(1, self.model.total))
        waiting = {i.number: i.due_on for i in self.plan.instalments if i.state.is_open}
        number = data.draw(st.sampled_from([None, *waiting]))
        self.model.look(self.story.today, self.paid)
        which = Which("C1", self.plan.id, self.plan.version)
        amount = Money.of_minor(cents, "EUR")
        with suppress(ConflictError):
            day = self.story.today
            self.story.services.plans.mark(self.story.admin, which, amount, day, number)
            self.model.mark(cents, waiting.get(number))
        self._look()

    def _read(self):
        self.before = self.plan
        self.plan = self.story.services.plans.get(self.story.admin, "C1", self.plan.id)

    @invariant()
    def instalments_sum_to_the_items(self):
        if hasattr(self, "plan"):
            self._read()
            sums = sum(i.amount_minor for i in self.plan.instalments)
            assert sums == self.model.total == self.plan.total_minor

    @invariant()
    def states_only_move_forward(self):
        if not hasattr(self, "plan"):
            return
        assert self.before.state in {PlanState.ACTIVE, self.plan.state}
        if self.before.version == self.plan.version:
            for was, now in zip(self.before.instalments, self.plan.instalments, strict=True):
                assert FORWARD.index(now.state) >= FORWARD.index(was.state)
                assert now.received_minor >= was.received_minor

    @invariant()
    def the_model_agrees_once_both_have_looked(self):
        if not hasattr(self, "plan") or self.plan.wakes_at is None:
            return
        is_seen = self.story.clock.at >= self.plan.wakes_at
        if is_seen:
            assert self.plan.state == self.model.state

    @invariant()
    def the_ends_agree(self):
        if not hasattr(self, "plan"):
            return
        for instalment, end in zip(self.plan.instalments, self.model.ends, strict=True):
            assert instalment.state.is_open or instalment.state == end
        if self.plan.received_minor == self.model.received:
            assert [i.received_minor for i in self.plan.instalments] == self.model.shares()
        if not self.plan.state.is_open:
            assert self.plan.state == self.model.state
            assert self.story.account().plans == {}


def _schedule(rows):
    return Schedule(
        rows=tuple(Row(due_on=on, amount=Money.of_minor(cents, "EUR")) for on, cents in rows)
    )


PlansLive.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestPlansLive = PlansLive.TestCase
