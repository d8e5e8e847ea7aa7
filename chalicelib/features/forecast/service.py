"""The cash forecast: made when asked for, from habits that a job learns and tries each night."""

from collections.abc import Iterator, Mapping
from datetime import date

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.forecast import store
from chalicelib.features.forecast.delays import Habits
from chalicelib.features.forecast.expected import Expected, Source, expected
from chalicelib.features.forecast.model import AccountAmounts, AccountForecast, Forecast
from chalicelib.features.forecast.past import Row, Window, disputes_of, rows_of
from chalicelib.features.forecast.trial import Trial, outcomes, trial
from chalicelib.features.forecast.views import behind, shown, sums
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.plans.service import Plans
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

PAST, TRIAL = "forecast_past", "forecast_trial"
PIECE = 100
KEPT_SECONDS = 30.0


class Forecasts:
    """The forecast of the actor's company."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, plans: Plans, jobs: Jobs
    ) -> None:
        self._tables, self._accounts, self._company = table, accounts, company
        self._plans, self._jobs = plans, jobs
        self._kept = Briefly(self._load, KEPT_SECONDS)

    def _load(self, tenant_id: str) -> tuple[store.Result | None, Habits]:
        table = self._tables.for_tenant(tenant_id)
        found = store.result(table)
        return found, store.habits(table, found)

    def get(self, actor: Actor) -> Forecast:
        """What is expected of the accounts that the actor sees."""
        actor.require(Role.READER)
        today = self._company.today(actor)
        found, habits = self._kept.get(actor.tenant_id)
        made = sums(self._found(actor, habits, today), today)
        trials = self.trials(actor)
        return Forecast(
            on=today,
            computed_at=found.at if found else None,
            is_computing=self._is_computing(actor),
            books=tuple(made[c].book(trials.get(c), habits.company.get(c)) for c in sorted(made)),
        )

    def all(self, actor: Actor) -> Iterator[tuple[Summary, Iterator[Expected]]]:
        """Each account that the actor sees, and what is expected of it."""
        habits = self._kept.get(actor.tenant_id)[1]
        return self._found(actor, habits, self._company.today(actor))

    def trials(self, actor: Actor) -> Mapping[str, Trial]:
        """How the forecast did on the past, by currency, as tried last."""
        found = self._kept.get(actor.tenant_id)[0]
        return found.trials if found else {}

    def _found(
        self, actor: Actor, habits: Habits, today: date
    ) -> Iterator[tuple[Summary, Iterator[Expected]]]:
        plans = self._plans.active(actor)
        for line in self._accounts.lines(actor):
            yield line, expected(line, plans.get(line.code, ()), habits, today)

    def behind(
        self, actor: Actor, currency: str, week: int | None, source: Source | None
    ) -> AccountAmounts:
        """The accounts behind an amount of the forecast."""
        actor.require(Role.READER)
        return behind(self.all(actor), currency, week, source)

    def of_account(self, actor: Actor, code: str) -> AccountForecast:
        """When the debits of one account are expected."""
        line, today = summary(self._accounts.get(actor, code)), self._company.today(actor)
        plans = [p for p in self._plans.of_account(actor, code) if p.state.is_open]
        found = expected(line, plans, self._kept.get(actor.tenant_id)[1], today)
        ordered = sorted(found, key=lambda one: (one.on or date.max, one.due_on, one.minor))
        return AccountForecast(on=today, items=tuple(map(shown, ordered)))

    # --- The nightly work -----------------------------------------------------------------------

    def start(self, actor: Actor) -> Job:
        """Look at the past again; the trial follows by itself."""
        actor.require(Role.CREDIT_MANAGER)
        system, today = Actor.system(actor.tenant_id, PAST), self._company.today(actor)
        codes = sorted(line.code for line in self._accounts.lines(system))
        wants = {"today": today.isoformat()}
        job = self._jobs.start(system, PAST, wants, pieces_of(codes, PIECE))
        table = self._tables.for_tenant(actor.tenant_id)
        store.put_state(table, store.State(on=today, rows=job.id))
        return job

    def daily(self, actor: Actor) -> None:
        """Once a day the past, then the trial."""
        table = self._tables.for_tenant(actor.tenant_id)
        state = store.state(table)
        if state.on != self._company.today(actor):
            if next(self._accounts.lines(actor), None):
                self.start(actor)
        elif not state.trial and self._job(actor, state.rows).state is JobState.DONE:
            self._try(actor, state)

    def _try(self, actor: Actor, state: store.State) -> None:
        system = Actor.system(actor.tenant_id, TRIAL)
        wants = {"today": state.on.isoformat(), "rows": state.rows}
        job = self._jobs.start(system, TRIAL, wants, [("trial",)])
        table = self._tables.for_tenant(actor.tenant_id)
        store.put_state(table, state.model_copy(update={"trial": job.id}))

    def _job(self, actor: Actor, job_id: str) -> Job:
        return self._jobs.get(Actor.system(actor.tenant_id, PAST), job_id)

    def _is_computing(self, actor: Actor) -> bool:
        state = store.state(self._tables.for_tenant(actor.tenant_id))
        if not state.rows:
            return False
        try:
            return not state.trial or not self._job(actor, state.trial).state.is_end
        except NotFoundError:
            return False

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """The past of some accounts; whoever is last begins the trial."""
        today = date.fromisoformat(job.wants["today"])
        rows: list[Row] = []
        for code in piece.things:
            account = self._accounts.find(actor, code)
            if account:
                closed = self._accounts.closed_of(actor, account)
                rows += rows_of(code, account.details.group, account.items, closed, today)
        table = self._tables.for_tenant(actor.tenant_id)
        store.put_rows(table, job.id, piece.number, rows, self._company.now(actor))
        state, so_far = store.state(table), self._jobs.get(actor, job.id)
        is_last = so_far.done + so_far.failed + len(piece.things) == job.total
        if is_last and state.rows == job.id and not state.trial:
            self._try(actor, state)
        return Outcome(done=len(piece.things))

    def work_trial(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """The habits of today, and how they would have done."""
        table, now = self._tables.for_tenant(actor.tenant_id), self._company.now(actor)
        today = date.fromisoformat(job.wants["today"]).toordinal()
        rows = list(store.rows(table, job.wants["rows"]))
        window = Window(rows)
        window.move_to(today + 1)
        store.put_habits(table, job.id, window, now)
        trials = {c: trial(found) for c, found in outcomes(rows, today).items()}
        result = store.Result(at=now, job_id=job.id, trials=trials, disputes=disputes_of(rows))
        store.put_result(table, result)
        self._kept.forget(actor.tenant_id)
        return Outcome(done=len(piece.things))
