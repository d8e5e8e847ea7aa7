"""What people do with reminders: send, follow, decide. What would go is in `outlook.py`."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from chalicelib.core.clock import monotonic_seconds
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account, NextStep
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.penalties.model import Regime
from chalicelib.features.reminders import listing, planning, store
from chalicelib.features.reminders.model import Outcome, Reminder, ReminderState, Run
from chalicelib.features.reminders.runs import Runs
from chalicelib.features.reminders.settling import Settling
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# A person waits for a few messages, and not for long: the rest leaves through the queue.
AT_ONCE, AT_ONCE_SECONDS = 25, 12.0


class Planner:
    """Keeps with each account the day it must be looked at; `Accounts` calls it on every save."""

    def __init__(self, company: Company, scenarios: Scenarios) -> None:
        self._company, self._scenarios = company, scenarios

    def __call__(self, actor: Actor, account: Account) -> NextStep | None:
        """See `planning`."""
        scenario, today = self._scenarios.of(actor, account), self._company.today(actor)
        consumers = self._company.settings(actor).penalties.regime is Regime.BE_B2C
        return planning.next_step(account, scenario, today, is_for_consumers=consumers)


class Reminders:
    """Reminders of the actor's company."""

    def __init__(
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        runs: Runs,
        settling: Settling,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._runs, self._settling = runs, settling

    def send(
        self,
        actor: Actor,
        codes: Sequence[str] | None,
        *,
        on: date | None = None,
        steps: dict[str, str] | None = None,
        accept_stale: bool = False,
    ) -> tuple[Run, tuple[Outcome, ...]]:
        """Send to some accounts, or to all that are due; a few at once, many through the queue."""
        today = self._company.today(actor)
        if on and on > today:
            raise InvalidError("Reminders leave today: choose today or an earlier day.")
        wanted = self._ready(actor, on or today) if codes is None else list(dict.fromkeys(codes))
        if actor.sees is not None:
            seen = {line.code for line in self._accounts.lines(actor)}
            wanted = [code for code in wanted if code in seen]
        run = self._runs.start_by_hand(
            actor, codes, total=len(wanted), as_of=on, steps=steps, accept_stale=accept_stale
        )
        if len(wanted) > AT_ONCE:
            run = self._runs.queue_by_hand(actor, run, wanted)
            return run, tuple(Outcome(code=code, state="queued") for code in wanted)
        until = monotonic_seconds() + AT_ONCE_SECONDS
        self._runs.work(actor, run.id, wanted, lambda: monotonic_seconds() < until)
        _, rows = self._runs.progress(actor, run.id)
        return run, rows

    def _ready(self, actor: Actor, on: date) -> list[str]:
        lines = self._accounts.portfolio(actor)
        return [line.code for line in lines if line.next_step and line.next_step.on <= on]

    def progress(self, actor: Actor, run_id: str) -> tuple[Run, tuple[Outcome, ...]]:
        """A run by hand and what became of its accounts so far."""
        return self._runs.progress(actor, run_id)

    def start_daily_run(self, actor: Actor) -> Run | None:
        """The day's run, whatever the hour: a demonstration's day begins when its user says so."""
        return self._runs.start_daily(actor, whatever_the_hour=True)

    def hourly(self, actor: Actor) -> Run | None:
        """What the schedule does for one tenant: settle what is silent, start the day in time."""
        self._settling.sweep(actor)
        return self._runs.start_daily(actor)

    def get(self, actor: Actor, code: str, reminder_id: str) -> Reminder:
        """One reminder."""
        self._accounts.get(actor, code)
        found = store.get(self._table.for_tenant(actor.tenant_id), code, reminder_id)
        if found is None:
            raise NotFoundError("There is no such reminder.")
        return found

    def of_account(self, actor: Actor, code: str) -> list[Reminder]:
        """The reminders of an account, newest first."""
        account = self._accounts.get(actor, code)
        found = store.of_account(self._table.for_tenant(actor.tenant_id), account.code)
        return [r for r in found if r.state is not ReminderState.CANCELLED]

    def page(
        self, actor: Actor, state: ReminderState | None, position: str
    ) -> tuple[list[Reminder], str]:
        """Reminders after a position, and the next position; see `listing`."""
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)
        found, more = listing.page(table, today, state, position)
        if actor.sees is not None:
            found = [r for r in found if self._accounts.find(actor, r.code)]
        return found, more

    def settle(
        self,
        actor: Actor,
        code: str,
        reminder_id: str,
        decision: Literal["send_again", "consider_sent"],
    ) -> Reminder:
        """A person's word on a reminder nobody knows the end of."""
        self._accounts.get(actor, code)
        return self._settling.decide(actor, code, reminder_id, decision)
