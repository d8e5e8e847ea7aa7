"""The months of the books, computed from every item."""

from bench.accounts import loaded
from bench.measure import measured, tell
from bench.world import bench
from chalicelib.features.jobs.model import Piece


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
