"""Figures of the books: computed by a job each night and when somebody asks, then read at once."""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.core.clock import local_date
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.figures import store
from chalicelib.features.figures.days import days_of, days_until, promises
from chalicelib.features.figures.model import KIND, Figures, Series, Work
from chalicelib.features.figures.months import TAB, Sums, ends, sums_of
from chalicelib.features.figures.views import days_shown, lengths_shown, series, worked
from chalicelib.features.figures.work import EVENTS_MAX, MONTHS_OF_WORK, work_of
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table, TenantTable

PIECE = 100
COLLECTORS_MAX = 60
CORRECTIONS_MAX = 200
# What begins the keys of sums of the work, beside those of the books.
_WORK = f"work{TAB}"


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
            closed = tuple(self._accounts.closed_of(system, account))
            own = sums.setdefault(account.responsible, {})
            _add(own, sums_of(account.items, closed, days))
            _add(own, self._worked(system, account, closed, days))
        store.put_sums(self._tables.for_tenant(actor.tenant_id), job, piece.number, sums)
        return Outcome(done=len(piece.things))

    def _worked(
        self,
        actor: Actor,
        account: Account,
        closed: tuple[ClosedItem, ...],
        days: tuple[date, ...],
    ) -> Sums:
        """What the account's history says of the work, its keys marked as such."""
        events = self._accounts.history(actor, account, limit=EVENTS_MAX)[::-1]
        zone = self._company.settings(actor).timezone
        found = work_of(events, zone, days[-MONTHS_OF_WORK].replace(day=1))
        promised = promises(events, zone)
        found |= days_of(account.items, closed, promised, days_until(days[-1]))
        return {f"{_WORK}{key}": count for key, count in found.items()}

    def work_done(self, actor: Actor) -> Work:
        """What was done and how long disputes took, as computed last, where the actor sees."""
        actor.require(Role.READER)
        known = self._known(actor)
        done = _done(known)
        if done is None:
            return Work(job_id=_going_on(known))
        today = date.fromisoformat(done.wants["today"])
        days = ends(today, MONTHS_OF_WORK)
        table = self._tables.for_tenant(actor.tenant_id)
        seen = _seen(actor, _by_collector(table, done, is_work=True))
        collectors = [worked(c or "-", seen[c], days) for c in sorted(seen)[:COLLECTORS_MAX]]
        sums = _added(seen)
        return Work(
            computed_at=done.at,
            job_id=_going_on(known),
            series=(worked("", sums, days), *collectors),
            by_type=lengths_shown(sums, "type"),
            by_resolver=lengths_shown(sums, "resolver"),
            days=days_shown(sums, days_until(today)),
        )

    def get(self, actor: Actor) -> Figures:
        """The figures as they were computed last, of the accounts that the actor sees."""
        actor.require(Role.READER)
        known = self._known(actor)
        done = _done(known)
        if done is None:
            return Figures(job_id=_going_on(known))
        days = ends(date.fromisoformat(done.wants["today"]))
        table = self._tables.for_tenant(actor.tenant_id)
        corrected = store.turnover(table)
        seen = _seen(actor, _by_collector(table, done, is_work=False))
        # Only the whole of the books has a turnover that somebody corrected.
        whole = series("", _added(seen), days, corrected if actor.sees is None else {})
        parts: list[Series] = []
        for collector in sorted(seen)[:COLLECTORS_MAX]:
            parts += series(collector or "-", seen[collector], days, {})
        return Figures(computed_at=done.at, job_id=_going_on(known), series=(*whole, *parts))

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


def _done(known: Iterable[Job]) -> Job | None:
    return next((job for job in known if job.state is JobState.DONE), None)


def _going_on(known: Sequence[Job]) -> str | None:
    return known[0].id if known and not known[0].state.is_end else None


def _seen(actor: Actor, by_collector: dict[str, Sums]) -> dict[str, Sums]:
    return {c: s for c, s in by_collector.items() if actor.sees is None or c in actor.sees}


def _by_collector(table: TenantTable, job: Job, *, is_work: bool) -> dict[str, Sums]:
    """The sums of the work, or those of the books."""
    found: dict[str, Sums] = {}
    for piece in store.sums(table, job.id):
        for collector, sums in piece.items():
            own = {
                k.removeprefix(_WORK): n for k, n in sums.items() if k.startswith(_WORK) == is_work
            }
            _add(found.setdefault(collector, {}), own)
    return found


def _added(parts: dict[str, Sums]) -> Sums:
    whole: Sums = {}
    for sums in parts.values():
        _add(whole, sums)
    return whole


def _add(sums: Sums, more: Sums) -> None:
    for key, minor in more.items():
        sums[key] = sums.get(key, 0) + minor
