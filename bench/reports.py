"""The months of the books, computed from every item."""

from typing import cast

from bench.accounts import loaded
from bench.measure import measured, tell
from bench.world import bench
from chalicelib.features.access.model import Role, User
from chalicelib.features.ageing.rules import Basis
from chalicelib.features.jobs.model import Piece
from tests.fakes.world import FakeFiles


def run_months(items: int) -> None:
    """What the pieces of the job do, one after the other."""
    with bench() as world:
        loaded(world, items)
        figures, actor = world.services.figures, world.actor
        job = figures.start(actor)
        pieces = world.services.jobs.things(actor, job.id)
        with measured(world.meter, world.database_pid) as figure:
            for number, things in enumerate(pieces):
                figures.work(actor, job, Piece(number=number, things=things))
        tell("report.dso", figure, items=items, pieces=len(pieces))


def run_consolidation(items: int) -> None:
    """One company as a person sees it beside its others: each more costs as much again."""
    with bench() as world:
        loaded(world, items)
        user = User(
            email="boss@acme.example", tenant_id="acme", name="Boss", role=Role.CREDIT_MANAGER
        )
        world.services.users.invite(world.actor, user)
        actor = world.services.users.of_company(user.email, user.tenant_id)
        world.services.rates.take_in(actor, b"date,currency,rate\n2026-03-02,CHF,0.94\n", "bench")
        world.services.consolidation.get(actor, "CHF")  # Connections and models are made once.
        with measured(world.meter, world.database_pid) as figure:
            world.services.consolidation.get(actor, "CHF")
        tell("report.consolidation", figure, items=items)


def run_past(items: int) -> None:
    """A snapshot taken, then the aged balance of its day read back a day later."""
    with bench() as world:
        loaded(world, items)
        world.queues.waiting.clear()
        with measured(world.meter, world.database_pid) as figure:
            world.services.snapshots.daily(world.actor, whatever_the_hour=True)
            while world.queues.waiting:
                _, message = world.queues.waiting.pop(0)
                world.services.jobs.work(world.actor, message["job_id"], message["piece"])
            kept = cast("FakeFiles", world.services.ports.documents).kept
        megabytes = sum(len(c) for key, c in kept.items() if key.startswith("snapshots/")) / 1e6
        tell("snapshot.take", figure, items=items, megabytes=round(megabytes, 2))
        on = world.services.company.today(world.actor)
        world.clock.advance(days=1)
        with measured(world.meter, world.database_pid) as figure:
            world.services.reports.aged_balance(world.actor, on, "collector", Basis.ISSUE)
        tell("report.aged.past", figure, items=items)
