"""Following plans: what the state machine's one task does, again and again, and the daily sweep.

The machine only waits. Each time it wakes it asks `step`, which reads the plan again: one that was
edited, paid or cancelled has another version or has ended, and the old execution ends by itself.
Plans that should have been looked at and were not are taken up by `sweep`.
"""

import logging
from datetime import date, datetime, timedelta
from typing import Literal

from chalicelib.core.clock import local_date, local_hour
from chalicelib.core.errors import RelanceError, RetryableError
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.plans import outcome, store, wakes
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.rules import judged, received
from chalicelib.features.plans.telling import Telling
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table, Workflows

logger = logging.getLogger(__name__)

# Step Functions ends an execution after a year: it is followed by another before that.
EXECUTION_DAYS_MAX = 300
SWEEP_LIMIT = 500
# The machine has this long to wake before the sweep does its work.
GRACE = timedelta(hours=1)


class Said(Frozen):
    """What the machine does next: wait that long and ask again, or end."""

    next: Literal["wait", "done"]
    seconds: int = 0


DONE = Said(next="done")


class Following:
    """Takes plans through their days."""

    def __init__(
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        workflows: Workflows,
        telling: Telling,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._workflows, self._telling = workflows, telling

    def start(self, actor: Actor, plan: Plan) -> None:
        """Begin the execution of a plan's version; what fails here is taken up by the sweep."""
        if not plan.is_followed:
            return
        try:
            self._workflows.start(_name(plan), _input(actor, plan))
        except RetryableError:
            logger.warning("a plan's execution did not start", extra={"plan": plan.id})

    def step(
        self, actor: Actor, code: str, plan_id: str, version: int, started_at: datetime | None
    ) -> Said:
        """Look at a plan today; the same again the same day changes nothing."""
        plan = self._looked_at(actor, code, plan_id, version)
        if plan is None or plan.version != version or plan.wakes_at is None:
            return DONE
        plan = self._telling.tell(actor, plan)
        if plan.wakes_at is None:
            return DONE
        now = self._company.now(actor)
        wait = max(timedelta(minutes=1), plan.wakes_at - now)
        longest = timedelta(days=EXECUTION_DAYS_MAX)
        if started_at and now + min(wait, longest) - started_at > longest + timedelta(days=30):
            self._workflows.start(f"{_name(plan)}-{now:%Y%m%d}", _input(actor, plan))
            return DONE
        return Said(next="wait", seconds=int(min(wait, longest).total_seconds()))

    def _looked_at(self, actor: Actor, code: str, plan_id: str, version: int) -> Plan | None:
        table = self._table.for_tenant(actor.tenant_id)
        seen: list[Plan] = []

        def decide(account: Account) -> Change | None:
            plan = store.plan(table, code, plan_id)
            seen[:] = [plan] if plan else []
            if plan is None or plan.version != version or not plan.state.is_open:
                return None
            at, today = self._company.now(actor), self._company.today(actor)
            after = self._today(actor, plan, account, today)
            seen[:] = [after]
            events = outcome.told(plan, after, actor.name, at)
            if not events:
                if after != plan:
                    table.write(store.put_of(after))
                return None
            changed = outcome.after(account, plan, after, today, at)
            return Change(changed, events, (store.put_of(after),))

        self._accounts.change(actor, code, decide)
        return next(iter(seen), None)

    def _today(self, actor: Actor, plan: Plan, account: Account, today: date) -> Plan:
        """The plan as it is today, and when it is looked at next: not before tomorrow."""
        after = judged(plan, received(plan, account.items), today)
        settings = self._company.settings(actor)
        if after.state.is_open:
            return wakes.waiting(after, settings, today)
        return wakes.ended(after, settings, self._company.now(actor))

    def daily(self, actor: Actor, *, whatever_the_hour: bool = False) -> int:
        """Once a day, look at the plans that no machine wakes for today; how many.

        What came in early shows on them, and what was settled ends, not a month later. A plan of
        today is its machine's, or the sweep's.
        """
        table, settings = self._table.for_tenant(actor.tenant_id), self._company.settings(actor)
        now, today = self._company.now(actor), self._company.today(actor)
        is_early = local_hour(now, settings.timezone) < settings.daily_hour
        if store.looked_at_on(table) == today.isoformat() or (is_early and not whatever_the_hour):
            return 0
        others = [
            plan
            for plan in store.active(table)
            if plan.wakes_at and local_date(plan.wakes_at, settings.timezone) > today
        ]
        for plan in others:
            try:
                self.step(actor, plan.code, plan.id, plan.version, None)
            except RelanceError:
                logger.exception("a plan could not be looked at", extra={"plan": plan.id})
        table.write(store.put_looked_at(today))
        return len(others)

    def sweep(self, actor: Actor) -> int:
        """Take up plans whose hour passed while no execution looked at them; how many."""
        table, now = self._table.for_tenant(actor.tenant_id), self._company.now(actor)
        overdue = store.looked_at_before(table, now - GRACE, SWEEP_LIMIT)
        for code, plan_id in overdue:
            try:
                self._take_up(actor, code, plan_id, now)
            except RelanceError:
                logger.exception("a plan could not be taken up", extra={"plan": plan_id})
        return len(overdue)

    def _take_up(self, actor: Actor, code: str, plan_id: str, now: datetime) -> None:
        plan = store.plan(self._table.for_tenant(actor.tenant_id), code, plan_id)
        if plan is None:
            return
        logger.warning("a plan was not followed", extra={"plan": plan_id, "state": plan.state})
        if not self._company.is_demonstration(actor):
            # There, its user moves the clock past every hour that a machine waits for.
            self._say_taken_up(actor, code, plan)
        said = self.step(actor, code, plan_id, plan.version, None)
        if said.next != "done":
            self._workflows.start(f"{_name(plan)}-{now:%Y%m%d%H}", _input(actor, plan))

    def _say_taken_up(self, actor: Actor, code: str, plan: Plan) -> None:
        event = self._accounts.draft(actor, "plan_taken_up", plan=plan.id, version=plan.version)
        self._accounts.change(actor, code, lambda account: Change(account, (event,)))

    def alarm(self, actor: Actor, code: str, plan_id: str) -> None:
        """Put a task in the collector's agenda: the machine gave up on a plan. Once."""
        now, today = self._company.now(actor), self._company.today(actor)
        task = outcome.unfollowed(plan_id, today, now)

        def decide(account: Account) -> Change | None:
            if any(action.id == task.id for action in account.actions):
                return None
            event = self._accounts.draft(actor, "plan_unfollowed", plan=plan_id)
            actions = (*account.actions, task)
            return Change(account.model_copy(update={"actions": actions}), (event,))

        self._accounts.change(actor, code, decide)


def _name(plan: Plan) -> str:
    return f"plan-{plan.id}-{plan.version}"


def _input(actor: Actor, plan: Plan) -> dict[str, object]:
    return {
        "tenant": actor.tenant_id,
        "code": plan.code,
        "plan_id": plan.id,
        "version": plan.version,
    }
