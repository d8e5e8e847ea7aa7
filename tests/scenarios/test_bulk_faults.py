"""Whatever breaks in a piece of a bulk change: it is delivered again, and ends the same."""

from contextlib import suppress
from itertools import product

import pytest

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.bulk.model import BulkChange
from tests.fakes.debtors import book, state_of
from tests.fakes.faulty import KINDS, Faults, Killed
from tests.fakes.work import deliver, messages, process
from tests.fakes.world import World

CALLS_MIN = 14


class Story:
    """A bulk change of two accounts, queued and not begun."""

    def __init__(self) -> None:
        self.world = World()
        for code in ("C1", "C2"):
            book(self.world, "F1", code=code)
        self.queue(
            self.world.services.bulk.start(
                self.world.admin, ("C1", "C2"), BulkChange(collector="ana")
            )
        )

    def queue(self, job):
        self.job, (self.message,) = job, messages(self.world)
        self.rows = state_of(self.world.table)

    def end(self, plan=None, log=None):
        """How it ends when the first delivery goes wrong as planned and the next goes well."""
        self.world.table.begin_with(self.rows)
        if plan:
            with suppress(Killed, RetryableError, ConflictError):
                deliver(process(self.world, Faults(plan)), self.message)
        faults = Faults()
        deliver(process(self.world, faults), self.message)
        self.log = faults.log
        job = self.world.services.jobs.get(self.world.admin, self.job.id)
        return state_of(self.world.table), job.state, job.done, job.result


@pytest.fixture
def story():
    return Story()


def broken(story):
    wanted = story.end()
    assert len(story.log) >= CALLS_MIN
    plans = [{n: kind} for n, kind in product(range(1, len(story.log) + 1), KINDS)]
    return [plan for plan in plans if story.end(plan) != wanted]


def test_a_piece_that_broke_anywhere_and_comes_again_ends_the_same(story):
    assert broken(story) == []


def test_an_undo_that_broke_anywhere_and_comes_again_ends_the_same(story):
    story.end()
    story.queue(story.world.services.bulk.undo(story.world.admin, story.job.id))
    assert broken(story) == []
