"""Imports from the file in the bucket to the report: first, unchanged, 5 % of accounts changed."""

from datetime import timedelta

from bench.extracts import as_csv, as_xlsx, changed, rows
from bench.measure import measured, tell
from bench.world import TENANT, Bench, bench
from chalicelib.features.imports import store
from chalicelib.features.imports.ledger import Upload
from chalicelib.features.imports.model import Profile, State
from chalicelib.features.imports.readers import read

SHARE = 0.05
_MAKE = {"csv": as_csv, "xlsx": as_xlsx}
PROFILE = "erp"


def run(kind: str, items: int) -> None:
    """Three imports of one company, each line of figures with its own state of the books."""
    first = rows(items)
    make = _MAKE[kind]
    files = {"first": make(first), "changed_5_percent": make(changed(first, SHARE))}
    del first
    with bench() as world:
        remember_columns(world, files["first"])
        for name, file in (
            ("first", "first"),
            ("unchanged", "first"),
            ("changed_5_percent", "changed_5_percent"),
        ):
            _measure(world, f"import.{kind}.{name}", items, files[file], kind)


def remember_columns(world: Bench, content: bytes) -> None:
    """The mapping a person would confirm once."""
    mapping = world.services.imports.steps.proposal(world.actor, read(content))
    profile = Profile(name=PROFILE, mapping=mapping, saved_at=world.clock.now(), saved_by="bench")
    world.services.ports.table.for_tenant(TENANT).write(store.put_profile(profile))


def _measure(world: Bench, name: str, items: int, content: bytes, kind: str) -> None:
    world.clock.at += timedelta(days=1)
    with measured(world.meter, world.database_pid) as figure:
        import_id = take_in(world, content, f"extract.{kind}")
    done = world.services.imports.get(world.actor, import_id)
    if done.state is not State.DONE:
        raise RuntimeError(f"{done.state}: {done.refusal or done.brake or done.proposal}")
    tell(
        name,
        figure,
        items=items,
        accounts_written=done.accounts_changed,
        cpu_ms_per_item=round(figure.cpu_s * 1000 / items, 4),
    )


def take_in(world: Bench, content: bytes, filename: str) -> str:
    """Drop a file under the known profile and do all the work that the queue is given."""
    key = f"uploads/{TENANT}/{PROFILE}/{world.clock.now():%Y%m%d}-{filename}"
    world.uploads.put(key, content, "application/octet-stream")
    world.services.imports.arrived(TENANT, Upload(key=key, at=world.clock.now()))
    steps, last = world.services.imports.steps, ""
    while world.queues.waiting:
        _, message = world.queues.waiting.pop(0)
        last = message["import_id"]
        if message["step"] == "apply":
            steps.apply(world.actor, last, message["chunk"])
        else:
            steps.read(world.actor, last)
    return last
