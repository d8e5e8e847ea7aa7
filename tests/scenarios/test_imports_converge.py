"""Files delivered twice, late, in any order: the newest full extract is what the books say."""

from itertools import permutations, product

import pytest

from chalicelib.features.imports.model import State
from tests.fakes.extracts import Drops, extract, row
from tests.fakes.world import World

FILES = (
    extract(row("A", "1"), row("B", "2"), row("C", "3")),
    extract(row("A", "1"), row("B", "2", "70.00"), row("C", "4")),
    extract(row("A", "1", "90.00"), row("B", "2"), row("D", "5")),
    extract(row("A", "1"), row("B", "2", "60.00"), row("C", "3")),
)


def _known_world() -> Drops:
    """A company that knows how its extracts are written, and takes them whatever they say."""
    world = World(drop_limit_percent=100)
    drops = Drops(world, world.admin)
    drops.remember("erp", drops.imports.steps.proposal(world.admin, _sheet(FILES[0])))
    return drops


def _sheet(content: bytes):
    from chalicelib.features.imports.readers import read

    return read(content)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_full_extracts_noticed_in_any_order_end_in_the_newest(order):
    drops = _known_world()
    uploads = [drops.put(content) for content in FILES]
    for number in order:
        drops.tell(uploads[number])
        drops.work()
    assert drops.books() == {"A": {"1": 10000}, "B": {"2": 6000}, "C": {"3": 10000}}


@pytest.mark.parametrize("order", list(product(range(3), repeat=4)))
def test_notices_repeated_in_any_order_end_in_the_newest_that_was_noticed(order):
    drops = _known_world()
    uploads = [drops.put(content) for content in FILES[:3]]
    for number in order:
        drops.tell(uploads[number])
        drops.work()
    expected = _known_world()
    upload = expected.put(FILES[max(order)])
    expected.tell(upload)
    expected.work()
    assert drops.books() == expected.books()


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_extracts_that_come_all_at_once_are_applied_one_after_the_other(order):
    drops = _known_world()
    uploads = [drops.put(content) for content in FILES]
    for number in order:
        drops.tell(uploads[number])
    drops.work()
    assert drops.books() == {"A": {"1": 10000}, "B": {"2": 6000}, "C": {"3": 10000}}


def test_messages_delivered_twice_and_backwards_change_nothing():
    drops = _known_world()
    drops.tell(drops.put(FILES[0]))
    drops.work()
    drops.tell(drops.put(FILES[1]))
    delivered = []
    while drops.world.queues.waiting:
        _, message = drops.world.queues.waiting.pop(0)
        delivered.append(message)
        drops.deliver(message)
    clean = (drops.books(), drops.newest())
    for message in reversed(delivered):
        drops.deliver(message)
        drops.work()
    assert (drops.books(), drops.newest()) == clean


def test_an_older_full_extract_is_refused_with_the_reason():
    drops = _known_world()
    older, newer = drops.put(FILES[0]), drops.put(FILES[1])
    for upload in (newer, older):
        drops.tell(upload)
        drops.work()
    found = [i for i in drops.imports.page(drops.actor, None, 10).items if i.key == older.key]
    assert found[0].state is State.REFUSED
    assert found[0].refusal.code == "superseded"


def test_the_same_file_again_writes_nothing_but_its_own_record():
    drops = _known_world()
    drops.take(FILES[0])
    before = dict(drops.world.table.rows)
    drops.take(FILES[0])
    changed = {
        (pk, sk.partition("#")[0])
        for (tenant, pk, sk), record in drops.world.table.rows.items()
        if before.get((tenant, pk, sk)) != record
    }
    assert changed == {("imports", "import"), ("imports", "seen"), ("imports", "head")}


def test_a_file_held_by_the_brake_does_not_hold_up_the_next():
    world = World()
    drops = Drops(world, world.admin)
    whole = extract(*[row(f"C{n}", f"N{n}") for n in range(20)])
    drops.take(whole)
    assert drops.take(extract(row("C1", "N1"))).state is State.WAITING_FOR_APPROVAL
    assert drops.take(whole).state is State.DONE


def test_a_held_file_approved_after_a_newer_one_was_taken_in_is_refused():
    world = World()
    drops = Drops(world, world.admin)
    whole = extract(*[row(f"C{n}", f"N{n}") for n in range(20)])
    drops.take(whole)
    held = drops.take(extract(row("C1", "N1")))
    drops.take(whole)
    drops.imports.approve(world.admin, held.id, yes=True)
    drops.work()
    assert drops.imports.get(world.admin, held.id).refusal.code == "superseded"
    assert len(drops.books()) == 20
