"""Whatever breaks while an answer comes in or is decided: once more, and all is as if nothing had.

Every call to the table and to the files goes wrong in every way; then the debtor sends the form
again, or the collector clicks again.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.answers.counters import Offer
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.service import Decision
from chalicelib.settings import Settings
from tests.fakes.debtors import PDF, book, form, link_to, state_of
from tests.fakes.faulty import KINDS, Faults, FaultyTable, Killed
from tests.fakes.world import World

# What the calls of today make; fewer would be faults that nobody looks at any more.
ANSWER_CALLS_MIN, DECISION_CALLS_MIN = 11, 7
PROPOSAL_CALLS_MIN, ACCEPTANCE_CALLS_MIN = 9, 13


class FaultyFiles:
    """Files whose calls go through the faults."""

    def __init__(self, files, faults) -> None:
        self._files, self._faults = files, faults

    def put(self, key, content, content_type):
        self._faults.call("file", lambda: self._files.put(key, content, content_type))


class Story:
    """One company as it stands before the work, as often as it is asked for."""

    def __init__(self) -> None:
        self.world = World()
        self.token = link_to(self.world, book(self.world, "F1", "F2"))
        self.keep()

    def keep(self):
        """What stands now is where each attempt begins."""
        self._rows = state_of(self.world.table)
        self._files = dict(self.world.documents.kept)

    def restart(self):
        self.world.table.begin_with(self._rows)
        self.world.documents.kept = dict(self._files)

    def process(self, faults):
        """Services as a fresh process has them."""
        ports = replace(
            self.world.ports,
            table=FaultyTable(self.world.table, faults),
            documents=FaultyFiles(self.world.documents, faults),
        )
        return Services(ports, Settings(one_machine=True))

    def state(self):
        return state_of(self.world.table), dict(self.world.documents.kept)

    def end(self, work, *plans):
        """How it ends when each attempt goes wrong as planned and the last one goes well."""
        self.restart()
        for plan in plans:
            with suppress(Killed, RetryableError, ConflictError):
                work(self.process(Faults(plan)))
        work(self.process(Faults()))
        return self.state()

    def calls(self, work):
        """Every call that the work makes when nothing goes wrong."""
        self.restart()
        faults = Faults()
        work(self.process(faults))
        return faults.log


def answer(story):
    def work(services):
        posted = form("paid", "F1", paid_on="2026-02-20", comment="VIR", file=PDF)
        services.debtor_pages.give(story.token, posted)

    return work


def parted(story):
    """Two answers in one form, one of them of a part."""
    fields = {"kind.0": "promise", "on.0": "2026-03-20", "amount.0": "40", "kind.1": "paid"}
    posted = form("", file=PDF, **fields, **{"on.1": "2026-02-20"})

    def work(services):
        services.debtor_pages.give(story.token, posted)

    return work


def decision(story):
    admin = story.world.admin
    answer_id = story.world.services.answers.of_account(admin, "C1")[0].id

    def work(services):
        # A second yes is told that the answer was decided: the first one had arrived.
        with suppress(ConflictError):
            services.answers.decide(admin, "C1", answer_id, Decision(accept=True))

    return work


@pytest.fixture
def story():
    return Story()


def decisions_of_all(story):
    admin = story.world.admin
    ids = sorted(a.id for a in story.world.services.answers.of_account(admin, "C1"))

    def work(services):
        for answer_id in ids:
            with suppress(ConflictError):
                services.answers.decide(admin, "C1", answer_id, Decision(accept=True))

    return work


def points(calls):
    return [{n: kind} for n, kind in product(range(1, len(calls) + 1), KINDS)]


def report(capsys, text):
    with capsys.disabled():
        print(f"\n{text}")  # noqa: T201 - the count is read by people


def test_an_answer_that_broke_anywhere_and_is_sent_again_ends_the_same(story, capsys):
    work = answer(story)
    calls, wanted = story.calls(work), story.end(work)
    broken = [plan for plan in points(calls) if story.end(work, plan) != wanted]
    report(capsys, f"answer: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= ANSWER_CALLS_MIN) == ([], True)


def test_an_answer_that_broke_twice_and_is_sent_again_ends_the_same(story, capsys):
    work = answer(story)
    calls, wanted = story.calls(work), story.end(work)
    pairs = list(product(points(calls), repeat=2))
    broken = [pair for pair in pairs if story.end(work, *pair) != wanted]
    report(capsys, f"answer: {len(pairs)} pairs of faults")
    assert (broken, len(calls) >= ANSWER_CALLS_MIN) == ([], True)


def test_a_decision_that_broke_anywhere_and_is_made_again_ends_the_same(story, capsys):
    answer(story)(story.world.services)
    story.keep()
    work = decision(story)
    calls, wanted = story.calls(work), story.end(work)
    broken = [plan for plan in points(calls) if story.end(work, plan) != wanted]
    report(capsys, f"decision: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= DECISION_CALLS_MIN) == ([], True)


def test_answers_of_a_part_that_broke_anywhere_and_are_sent_again_end_the_same(story, capsys):
    work = parted(story)
    calls, wanted = story.calls(work), story.end(work)
    broken = [plan for plan in points(calls) if story.end(work, plan) != wanted]
    report(capsys, f"answers of a part: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= ANSWER_CALLS_MIN) == ([], True)


def test_a_yes_to_parts_that_broke_anywhere_and_is_said_again_ends_the_same(story, capsys):
    parted(story)(story.world.services)
    story.keep()
    work = decisions_of_all(story)
    calls, wanted = story.calls(work), story.end(work)
    broken = [plan for plan in points(calls) if story.end(work, plan) != wanted]
    report(capsys, f"yes to parts: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= 2 * DECISION_CALLS_MIN) == ([], True)


def proposed(story):
    posted = form("plan", instalments="3", first_on="2026-03-20")
    story.world.services.debtor_pages.give(story.token, posted)
    story.keep()


def offered(story):
    """A proposal that a collector answered with another plan."""
    proposed(story)
    services, admin = story.world.services, story.world.admin
    (answer,) = services.answers.of_account(admin, "C1")
    (contact,) = services.accounts.get(admin, "C1").contacts
    services.counters.offer(admin, "C1", answer.id, Offer(2, date(2026, 3, 25), (contact.id,)))
    story.keep()
    return answer.id


def acceptance(story, answer_id):
    posted = Posted({"kind": ("accept",), "answer": (answer_id,)}, address="192.0.2.7")

    def work(services):
        services.debtor_pages.give(story.token, posted)

    return work


def agreed(story, work, plan):
    """What stands after a fault and a second try; ids of plans are made anew each time."""
    story.end(work, plan)
    services, admin = story.world.services, story.world.admin
    (answer,) = services.answers.of_account(admin, "C1")
    plans = services.plans.of_account(admin, "C1")
    return answer.state, [len(p.instalments) for p in plans], len(plans[0].items)


def test_a_yes_to_a_proposal_that_broke_anywhere_makes_one_plan(story, capsys):
    proposed(story)
    work = decision(story)
    calls = story.calls(work)
    broken = [p for p in points(calls) if agreed(story, work, p) != ("accepted", [3], 2)]
    report(capsys, f"yes to a proposal: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= PROPOSAL_CALLS_MIN) == ([], True)


def test_an_acceptance_that_broke_anywhere_and_is_sent_again_makes_one_plan(story, capsys):
    work = acceptance(story, offered(story))
    calls = story.calls(work)
    broken = [p for p in points(calls) if agreed(story, work, p) != ("accepted", [2], 2)]
    report(capsys, f"acceptance: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= ACCEPTANCE_CALLS_MIN) == ([], True)
