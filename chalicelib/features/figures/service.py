"""Figures of the books: computed by a job each night and when somebody asks, then read at once."""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.core.clock import local_date
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.access.rules import may_see
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.figures import store
from chalicelib.features.figures.days import days_of, days_until, promises
from chalicelib.features.figures.model import KIND, Days, Figures, Series, Work
from chalicelib.features.figures.months import TAB, Sums, ends, month_of, sums_of
from chalicelib.features.figures.views import By, Whose, lengths_shown, series, worked
from chalicelib.features.figures.work import COUNTED, EVENTS_MAX, MONTHS_OF_WORK, work_of
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

PIECE = 100
LABELS_MAX = 60
CORRECTIONS_MAX = 200
# Where they stand in the key of a sum.
COLLECTOR, GROUP = 0, 1
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
        """The sums of some accounts, by collector and group."""
        days = ends(date.fromisoformat(job.wants["today"]))
        system = Actor.system(actor.tenant_id, KIND)
        sums: dict[str, Sums] = {}
        for code in piece.things:
            account = self._accounts.find(system, code)
            if account is None:
                continue
            closed = tuple(self._accounts.closed_of(system, account))
            whose = TAB.join((account.responsible, account.details.group))
            own = sums.setdefault(whose, {})
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
        days = ends(date.fromisoformat(done.wants["today"]), MONTHS_OF_WORK)
        seen = _by(COLLECTOR, self._sums(actor, done, is_work=True))
        collectors = [worked(c or "-", seen[c], days) for c in _busiest(seen)]
        sums = _added(seen)
        return Work(
            computed_at=done.at,
            job_id=_going_on(known),
            series=(worked("", sums, days), *collectors),
            by_type=lengths_shown(sums, "type"),
            by_resolver=lengths_shown(sums, "resolver"),
        )

    def days(self, actor: Actor) -> Days | None:
        """What came in and was promised by day, where the actor sees; None before the first."""
        actor.require(Role.READER)
        done = _done(self._known(actor))
        if done is None:
            return None
        sums = _added(self._sums(actor, done, is_work=True))
        return Days(date.fromisoformat(done.wants["today"]), done.at, sums)

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
        seen = self._sums(actor, done, is_work=False)
        # Only the whole of the books has a turnover that somebody corrected.
        found = series(Whose(), _added(seen), days, corrected if actor.sees is None else {})
        splits: tuple[tuple[By, int], ...] = (("collector", COLLECTOR), ("group", GROUP))
        for by, at in splits:
            parts = _by(at, seen)
            for label in _largest(parts, days[-1]):
                found += series(Whose(by, label or "-"), parts[label], days, {})
        return Figures(computed_at=done.at, job_id=_going_on(known), series=tuple(found))

    def _sums(self, actor: Actor, job: Job, *, is_work: bool) -> dict[str, Sums]:
        """The sums of the work, or those of the books, by collector and group that are seen."""
        found: dict[str, Sums] = {}
        for piece in store.sums(self._tables.for_tenant(actor.tenant_id), job.id):
            for whose, sums in piece.items():
                if may_see(actor, whose.split(TAB)[COLLECTOR], ()):
                    own = found.setdefault(whose, {})
                    _add(own, _part(sums, is_work=is_work))
        return found

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
        return tuple(series(Whose("account", code), sums_of(account.items, closed, days), days, {}))

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


def _part(sums: Sums, *, is_work: bool) -> Sums:
    return {k.removeprefix(_WORK): n for k, n in sums.items() if k.startswith(_WORK) == is_work}


def _by(at: int, parts: dict[str, Sums]) -> dict[str, Sums]:
    """The sums by collector, or by group."""
    found: dict[str, Sums] = {}
    for whose, sums in parts.items():
        _add(found.setdefault(whose.split(TAB)[at], {}), sums)
    return found


def _largest(parts: dict[str, Sums], today: date) -> list[str]:
    """Labels in order; of too many, those that owe most in any currency."""
    suffix = f" {month_of(today)} balance"

    def owed(label: str) -> int:
        return max((n for key, n in parts[label].items() if key.endswith(suffix)), default=0)

    return sorted(sorted(parts, key=owed, reverse=True)[:LABELS_MAX])


def _busiest(parts: dict[str, Sums]) -> list[str]:
    """Collectors in order; of too many, those on whose accounts most was done."""
    counted = set(COUNTED.values())

    def done(collector: str) -> int:
        return sum(n for key, n in parts[collector].items() if key.rpartition(TAB)[2] in counted)

    return sorted(sorted(parts, key=done, reverse=True)[:LABELS_MAX])


def _added(parts: dict[str, Sums]) -> Sums:
    whole: Sums = {}
    for sums in parts.values():
        _add(whole, sums)
    return whole


def _add(sums: Sums, more: Sums) -> None:
    for key, minor in more.items():
        sums[key] = sums.get(key, 0) + minor
