from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError
from chalicelib.features.access.model import Role
from chalicelib.features.bulk.model import BulkChange
from chalicelib.features.jobs.model import JobState, Miss
from tests.fakes.debtors import book, state_of
from tests.fakes.work import drain, messages
from tests.fakes.world import World

CODES = ("C1", "C2", "C3")


@pytest.fixture
def world():
    made = World()
    for code in CODES:
        book(made, "F1", "F2", code=code)
    return made


def change(world, *codes, actor=None, **what):
    job = world.services.bulk.start(actor or world.admin, codes or CODES, BulkChange(**what))
    drain(world)
    return world.services.jobs.get(world.admin, job.id)


def undo(world, job):
    again = world.services.bulk.undo(world.admin, job.id)
    drain(world)
    return world.services.jobs.get(world.admin, again.id)


def account(world, code="C1"):
    return world.services.accounts.get(world.admin, code)


def test_a_collector_is_given_to_every_account(world):
    change(world, collector="ana")
    assert [account(world, c).collector for c in CODES] == ["ana"] * 3


def test_unknown_codes_are_listed_and_the_rest_goes_on(world):
    job = change(world, "C1", "ghost", collector="ana")
    assert (job.misses, account(world).collector) == (
        (Miss(what="ghost", reason="unknown"),),
        "ana",
    )


def test_nothing_but_unknown_codes_is_refused(world):
    with pytest.raises(InvalidError):
        change(world, "ghost", collector="ana")


def test_each_account_has_one_event_that_names_the_job(world):
    job = change(world, collector="ana")
    events = world.services.accounts.history(world.admin, account(world))
    assert [e.facts.get("job") for e in events if e.kind == "bulk_changed"] == [job.id]


def test_an_account_that_says_it_already_is_left_alone(world):
    change(world, "C1", collector="ana")
    before = account(world).version
    job = change(world, collector="ana")
    assert (account(world).version, job.result) == (before, {"changed": 2})


@pytest.mark.parametrize(
    ("what", "read", "wanted"),
    [
        ({"scenario": "empty"}, lambda a: a.scenario, "empty"),
        ({"group": "North"}, lambda a: a.details.group, "North"),
        ({"level": 2, "reason": "agreed"}, lambda a: a.level, 2),
        ({"add_tags": ["vip", "vip"]}, lambda a: a.tags, ("vip",)),
        ({"note": "called"}, lambda a: a.note, "called"),
    ],
)
def test_each_thing_can_be_changed(world, what, read, wanted):
    change(world, **what)
    assert read(account(world)) == wanted


def test_tags_are_taken_away(world):
    change(world, add_tags=["vip", "export"])
    change(world, remove_tags=["vip"])
    assert account(world).tags == ("export",)


def test_a_note_is_added_below_the_one_that_stands(world):
    change(world, note="first")
    change(world, note="second")
    assert account(world).note == "first\nsecond"


def test_a_status_is_put_on_everything_overdue(world):
    change(world, status={"type": "CEC", "comment": "list of March"})
    assert {k: s.type for k, s in account(world).statuses.items()} == {"F1": "CEC", "F2": "CEC"}


def test_an_incomplete_status_is_refused_before_anything_is_queued(world):
    with pytest.raises(InvalidError):
        change(world, status={"type": "PDP"})
    assert messages(world) == []


@pytest.mark.parametrize("what", [{}, {"collector": "a", "scenario": "b"}, {"level": 1}])
def test_a_change_is_exactly_one_and_a_level_has_its_reason(what):
    with pytest.raises(ValueError, match=r"change|reason"):
        BulkChange(**what)


def test_a_reader_changes_nothing(world):
    with pytest.raises(ForbiddenError):
        change(world, actor=world.add_user("acme", Role.READER), collector="ana")


@pytest.mark.parametrize(
    "what",
    [
        {"collector": "ana"},
        {"scenario": "empty"},
        {"group": "North"},
        {"level": 2, "reason": "agreed"},
        {"add_tags": ["vip"]},
        {"note": "called"},
        {"status": {"type": "PDP", "promise_on": date(2026, 3, 20), "comment": "mail"}},
    ],
)
def test_undo_gives_back_what_stood_before(world, what):
    facts = ("collector", "scenario", "level", "tags", "note", "statuses", "corrections")
    before = [getattr(account(world), name) for name in facts]
    undo(world, change(world, **what))
    assert [getattr(account(world), name) for name in facts] == before


def test_undo_leaves_what_somebody_changed_since_and_says_so(world):
    job = change(world, collector="ana")
    touched = account(world)
    world.services.accounts.edit(world.admin, "C1", touched.version, {"collector": "bob"})
    back = undo(world, job)
    assert (back.misses, [account(world, c).collector for c in CODES]) == (
        (Miss(what="C1", reason="changed_since"),),
        ["bob", "", ""],
    )


def test_undo_of_an_undo_does_it_again(world):
    undo(world, undo(world, change(world, collector="ana")))
    assert account(world).collector == "ana"


def test_a_piece_still_at_work_when_its_job_is_undone_comes_too_late(world):
    from chalicelib.features.jobs.model import Piece

    job = world.services.bulk.start(world.admin, CODES, BulkChange(collector="ana"))
    messages(world)
    world.services.jobs.cancel(world.admin, job.id)
    undo(world, job)
    world.services.bulk.work(world.admin, job, Piece(number=0, things=CODES))
    assert [account(world, c).collector for c in CODES] == ["", "", ""]


def test_a_job_that_still_runs_is_not_undone(world):
    job = world.services.bulk.start(world.admin, CODES, BulkChange(collector="ana"))
    with pytest.raises(ConflictError):
        world.services.bulk.undo(world.admin, job.id)


def test_a_delivery_that_comes_late_does_not_overwrite_a_person(world):
    job = world.services.bulk.start(world.admin, CODES, BulkChange(collector="ana"))
    waiting = messages(world)
    piece = next(iter(world.services.jobs.things(world.admin, job.id)))
    from chalicelib.features.jobs.model import Piece

    world.services.bulk.work(world.admin, job, Piece(number=0, things=piece))
    touched = account(world)
    world.services.accounts.edit(world.admin, "C1", touched.version, {"collector": "bob"})
    world.queues.send("jobs", waiting)
    drain(world, times=2)
    assert account(world).collector == "bob"


def test_a_second_delivery_writes_nothing(world):
    world.services.bulk.start(world.admin, CODES, BulkChange(collector="ana"))
    waiting = messages(world)
    world.queues.send("jobs", waiting)
    drain(world)
    once = state_of(world.table)
    world.queues.send("jobs", waiting)
    drain(world)
    assert state_of(world.table) == once


def test_a_bulk_job_ends(world):
    assert change(world, collector="ana").state is JobState.DONE
