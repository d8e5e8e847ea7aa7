import pytest

from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.jobs.model import JobState, Miss, Outcome
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from tests.fakes.work import deliver, drain, messages
from tests.fakes.world import World


@pytest.fixture
def world():
    made = World()
    made.seen = []

    def count(actor, job, piece):
        made.seen.append((actor.name, piece.things))
        misses = tuple(Miss(what=t, reason="odd") for t in piece.things if t.startswith("odd"))
        done = len(piece.things) - len(misses)
        return Outcome(done=done, failed=len(misses), misses=misses, result={"changed": done})

    made.services.jobs = Jobs(made.table, made.services.company, made.queues, {"count": count})
    return made


def start(world, *things, actor=None, size=2):
    return world.services.jobs.start(actor or world.admin, "count", {}, pieces_of(things, size))


def now(world, job):
    return world.services.jobs.get(world.admin, job.id)


def test_a_job_waits_for_its_queue(world):
    assert start(world, "a", "b", "c").state is JobState.QUEUED


def test_a_job_is_done_when_each_piece_is(world):
    job = start(world, "a", "b", "c")
    drain(world)
    assert (now(world, job).state, now(world, job).done) == (JobState.DONE, 3)


def test_half_of_the_pieces_is_half_of_the_way(world):
    job = start(world, "a", "b", "c")
    deliver(world.services, messages(world)[0])
    assert (now(world, job).state, now(world, job).done) == (JobState.RUNNING, 2)


def test_a_piece_delivered_twice_counts_once(world):
    job = start(world, "a", "b", "c")
    drain(world, times=2)
    assert (now(world, job).done, len(world.seen)) == (3, 2)


def test_numbers_of_the_pieces_are_added_up(world):
    job = start(world, "a", "b", "c")
    drain(world)
    assert now(world, job).result == {"changed": 3}


def test_the_work_is_done_as_the_person_who_asked(world):
    collector = world.add_user("acme", Role.COLLECTOR)
    start(world, "a", actor=collector)
    drain(world)
    assert world.seen == [(collector.name, ("a",))]


def test_what_could_not_be_done_is_told(world):
    job = start(world, "odd1", "a")
    drain(world)
    assert now(world, job).misses == (Miss(what="odd1", reason="odd"),)


def test_a_job_of_which_nothing_could_be_done_failed(world):
    job = start(world, "odd1")
    drain(world)
    assert now(world, job).state is JobState.FAILED


def test_a_piece_given_up_lets_the_others_end_the_job(world):
    job = start(world, "a", "b", "c")
    first, second = messages(world)
    deliver(world.services, first)
    world.services.jobs.give_up(world.admin, job.id, second["piece"])
    told = now(world, job)
    assert (told.state, told.done, told.failed) == (JobState.DONE, 2, 1)


def test_a_cancelled_job_begins_no_more_pieces(world):
    job = start(world, "a", "b", "c")
    first, second = messages(world)
    deliver(world.services, first)
    world.services.jobs.cancel(world.admin, job.id)
    deliver(world.services, second)
    assert (now(world, job).state, len(world.seen)) == (JobState.CANCELLED, 1)


def test_a_cancelled_job_says_what_was_done_before(world):
    job = start(world, "a", "b", "c")
    deliver(world.services, messages(world)[0])
    world.services.jobs.cancel(world.admin, job.id)
    assert now(world, job).done == 2


def test_a_job_of_nothing_is_done_at_once(world):
    assert start(world).state is JobState.DONE


def test_lost_messages_are_asked_for_again(world):
    job = start(world, "a", "b", "c")
    deliver(world.services, messages(world)[0])
    world.clock.advance(minutes=20)
    world.services.jobs.resume(world.admin)
    drain(world)
    assert now(world, job).state is JobState.DONE


def test_jobs_come_newest_first(world):
    first = start(world, "a")
    world.clock.advance(minutes=1)
    second = start(world, "b")
    assert [j.id for j in world.services.jobs.newest(world.admin)] == [second.id, first.id]


def test_a_collector_does_not_see_the_job_of_another(world):
    collector = world.add_user("acme", Role.COLLECTOR)
    job = start(world, "a")
    with pytest.raises(NotFoundError):
        world.services.jobs.get(collector, job.id)


def test_another_tenant_has_no_such_job(world):
    job = start(world, "a")
    with pytest.raises(NotFoundError):
        world.services.jobs.get(world.add_tenant("other"), job.id)


def test_a_kind_that_nobody_does_is_refused(world):
    with pytest.raises(InvalidError):
        world.services.jobs.start(world.admin, "dance", {}, [("a",)])


def test_many_things_make_larger_pieces():
    assert len(pieces_of([str(n) for n in range(100_000)])) == 400
