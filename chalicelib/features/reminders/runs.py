"""Runs: the day's, which the schedule starts and a queue spreads, and those a person starts.

A day's run is one record per tenant and local date: a second schedule finds it done, a schedule
that was cut takes it up again, and a missed hour is caught up later the same day.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from chalicelib.core.clock import local_hour
from chalicelib.core.errors import ConflictError, NotFoundError, RetryableError
from chalicelib.core.ids import new_id
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.circuit.service import Circuits
from chalicelib.features.reminders import circumstances as around
from chalicelib.features.reminders import store
from chalicelib.features.reminders.model import (
    DAILY,
    ByHand,
    Circumstances,
    Outcome,
    Run,
)
from chalicelib.features.reminders.occasions import Occasion
from chalicelib.features.reminders.rules import why_not_now
from chalicelib.features.reminders.sending import Sending
from chalicelib.features.scenarios.model import Mode
from chalicelib.features.settings.service import Company
from chalicelib.ports import Queues, Table

MESSAGE_CODES = 10
logger = logging.getLogger(__name__)
# What "all" means for a person: a step of the last level is chosen account by account.
_ALL = (Mode.AUTO, Mode.CONFIRM)


class Runs:
    """Starts runs, and takes their accounts to `Sending`."""

    def __init__(  # noqa: PLR0913 - what a run touches
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        *,
        sending: Sending,
        queues: Queues,
        last_import_on: around.LastImport,
        circuit: Circuits,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._sending, self._queues, self._last_import_on = sending, queues, last_import_on
        self._circuit = circuit

    def circumstances(self, actor: Actor) -> Circumstances:
        """What holds for the whole company now."""
        return around.circumstances(actor, self._company, self._last_import_on, self._circuit.pause)

    def start_daily(self, actor: Actor, *, whatever_the_hour: bool = False) -> Run | None:
        """Queue the day's accounts once its hour has come; None when there is nothing to do.

        The reason of the run returned says why nothing was queued, so far.
        """
        settings, now = self._company.settings(actor), self._company.now(actor)
        if local_hour(now, settings.timezone) < settings.daily_hour and not whatever_the_hour:
            return None
        table, run_id = (
            self._table.for_tenant(actor.tenant_id),
            _daily_id(self._company.today(actor)),
        )
        run = store.run(table, run_id)
        if run and run.queued_at:
            return None
        fresh = Run(
            id=run_id,
            on=self._company.today(actor),
            by=actor.name,
            at=now,
            at_any_hour=whatever_the_hour,
        )
        return self._queue_daily(actor, run or fresh, is_new=not run)

    def _queue_daily(self, actor: Actor, run: Run, *, is_new: bool) -> Run:
        table = self._table.for_tenant(actor.tenant_id)
        # Letters and SMS need no sender of e-mails: that is asked account by account.
        holds = _as_of(run, self.circumstances(actor)).model_copy(update={"has_sender": True})
        reason = next(iter(why_not_now(holds)), None)
        codes = [] if reason else self._accounts.due_codes(actor, run.on)
        if codes and (pause := self._circuit.too_large(actor, len(codes))):
            reason, codes = around.reason_of(pause), []
        started = run.model_copy(update={"reason": reason, "total": len(codes)})
        if is_new or started != run:
            try:
                store.put_run(table, started, is_new=is_new)
            except ConflictError:
                # Another schedule began the same day at this moment: both may queue.
                store.put_run(table, started, is_new=False)
        if reason:
            return started
        return self._queue(actor, started, codes)

    def _queue(self, actor: Actor, run: Run, codes: Sequence[str]) -> Run:
        """Everything on the queue, then the note that it is: what comes twice does nothing."""
        self._queues.send("reminders", list(_messages(actor.tenant_id, run.id, codes)))
        queued = run.model_copy(update={"queued_at": self._company.now(actor)})
        store.put_run(self._table.for_tenant(actor.tenant_id), queued, is_new=False)
        return queued

    def start_by_hand(  # noqa: PLR0913 - what a person asks
        self,
        actor: Actor,
        codes: Sequence[str] | None,
        *,
        total: int,
        as_of: date | None = None,
        steps: dict[str, str] | None = None,
        accept_stale: bool = False,
    ) -> Run:
        """Remember what a person asked, before anything is sent."""
        actor.require(Role.COLLECTOR)
        now, today = self._company.now(actor), self._company.today(actor)
        run = Run(
            id=new_id(now),
            on=today,
            by=actor.name,
            at=now,
            total=total,
            as_of=as_of,
            steps=steps or {},
            modes=_ALL if codes is None else tuple(Mode),
            accept_stale=accept_stale,
        )
        store.put_run(self._table.for_tenant(actor.tenant_id), run, is_new=True)
        return run

    def queue_by_hand(self, actor: Actor, run: Run, codes: Sequence[str]) -> Run:
        """Leave a long run to the queue; `progress` follows it from the first row on."""
        waiting = tuple(Outcome(code=code, state="queued") for code in codes)
        store.put_rows(self._table.for_tenant(actor.tenant_id), run.id, waiting)
        return self._queue(actor, run.model_copy(update={"total": len(codes)}), codes)

    def work(
        self,
        actor: Actor,
        run_id: str,
        codes: Iterable[str],
        has_time: Callable[[], bool] = lambda: True,
    ) -> list[Exception]:
        """Take accounts of a run through; what must be tried again, one error per account.

        Those for which no time is left go back to the queue, and on in another function.
        """
        table = self._table.for_tenant(actor.tenant_id)
        run = store.run(table, run_id)
        if run is None:
            raise NotFoundError("There is no such run.")
        if self._is_over(actor, run):
            return []
        as_run = actor if run.is_daily else actor.model_copy(update={"name": run.by})
        holds = _as_of(run, self.circumstances(actor))
        failed: list[Exception] = []
        rows: list[Outcome] = []
        waiting = deque(codes)
        while waiting and has_time():
            code = waiting.popleft()
            try:
                rows.append(self._sending.run_one(as_run, code, occasion(run, code, holds)))
            except Exception as error:
                known = isinstance(error, RetryableError)
                logger.warning("account to be tried again", exc_info=None if known else error)
                failed.append(error)
                rows.append(Outcome(code=code, state="failed", step=run.steps.get(code, "")))
        rows += [Outcome(code=code, state="queued") for code in waiting]
        if not run.is_daily:
            store.put_rows(table, run.id, tuple(rows))
        if waiting:
            self._queues.send("reminders", list(_messages(actor.tenant_id, run.id, waiting)))
        return failed

    def _is_over(self, actor: Actor, run: Run) -> bool:
        """Whether its day passed before its message came: the next day's run decides anew.

        A demonstration goes through a week of days in one moment.
        """
        is_of_a_day = run.is_daily and not run.at_any_hour
        return is_of_a_day and run.on < self._company.today(actor)

    def progress(self, actor: Actor, run_id: str) -> tuple[Run, tuple[Outcome, ...]]:
        """A run by hand, and what became of its accounts so far."""
        table = self._table.for_tenant(actor.tenant_id)
        run = store.run(table, run_id)
        if run is None:
            raise NotFoundError("There is no such run.")
        return run, tuple(store.rows(table, run_id))


def _daily_id(on: date) -> str:
    return f"{DAILY}{on}"


def _as_of(run: Run, holds: Circumstances) -> Circumstances:
    """What holds for a run: a person's, and a demonstration's, goes at any hour."""
    if not run.is_daily:
        return around.for_a_person(holds, accept_stale=run.accept_stale)
    return holds.model_copy(update={"is_sending_hour": holds.is_sending_hour or run.at_any_hour})


def occasion(run: Run, code: str, holds: Circumstances) -> Occasion:
    """The day and the wishes that hold for one account of a run."""
    if run.is_daily:
        return Occasion(run.on, holds)
    asked = ByHand(run_id=run.id, as_of=run.as_of, step=run.steps.get(code), modes=run.modes)
    return Occasion(run.on, holds, asked)


def _messages(tenant_id: str, run_id: str, codes: Iterable[str]) -> Iterable[dict[str, Any]]:
    left = iter(codes)
    while batch := list(islice(left, MESSAGE_CODES)):
        yield {"tenant": tenant_id, "run_id": run_id, "codes": batch}
