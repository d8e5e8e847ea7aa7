"""An import killed, throttled or unanswered at any call, then delivered again, ends the same."""

from collections.abc import Callable
from datetime import date

import pytest

from chalicelib.core.errors import RetryableError
from chalicelib.features.imports import chunks
from chalicelib.features.imports.model import State
from tests.fakes.extracts import Drops, extract, row
from tests.fakes.world import World

LEAST_POINTS = 78


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "ACCOUNTS_PER_CHUNK", 2)


class Killed(BaseException):
    """The function stops here: no handler of the application sees it."""


class Faults:
    """Breaks the n-th call to the world, before or after it took effect."""

    def __init__(self, world: World) -> None:
        self.calls, self.at, self.kind = 0, -1, ""
        for thing, names in (
            (world.uploads, ("get",)),
            (world.documents, ("get", "put")),
            (world.queues, ("send",)),
        ):
            for name in names:
                setattr(thing, name, self._wrapped(getattr(thing, name)))
        make = world.table.for_tenant
        world.table.for_tenant = lambda tenant: self._table(make(tenant))

    def _table(self, table):
        for name in ("get", "query", "write", "put_all", "put_new"):
            setattr(table, name, self._wrapped(getattr(table, name)))
        return table

    def _wrapped(self, call: Callable) -> Callable:
        def broken(*args, **kwargs):
            self.calls += 1
            if self.calls != self.at:
                return call(*args, **kwargs)
            if self.kind in {"killed after", "answer lost"}:
                call(*args, **kwargs)
            raise Killed if self.kind.startswith("killed") else RetryableError("try again")

        return broken


def _books_before(drops: Drops) -> None:
    first = [row(f"C{n:03d}", f"N{n}") for n in range(20)]
    assert drops.take(extract(*first)).state is State.DONE


def _second() -> bytes:
    changed = [row(f"C{n:03d}", f"N{n}", "80.00" if n == 3 else "100.00") for n in range(17)]
    return extract(*changed, row("C900", "NEW", "12.34"), row("C901", "BAD", "x"))


def _run(at: int, kind: str) -> tuple[int, object]:
    """A second extract with one fault; how many calls it took, and everything it left."""
    world = World()
    drops = Drops(world, world.admin)
    _books_before(drops)
    faults = Faults(world)
    upload = drops.put(_second())
    faults.at, faults.kind = at, kind
    _deliver(drops, lambda: drops.tell(upload))
    waiting = world.queues.waiting
    while waiting:
        _, message = waiting.pop(0)
        if not _deliver(drops, lambda m=message: drops.deliver(m)):
            continue
    calls = faults.calls
    faults.at = -1
    return calls, _state(drops)


def _deliver(drops: Drops, act: Callable[[], None]) -> bool:
    """Deliver, and once more if it failed, as queues and event buses do."""
    try:
        act()
    except (Killed, RetryableError):
        act()
        return False
    return True


def _state(drops: Drops) -> object:
    found = drops.newest()
    kept = found.model_dump(
        exclude={"id", "version", "key", "batch", "created_at", "moved_at", "finished_at"}
    )
    accounts = drops.world.services.accounts
    closed, events = {}, {}
    for line in accounts.portfolio(drops.actor):
        account = accounts.get(drops.actor, line.code)
        closed[line.code] = [c.item.id for c in accounts.closed_items(drops.actor, line.code)]
        events[line.code] = [(e.kind, e.facts) for e in accounts.history(drops.actor, account)]
    return kept, drops.books(), closed, events


@pytest.mark.parametrize("kind", ["killed before", "killed after", "throttled", "answer lost"])
def test_an_import_broken_at_any_call_ends_as_if_nothing_had_happened(kind, capsys):
    points, clean = _run(-1, "")
    broken = [at for at in range(1, points + 1) if _run(at, kind)[1] != clean]
    with capsys.disabled():
        print(f"\nimport, {kind}: {points} points")  # noqa: T201 - it cannot shrink unseen
    assert points >= LEAST_POINTS
    assert broken == []


def test_the_clean_run_closes_creates_changes_and_refuses():
    _, (kept, books, closed, _) = _run(-1, "")
    assert kept["state"] is State.DONE
    assert kept["on"] == date(2026, 3, 2)
    assert (kept["items_created"], kept["items_changed"], kept["items_closed"]) == (1, 1, 3)
    assert kept["rows_refused"] == 1
    assert books["C900"] == {"NEW": 1234}
    assert closed["C019"] == ["N19"]
