"""Figures of the books: computed by a job each night and when somebody asks, then read at once."""

from datetime import date

from chalicelib.core.clock import local_date
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.figures import store
from chalicelib.features.figures.model import KIND, Figures, Series
from chalicelib.features.figures.months import Sums, ends, sums_of
from chalicelib.features.figures.views import series
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table, TenantTable

PIECE = 100
COLLECTORS_MAX = 60
CORRECTIONS_MAX = 200


class FiguresOfTheBooks:
    """The months of the actor's company."""

    def __init__(self, table: Table, accounts: Accounts, company: Company, jobs: Jobs) -> None:
        self._tables, self._accounts = table, accounts
        self._company, self._jobs = company, jobs

    def start(self, actor: Actor) -> Job:
        """Compute them again."""
        actor.require(Role.CREDIT_MANAGER)
        system = Actor.system(actor.tenant_id, KIND)
        lines = self._accounts.lines(system)
        codes = sorted(line.code for line in lines)
        today = self._company.today(actor)
        job = self._jobs.start(actor, KIND, {"today": today.isoformat()}, pieces_of(codes, PIECE))
        table = self._tables.for_tenant(actor.tenant_id)
        store.put_jobs(table, [job.id, *store.jobs(table)])
        return job

    def daily(self, actor: Actor) -> None:
        """Once a day."""
        known = self._known(actor)
        zone = self._company.settings(actor).timezone
        if not known or local_date(known[0].at, zone) < self._company.today(actor):
            self.start(actor)

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """The sums of some accounts, by collector."""
        days = ends(date.fromisoformat(job.wants["today"]))
        system = Actor.system(actor.tenant_id, KIND)
        sums: dict[str, Sums] = {}
        for code in piece.things:
            account = self._accounts.find(system, code)
            if account is None:
                continue
            found = sums_of(account.items, self._accounts.closed_of(system, account), days)
            _add(sums.setdefault(account.responsible, {}), found)
        store.put_sums(self._tables.for_tenant(actor.tenant_id), job, piece.number, sums)
        return Outcome(done=len(piece.things))

    def get(self, actor: Actor) -> Figures:
        """The figures as they were computed last, of the accounts that the actor sees."""
        actor.require(Role.READER)
        known = self._known(actor)
        done = next((job for job in known if job.state is JobState.DONE), None)
        going_on = known[0].id if known and not known[0].state.is_end else None
        if done is None:
            return Figures(job_id=going_on)
        days = ends(date.fromisoformat(done.wants["today"]))
        table = self._tables.for_tenant(actor.tenant_id)
        corrected, by_collector = store.turnover(table), _by_collector(table, done)
        seen = {c: s for c, s in by_collector.items() if actor.sees is None or c in actor.sees}
        # Only the whole of the books has a turnover that somebody corrected.
        whole = series("", _added(seen), days, corrected if actor.sees is None else {})
        parts: list[Series] = []
        for collector in sorted(seen)[:COLLECTORS_MAX]:
            parts += series(collector or "-", seen[collector], days, {})
        return Figures(computed_at=done.at, job_id=going_on, series=(*whole, *parts))

    def _known(self, actor: Actor) -> list[Job]:
        system = Actor.system(actor.tenant_id, KIND)
        found = []
        for job_id in store.jobs(self._tables.for_tenant(actor.tenant_id)):
            try:
                found.append(self._jobs.get(system, job_id))
            except NotFoundError:
                continue
        return found

    def of_account(self, actor: Actor, code: str) -> tuple[Series, ...]:
        """The months of one account, computed now."""
        account = self._accounts.get(actor, code)
        days = ends(self._company.today(actor))
        closed = self._accounts.closed_of(actor, account)
        return tuple(series(code, sums_of(account.items, closed, days), days, {}))

    def correct(self, actor: Actor, month: str, currency: str, amount: Money | None) -> Figures:
        """Say what was sold in a month, tax included; None takes it back."""
        actor.require(Role.CREDIT_MANAGER)
        table = self._tables.for_tenant(actor.tenant_id)
        corrected = store.turnover(table)
        corrected.pop(f"{currency} {month}", None)
        if amount is not None:
            corrected[f"{currency} {month}"] = amount.minor
        if len(corrected) > CORRECTIONS_MAX:
            raise InvalidError("Too many months were corrected.")
        store.put_turnover(table, corrected)
        return self.get(actor)


def _by_collector(table: TenantTable, job: Job) -> dict[str, Sums]:
    found: dict[str, Sums] = {}
    for piece in store.sums(table, job.id):
        for collector, sums in piece.items():
            _add(found.setdefault(collector, {}), sums)
    return found


def _added(parts: dict[str, Sums]) -> Sums:
    whole: Sums = {}
    for sums in parts.values():
        _add(whole, sums)
    return whole


def _add(sums: Sums, more: Sums) -> None:
    for key, minor in more.items():
        sums[key] = sums.get(key, 0) + minor
