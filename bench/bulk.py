"""One change of many accounts, and the way back."""

from bench.accounts import loaded
from bench.measure import measured, tell
from bench.world import Bench, bench
from chalicelib.features.bulk.model import BulkChange


def run_assign(accounts: int) -> None:
    """A collector for so many accounts, from the request to the last piece, then undone."""
    with bench() as world:
        loaded(world, accounts * 12)
        codes = [line.code for line in world.services.accounts.portfolio(world.actor)][:accounts]
        with measured(world.meter, world.database_pid) as figure:
            job = world.services.bulk.start(world.actor, codes, BulkChange(collector="ana"))
            drain(world)
        _tell("bulk.assign", figure, len(codes), world.services.jobs.get(world.actor, job.id).done)
        with measured(world.meter, world.database_pid) as figure:
            job = world.services.bulk.undo(world.actor, job.id)
            drain(world)
        _tell("bulk.undo", figure, len(codes), world.services.jobs.get(world.actor, job.id).done)


def _tell(name, figure, accounts, done):
    requests, units = figure.units.requests / accounts, figure.units
    tell(
        name,
        figure,
        accounts=accounts,
        done=done,
        requests_each=round(requests, 2),
        read_units_each=round(units.read / accounts, 2),
        write_units_each=round(units.write / accounts, 2),
    )


def drain(world: Bench) -> None:
    waiting, world.queues.waiting = world.queues.waiting, []
    for queue, message in waiting:
        if queue == "jobs":
            world.services.jobs.work(world.actor, message["job_id"], message["piece"])
