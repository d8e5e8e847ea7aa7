"""A changed scenario over the whole book, before it is on."""

from bench.accounts import loaded
from bench.bulk import drain
from bench.measure import measured, tell
from bench.world import bench
from chalicelib.features.scenarios.native import NATIVE

DAYS_LATER = 5


def run(items: int) -> None:
    """The native scenario with each step some days later, over every account, as a job."""
    with bench() as world:
        loaded(world, items)
        steps = (
            s.model_copy(update={"offset_days": s.offset_days + DAYS_LATER}) for s in NATIVE.steps
        )
        later = NATIVE.model_copy(update={"id": "later", "steps": tuple(steps)})
        with measured(world.meter, world.database_pid) as figure:
            job = world.services.replaying.start(world.actor, later, "native")
            drain(world)
        found = world.services.replaying.get(world.actor, job.id)
        tell(
            "replay",
            figure,
            accounts=found.done,
            before=found.before,
            after=found.after,
            cpu_ms_each=round(figure.cpu_s * 1000 / found.done, 2),
        )
