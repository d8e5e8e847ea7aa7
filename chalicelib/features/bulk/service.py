"""Change many accounts as a job; undo it as another."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.events import Draft
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.bulk import store
from chalicelib.features.bulk.codes import sorted_out
from chalicelib.features.bulk.model import (
    KIND,
    UNDO_KIND,
    BulkChange,
    Mark,
    Penalising,
)
from chalicelib.features.bulk.rules import (
    changed,
    is_untouched,
    mark_of,
    overdue_items,
    restored,
    sums,
)
from chalicelib.features.charging.model import Total
from chalicelib.features.charging.service import Charging
from chalicelib.features.jobs.model import Job, Miss, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.qualifications.rules import facts, numbers
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.rules import status_of
from chalicelib.ports import Table

# Said in other words, or by the numbers of items.
_NOT_TOLD = frozenset({"statuses", "penalties"})


class Decided(NamedTuple):
    """What becomes of one account, its event, and the penalties it is about."""

    account: Account
    event: Draft
    claimed: tuple[Total, ...] = ()


# Decides of one account; None when nothing becomes of it, or a Miss.
Step = Callable[[Account], Decided | Miss | None]


class Bulk:
    """Bulk changes of accounts of the actor's tenant."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, jobs: Jobs, charging: Charging
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._jobs, self._charging = jobs, charging

    def start(self, actor: Actor, codes: Sequence[str], change: BulkChange) -> Job:
        """Change these accounts; codes that no account has are the job's first misses."""
        actor.require(Role.COLLECTOR)
        if change.status:
            self._status(actor, change)  # What is not complete is said now, once.
        known = frozenset(line.code for line in self._accounts.lines(actor))
        found, unknown = sorted_out(tuple(codes), known)
        if not found:
            raise InvalidError("None of these accounts exists.", code="unknown_accounts")
        misses = [Miss(what=code, reason="unknown") for code in unknown]
        wants = change.model_dump(mode="json", exclude_defaults=True)
        return self._jobs.start(actor, KIND, wants, pieces_of(found), misses)

    def undo(self, actor: Actor, job_id: str) -> Job:
        """Give back what stood before, where nobody changed it since."""
        actor.require(Role.COLLECTOR)
        job = self._jobs.get(actor, job_id)
        if job.kind not in {KIND, UNDO_KIND}:
            raise InvalidError("This cannot be undone.", code="not_undoable")
        if not job.state.is_end:
            raise ConflictError("Cancel it first, or wait for its end.", code="still_running")
        return self._jobs.start(actor, UNDO_KIND, {"job": job_id}, self._jobs.things(actor, job_id))

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """Change the accounts of one piece."""
        change = BulkChange.model_validate(job.wants)
        today = self._company.today(actor)
        status = self._status(actor, change) if change.status else None

        def step(account: Account) -> Decided | None:
            after = changed(account, change, status, today)
            if change.penalties is not None:
                return self._penalised(actor, job, account, after, change.penalties)
            if change.status:
                items = overdue_items(account, today)
                said = facts(account, items, status)
                return Decided(after, self._accounts.draft(actor, "qualified", **said, job=job.id))
            told = {"reason": change.reason, "job": job.id}
            return Decided(after, self._told(actor, account, after, "bulk_changed", told))

        return self._each(actor, job, piece, lambda _: step)

    def _penalised(
        self, actor: Actor, job: Job, account: Account, after: Account, how: Penalising
    ) -> Decided | None:
        """Charged, not charged, or waived; where nothing is claimed there is nothing to waive."""
        claimed = self._charging.of(actor, account).totals
        if how is Penalising.WAIVE:
            if not claimed:
                return None
            event = self._accounts.draft(
                actor,
                "penalties_waived",
                amount=[str(total.total) for total in claimed],
                reason=str(job.wants.get("reason", "")),
                job=job.id,
            )
        else:
            charged = "charged" if how is Penalising.CHARGE else "not_charged"
            event = self._accounts.draft(
                actor, "penalties_set", after={"charged": charged}, job=job.id
            )
        return Decided(after, event, claimed)

    def work_back(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """Undo the accounts of one piece."""

        def step_of(code: str) -> Step:
            mark = self._last_mark(actor, job, code)

            def step(account: Account) -> Decided | Miss | None:
                if mark is None:
                    return None
                if not is_untouched(account, mark):
                    return Miss(what=code, reason="changed_since")
                after = restored(account, mark.before)
                told = {"job": job.wants["job"], "items": _numbers(account, mark)}
                return Decided(after, self._told(actor, account, after, "bulk_undone", told))

            return step

        return self._each(actor, job, piece, step_of)

    def _each(
        self, actor: Actor, job: Job, piece: Piece, step_of: Callable[[str], Step]
    ) -> Outcome:
        said = [self._one(actor, job, code, step_of(code)) for code in piece.things]
        misses = tuple(s for s in said if isinstance(s, Miss))
        return Outcome(
            done=len(said) - len(misses),
            failed=len(misses),
            misses=misses,
            result={
                "changed": sum(isinstance(s, Mark) for s in said),
                **sums(s for s in said if isinstance(s, Mark)),
            },
        )

    def _one(self, actor: Actor, job: Job, code: str, step: Step) -> Miss | Mark | None:
        """What the job changed in one account, or why it did not.

        It does so once: a mark goes with the change, and where one stands nothing happens,
        whatever came after.
        """
        said: Miss | Mark | None = None

        def decide(account: Account) -> Change | None:
            nonlocal said
            said = self._mark(actor, job, code)
            if said:
                return None
            decided = step(account)
            if decided is None or isinstance(decided, Miss):
                said = decided
                return None
            mark = mark_of(account, decided.account)
            if mark is None:
                return None
            said = mark.model_copy(update={"claimed": decided.claimed})
            put = store.put_mark(job.id, job.at, code, said)
            return Change(decided.account, (decided.event,), (put,))

        try:
            self._accounts.change(actor, code, decide)
        except NotFoundError:
            return Miss(what=code, reason="unknown")
        return said

    def _last_mark(self, actor: Actor, job: Job, code: str) -> Mark | None:
        """What there is to undo. Where nothing is, an empty mark keeps it so.

        A piece of a cancelled job that is still at work somewhere comes too late then.
        """
        table, undone = self._table.for_tenant(actor.tenant_id), str(job.wants["job"])
        found = store.mark(table, undone, code)
        if found is None:
            try:
                table.write(store.put_mark(undone, job.at, code, Mark(before={}, after={})))
            except ConflictError:
                found = store.mark(table, undone, code)
        return found

    def _mark(self, actor: Actor, job: Job, code: str) -> Mark | None:
        return store.mark(self._table.for_tenant(actor.tenant_id), job.id, code)

    def _told(
        self, actor: Actor, before: Account, after: Account, kind: str, more: dict[str, Any]
    ) -> Draft:
        mark = mark_of(before, after) or Mark(before={}, after={})
        shown = {n: v for n, v in mark.before.items() if n not in _NOT_TOLD}
        now = {n: v for n, v in mark.after.items() if n not in _NOT_TOLD}
        if "penalties" in mark.after:
            more = {**more, "penalties": True}
        told = {"before": shown, "after": now, **{k: v for k, v in more.items() if v}}
        if kind == "bulk_undone":
            return self._accounts.draft(actor, "bulk_undone", **told)
        return self._accounts.draft(actor, "bulk_changed", **told)

    def _status(self, actor: Actor, change: BulkChange) -> Any:  # noqa: ANN401
        given = change.status
        assert given is not None  # noqa: S101 - callers ask first
        return status_of(given, actor.name, self._company.now(actor), self._company.today(actor))


def _numbers(account: Account, mark: Mark) -> list[str]:
    return numbers(account, [i for i in mark.after.get("statuses", {}) if account.item(i)])
