"""The queue of jobs, delivered by hand."""

from dataclasses import replace

from chalicelib.container import Services
from chalicelib.features.access.model import Actor
from chalicelib.settings import Settings
from tests.fakes.faulty import FaultyQueues, FaultyTable


def messages(world):
    """What waits for `job_work`, taken off the queue."""
    found = [m for queue, m in world.queues.waiting if queue == "jobs"]
    world.queues.waiting = [pair for pair in world.queues.waiting if pair[0] != "jobs"]
    return found


def deliver(services, message):
    """One delivery of one message."""
    actor = Actor.system(message["tenant"], "jobs")
    services.jobs.work(actor, message["job_id"], message["piece"])


def drain(world, times=1):
    """Deliver all that waits, each message that many times."""
    while found := messages(world):
        for message in found * times:
            deliver(world.services, message)


def process(world, faults):
    """Services as a fresh process has them, on ports that fail as planned."""
    ports = replace(
        world.ports,
        table=FaultyTable(world.table, faults),
        queues=FaultyQueues(world.queues, faults),
    )
    return Services(ports, Settings(one_machine=True))
