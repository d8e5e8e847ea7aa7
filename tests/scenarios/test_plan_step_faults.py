"""The following of plans, cut at every call in every way, then called again by its machine.

A plan of which a step broke anywhere ends as if nothing had: its instalments, its items, its
history, the alert, the next look. Its message leaves once, or somebody is asked about it.
"""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from chalicelib import container
from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.core.events import first_break
from chalicelib.features.plans.service import Which
from chalicelib.features.reminders import store as reminders
from chalicelib.jobs.plans import plan_step
from tests.fakes.faulty import KINDS, Faults, FaultyMailer, FaultyTable, Killed
from tests.scenarios.plans import INVOICES, agreed, pays

TELLS = {"tells_broken_plans": True}
# What the calls of today make; fewer would be faults that nobody looks at any more.
REMINDER_CALLS_MIN, BROKEN_CALLS_MIN, QUIET_CALLS_MIN = 14, 16, 5
DEADLY = {"killed_before", "killed_after", "lost"}


class FaultyWorkflows:
    """Executions whose start goes through the faults."""

    def __init__(self, workflows, faults):
        self._workflows, self._faults = workflows, faults

    def start(self, name, given):
        self._faults.call("start", lambda: self._workflows.start(name, given))


class Cut:
    """A story as it stands before a step, as often as it is asked for."""

    def __init__(self, story, plan):
        self.story, self.plan = story, plan
        self.rows = {key: dict(row) for key, row in story.table.rows.items()}
        self.started = dict(story.workflows.started)
        story.mailer.sent.clear()

    def process(self, faults):
        """Services as a fresh process has them."""
        story = self.story
        ports = replace(
            story.ports,
            table=FaultyTable(story.table, faults),
            mailer=FaultyMailer(story.mailer, faults),
            workflows=FaultyWorkflows(story.workflows, faults),
        )
        return story.services.__class__(ports, story.services.settings)

    def restart(self):
        self.story.table.begin_with(self.rows)
        self.story.workflows.started = dict(self.started)
        self.story.mailer.sent.clear()

    def calls(self, work):
        self.restart()
        faults = Faults()
        work(self.process(faults))
        return faults.log

    def end(self, work, *plans):
        """How it ends when each attempt goes wrong as planned and the last one goes well."""
        self.restart()
        for plan in plans:
            with suppress(Killed, RetryableError, ConflictError):
                work(self.process(Faults(plan)))
        work(self.process(Faults()))
        return self.seen()

    def seen(self):
        story = self.story
        account = story.account()
        events = story.services.accounts.history(story.admin, account)[::-1]
        told = [e.kind for e in events]
        assert first_break(events) is None
        plan = story.services.plans.get(story.admin, "C1", self.plan.id)
        state = plan.model_dump(exclude={"revision"})
        actions = [a.model_dump(exclude={"at"}) for a in account.actions]
        return state, told, account.plans, actions, sorted(story.workflows.started)

    def is_message_accounted_for(self, wanted):
        """As many as there should be, or one that surely did not leave and is looked after."""
        table, now = self.story.table.for_tenant("acme"), self.story.clock.at
        after = self.story.clock.at.replace(year=now.year + 1)
        open_ones = list(reminders.unsettled(table, after))
        sent = len(self.story.mailer.sent)
        return sent == wanted or (sent == wanted - 1 and len(open_ones) == 1)


@pytest.fixture(autouse=True)
def _quiet():
    """Hundreds of planned failures are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    container._installed.clear()


def looking(plan):
    """The machine's task, as it is called."""
    event = {"tenant": "acme", "code": "C1", "plan_id": plan.id, "version": plan.version}

    def work(services):
        container.install(services)
        plan_step({**event, "started_at": "2026-03-02T08:05:00+00:00"}, None)

    return work


def points(calls):
    return [{n: kind} for n, kind in product(range(1, len(calls) + 1), KINDS)]


def broken_points(cut, work, messages):
    wanted = cut.end(work)
    return [
        (point, cut.calls(work)[next(iter(point)) - 1])
        for point in points(cut.calls(work))
        if cut.end(work, point) != wanted or not cut.is_message_accounted_for(messages)
    ]


