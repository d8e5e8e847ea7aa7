"""Cutting work into pieces, and adding up what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chalicelib.features.jobs.model import MISSES_MAX, PIECES_MAX, Job, JobState, Miss, Outcome

PIECE = 25


def pieces_of(things: Sequence[str], size: int = PIECE) -> list[tuple[str, ...]]:
    """The things in pieces of that size, larger where there would be too many pieces."""
    size = max(size, -(-len(things) // PIECES_MAX))
    return [tuple(things[i : i + size]) for i in range(0, len(things), size)]


def given_up(things: Iterable[str]) -> Outcome:
    """The outcome of a piece that failed every time."""
    misses = tuple(Miss(what=thing, reason="failed") for thing in things)
    return Outcome(done=0, failed=len(misses), misses=misses)


def told(job: Job, outcomes: Sequence[Outcome]) -> Job:
    """The job as it stands with these outcomes of its pieces, each counted once by its number."""
    done = job.done + sum(o.done for o in outcomes)
    failed = job.failed + sum(o.failed for o in outcomes)
    misses = (*job.misses, *(m for o in outcomes for m in o.misses))[:MISSES_MAX]
    result = _added(job.result, (o.result for o in outcomes))
    update = {"done": done, "failed": failed, "misses": misses, "result": result}
    return job.model_copy(update=update | {"state": _state(job, len(outcomes), done, failed)})


def _state(job: Job, outcomes: int, done: int, failed: int) -> JobState:
    if job.state.is_end:
        return job.state
    if outcomes < job.pieces:
        return JobState.RUNNING if outcomes else JobState.QUEUED
    return JobState.FAILED if failed and not done else JobState.DONE


def _added(result: dict[str, Any], more: Iterable[dict[str, Any]]) -> dict[str, Any]:
    sums = dict(result)
    for name, value in _pairs(more):
        before = sums.get(name)
        is_sum = isinstance(value, int) and isinstance(before, int)
        sums[name] = before + value if is_sum else value
    return sums


def _pairs(results: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for result in results:
        yield from result.items()
