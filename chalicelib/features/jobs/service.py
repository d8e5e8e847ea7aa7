"""Start long work, do it piece by piece, follow it, cancel it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.jobs import store
from chalicelib.features.jobs.model import (
    MISSES_MAX,
    PIECES_MAX,
    Job,
    JobState,
    Miss,
    Outcome,
    Piece,
    Work,
)
from chalicelib.features.jobs.rules import given_up, told
from chalicelib.features.settings.service import Company
from chalicelib.ports import Queues, Table, TenantTable

LISTED_MAX = 100
# A job that is not done after this long lost a message somewhere.
QUIET = timedelta(minutes=15)


class Jobs:
    """Jobs of the actor's tenant; `kinds` says what does the work of each kind."""

    def __init__(
        self, table: Table, company: Company, queues: Queues, kinds: Mapping[str, Work]
    ) -> None:
        self._tables, self._company, self._queues = table, company, queues
        self._kinds = kinds

    def _table(self, actor: Actor) -> TenantTable:
        return self._tables.for_tenant(actor.tenant_id)

    def start(
        self,
        actor: Actor,
        kind: str,
        wants: dict[str, Any],
        pieces: Iterable[Sequence[str]],
        misses: Sequence[Miss] = (),
    ) -> Job:
        """Queue the pieces (lists of things; see `rules.pieces_of`); `misses` are known already."""
        now = self._company.now(actor)
        kept = [Piece(number=n, things=tuple(things)) for n, things in enumerate(pieces)]
        if len(kept) > PIECES_MAX or kind not in self._kinds:
            raise InvalidError("There is no such work, or too much of it.")
        job = Job(
            id=new_id(now),
            kind=kind,
            actor=actor,
            at=now,
            wants=wants,
            pieces=len(kept),
            total=sum(len(p.things) for p in kept) + len(misses),
            failed=len(misses),
            misses=tuple(misses)[:MISSES_MAX],
        )
        store.put_pieces(self._table(actor), job, kept)
        saved = store.save(self._table(actor), job)
        self._send(actor, saved, range(len(kept)))
        return self._finish(actor, saved)

    def _send(self, actor: Actor, job: Job, numbers: Iterable[int]) -> None:
        messages = [{"tenant": actor.tenant_id, "job_id": job.id, "piece": n} for n in numbers]
        self._queues.send("jobs", messages)

    def work(self, actor: Actor, job_id: str, number: int) -> None:
        """Do one piece, unless it was done or the job has ended."""
        job = self._load(actor, job_id)
        if job.state.is_end:
            return
        piece = store.piece(self._table(actor), job, number)
        if piece and not store.has_outcome(self._table(actor), job, number):
            self._keep(actor, job, number, self._kinds[job.kind](job.actor, job, piece))
        self._finish(actor, job)

    def give_up(self, actor: Actor, job_id: str, number: int) -> None:
        """A piece failed every time: what it did not do is told, and the rest goes on."""
        job = self._load(actor, job_id)
        piece = store.piece(self._table(actor), job, number)
        if piece:
            self._keep(actor, job, number, given_up(piece.things))
        self._finish(actor, job)

    def _keep(self, actor: Actor, job: Job, number: int, outcome: Outcome) -> None:
        bounded = outcome.model_copy(update={"misses": outcome.misses[:MISSES_MAX]})
        try:
            store.put_outcome(self._table(actor), job, number, bounded)
        except ConflictError:
            return  # Delivered twice: the first count stands.

    def _finish(self, actor: Actor, job: Job) -> Job:
        """Note the end once every piece has one."""
        now = self._told(actor, job)
        if not now.state.is_end or job.state.is_end:
            return now
        try:
            return store.save(self._table(actor), now)
        except ConflictError:
            return self.get(job.actor, job.id)

    def _told(self, actor: Actor, job: Job) -> Job:
        if job.state.is_end:
            return job
        return told(job, list(store.outcomes(self._table(actor), job).values()))

    def _load(self, actor: Actor, job_id: str) -> Job:
        found = store.load(self._table(actor), job_id)
        if found is None:
            raise NotFoundError("There is no such job.")
        return found

    def get(self, actor: Actor, job_id: str) -> Job:
        """One job and how far it is: one's own, or for a credit manager anybody's."""
        job = self._load(actor, job_id)
        if not _may_see(actor, job):
            raise NotFoundError("There is no such job.")
        return self._told(actor, job)

    def newest(self, actor: Actor) -> list[Job]:
        """The newest jobs that the actor may see."""
        found = store.newest(self._table(actor), LISTED_MAX)
        return [self._told(actor, job) for job in found if _may_see(actor, job)]

    def things(self, actor: Actor, job_id: str) -> list[tuple[str, ...]]:
        """What a job was done for, piece by piece, so that another job can undo it."""
        return [p.things for p in store.pieces(self._table(actor), job_id)]

    def cancel(self, actor: Actor, job_id: str) -> Job:
        """Begin no more pieces; what was done stays. Nothing happens to a job that ended."""
        job = self.get(actor, job_id)
        if job.actor.name != actor.name and actor.role.rank < Role.CREDIT_MANAGER.rank:
            raise ForbiddenError("This is another's job.")
        if job.state.is_end:
            return job
        cancelled = job.model_copy(update={"state": JobState.CANCELLED})
        try:
            return store.save(self._table(actor), cancelled)
        except ConflictError:
            return self.get(actor, job_id)

    def resume(self, actor: Actor) -> None:
        """Ask again for the pieces that got lost."""
        now = self._company.now(actor)
        for job in store.newest(self._table(actor), LISTED_MAX):
            if not job.state.is_end and now - job.at > QUIET:
                known = store.outcomes(self._table(actor), job)
                self._send(actor, job, [n for n in range(job.pieces) if n not in known])
                self._finish(actor, job)


def _may_see(actor: Actor, job: Job) -> bool:
    return job.actor.name == actor.name or actor.role.rank >= Role.CREDIT_MANAGER.rank