def before(day, settings=None, **more):
    """A plan of three months on a morning, its machine about to look."""
    story, plan = agreed(settings, **more)
    for last in story.days(date(2026, 3, 3), day):
        if last != day:
            story.machine.play()
    return Cut(story, plan)


def report(capsys, text):
    with capsys.disabled():
        print(f"\n{text}")  # noqa: T201 - the count is read by people


def test_a_courtesy_reminder_that_broke_anywhere_ends_the_same_and_leaves_once(capsys):
    cut = before(date(2026, 3, 30))
    work = looking(cut.plan)
    calls = cut.calls(work)
    assert broken_points(cut, work, messages=1) == []
    report(capsys, f"courtesy reminder: {len(calls)} calls, {len(points(calls))} fault points")
    assert len(calls) >= REMINDER_CALLS_MIN


def test_a_break_that_broke_anywhere_ends_the_same_and_is_told_once(capsys):
    cut = before(date(2026, 4, 3), TELLS, remind_days=0, tolerance_days=2)
    work = looking(cut.plan)
    calls = cut.calls(work)
    assert broken_points(cut, work, messages=1) == []
    report(capsys, f"broken plan: {len(calls)} calls, {len(points(calls))} fault points")
    assert len(calls) >= BROKEN_CALLS_MIN


@pytest.mark.parametrize(
    ("day", "paid"),
    [
        (date(2026, 3, 31), (INVOICES[1],)),
        (date(2026, 3, 31), ()),
        (date(2026, 4, 1), None),
        (date(2026, 4, 4), None),
    ],
    ids=["kept", "settled early", "late", "broken"],
)
def test_a_look_that_broke_anywhere_ends_the_same(day, paid, capsys):
    cut = before(day, remind_days=0)
    if paid is not None:
        pays(cut.story, *paid)
        cut = Cut(cut.story, cut.plan)
    work = looking(cut.plan)
    calls = cut.calls(work)
    assert broken_points(cut, work, messages=0) == []
    report(capsys, f"look on {day}: {len(calls)} calls, {len(points(calls))} fault points")
    assert len(calls) >= QUIET_CALLS_MIN


def test_two_faults_in_a_row_end_the_same(capsys):
    cut = before(date(2026, 3, 30))
    work = looking(cut.plan)
    wanted = cut.end(work)
    found = [p for p in points(cut.calls(work)) if set(p.values()) <= DEADLY]
    pairs = list(product(found, repeat=2))
    wrong = [p for p in pairs if cut.end(work, *p) != wanted or not cut.is_message_accounted_for(1)]
    report(capsys, f"courtesy reminder: {len(pairs)} pairs of faults")
    assert wrong == []


def test_a_sweep_that_broke_anywhere_ends_the_same(capsys):
    cut = before(date(2026, 4, 4), remind_days=0)
    cut.story.clock.advance(hours=6)

    def work(services):
        services.following.sweep(cut.story.admin)

    wanted, calls = cut.end(work), cut.calls(work)
    # What it says of having taken a plan up may be said by both attempts.
    wrong = [p for p in points(calls) if _but_said(cut.end(work, p)) != _but_said(wanted)]
    report(capsys, f"sweep: {len(calls)} calls, {len(points(calls))} fault points")
    assert (wrong, len(calls) >= QUIET_CALLS_MIN) == ([], True)


def _but_said(seen):
    state, told, *rest = seen
    return state, [kind for kind in told if kind != "plan_taken_up"], *rest


def test_a_change_that_broke_anywhere_and_is_made_again_makes_one_version(capsys):
    cut = before(date(2026, 3, 20), remind_days=0)

    def work(services):
        # A second try is told that the plan changed meanwhile: the first one had arrived.
        with suppress(ConflictError):
            which = Which("C1", cut.plan.id, 1)
            services.plans.postpone(cut.story.admin, which, date(2026, 4, 15), "holidays")

    wanted, calls = cut.end(work), cut.calls(work)
    wrong = [p for p in points(calls) if cut.end(work, p)[:4] != wanted[:4]]
    report(capsys, f"postponing: {len(calls)} calls, {len(points(calls))} fault points")
    assert (wrong, len(calls) >= QUIET_CALLS_MIN) == ([], True)
