"""What many accounts may be charged, added up as a job: before a change of penalties, and after."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.bulk import store
from chalicelib.features.bulk.codes import sorted_out
from chalicelib.features.bulk.model import PREVIEW_KIND, Mark
from chalicelib.features.bulk.rules import sums
from chalicelib.features.charging.model import Total
from chalicelib.features.charging.service import Charging
from chalicelib.features.jobs.model import Job, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.ports import Table


class Claim(NamedTuple):
    """One row of the report, in one currency."""

    code: str
    name: str
    total: Total


class Claimed(Frozen):
    """What a change or a preview is about so far, per currency; `accounts` owe something."""

    accounts: int
    interest: tuple[Money, ...]
    indemnity: tuple[Money, ...]


class BulkPenalties:
    """Penalties of many accounts of the actor's tenant."""

    def __init__(self, table: Table, accounts: Accounts, jobs: Jobs, charging: Charging) -> None:
        self._table, self._accounts = table, accounts
        self._jobs, self._charging = jobs, charging

    def preview(self, actor: Actor, codes: Sequence[str]) -> Job:
        """Add up what may be claimed from these accounts today; nothing changes."""
        actor.require(Role.COLLECTOR)
        known = frozenset(line.code for line in self._accounts.lines(actor))
        found, _ = sorted_out(tuple(codes), known)
        if not found:
            raise InvalidError("None of these accounts exists.", code="unknown_accounts")
        return self._jobs.start(actor, PREVIEW_KIND, {}, pieces_of(found))

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """The penalties of the accounts of one piece, kept for the report."""
        table, marks = self._table.for_tenant(actor.tenant_id), []
        for code in piece.things:
            account = self._accounts.find(actor, code)
            claimed = self._charging.of(actor, account).totals if account else ()
            if claimed:
                mark = Mark(before={}, after={}, claimed=claimed)
                marks.append(mark)
                with suppress(ConflictError):
                    table.write(store.put_mark(job.id, job.at, code, mark))
        result = {"changed": len(marks), **sums(marks)}
        return Outcome(done=len(piece.things), result=result)

    def totals(self, actor: Actor, job_id: str) -> Claimed:
        """The sums of a job as far as it is."""
        result = self._jobs.get(actor, job_id).result
        said = {"accounts": int(result.get("changed", 0))}
        return Claimed(**said, interest=_of(result, "interest"), indemnity=_of(result, "indemnity"))

    def claimed(self, actor: Actor, job_id: str) -> Iterator[Claim]:
        """The report: what each account owed of penalties when the job came to it."""
        job = self._jobs.get(actor, job_id)
        names = {line.code: line.name for line in self._accounts.recent(actor)}
        for code, mark in store.marks(self._table.for_tenant(actor.tenant_id), job.id):
            for total in mark.claimed:
                yield Claim(code, names.get(code, ""), total)


def _of(result: Mapping[str, int], name: str) -> tuple[Money, ...]:
    found = {k.removeprefix(f"{name}_"): v for k, v in result.items() if k.startswith(f"{name}_")}
    return tuple(Money.of_minor(minor, currency) for currency, minor in sorted(found.items()))
