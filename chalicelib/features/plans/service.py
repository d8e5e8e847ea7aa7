"""What people do with payment plans: make, change, postpone, cancel, and say what was received."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.plans import outcome, schedule, store, wakes
from chalicelib.features.plans.following import Following
from chalicelib.features.plans.making import Aside, Making, aside, declared, made
from chalicelib.features.plans.model import Mark, Plan, PlanState
from chalicelib.features.plans.rules import in_books, judged, received, rescheduled
from chalicelib.features.plans.terms import NewPlan, Row, Schedule, minor_of
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table


class Which(NamedTuple):
    """A plan as somebody saw it; a change of any other version is refused as stale."""

    code: str
    plan_id: str
    version: int


class Plans:
    """Payment plans of the actor's company."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, following: Following
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._following = following

    def preview(self, actor: Actor, code: str, given: NewPlan) -> tuple[Plan, Aside]:
        """The plan as it would be, and what to know before it is agreed."""
        actor.require(Role.COLLECTOR)
        account, making = self._accounts.get(actor, code), self._making(actor)
        plan = made(account, given, making)
        return plan, aside(account, given, making, plan.currency)

    def make(self, actor: Actor, code: str, version: int, given: NewPlan) -> Plan:
        """Agree a plan: its items leave the scenario, and it follows itself from now on."""
        actor.require(Role.COLLECTOR)
        agreed: list[Plan] = []

        def decide(account: Account) -> Change:
            plan, change = self.drafted(actor, account, given)
            agreed[:] = [plan]
            return change

        self._accounts.change(actor, code, decide, version=version)
        self.follow(actor, agreed[0])
        return agreed[0]

    def drafted(self, actor: Actor, account: Account, given: NewPlan) -> tuple[Plan, Change]:
        """A plan and the change that makes it, for who writes more with it; then `follow` it."""
        making = self._making(actor)
        plan = made(account, given, making)
        after = outcome.held(account, plan, actor.name, making.at)
        insurers, declare_by = declared(account, given, making)
        if declare_by:
            task = outcome.declaration(plan, declare_by, insurers)
            after = after.model_copy(update={"actions": (*after.actions, task)})
        event = self._accounts.draft(actor, "plan_made", **outcome.facts(plan))
        return plan, Change(after, (event,), (store.put_of(plan),))

    def follow(self, actor: Actor, plan: Plan) -> None:
        """Begin to follow a plan that was just made."""
        self._following.start(actor, plan)

    def _making(self, actor: Actor) -> Making:
        return Making(actor.name, self._company.now(actor), self._company.settings(actor))

    def get(self, actor: Actor, code: str, plan_id: str) -> Plan:
        """One plan."""
        self._accounts.get(actor, code)
        return self._one(actor, code, plan_id)

    def of_account(self, actor: Actor, code: str) -> list[Plan]:
        """The plans of an account, newest first."""
        self._accounts.get(actor, code)
        return list(store.of_account(self._table.for_tenant(actor.tenant_id), code))[::-1]

    def active(self, actor: Actor) -> dict[str, list[Plan]]:
        """Every plan that goes on, by account."""
        table = self._table.for_tenant(actor.tenant_id)
        plans: dict[str, list[Plan]] = {}
        for plan in store.active(table):
            plans.setdefault(plan.code, []).append(plan)
        return plans

    def page(
        self, actor: Actor, state: PlanState, cursor: str | None
    ) -> tuple[Page[Plan], dict[str, str]]:
        """Plans of a state: those that go on by their next look, ended ones newest first.

        With them the names of their accounts, by code.
        """
        table = self._table.for_tenant(actor.tenant_id)
        found, position = store.of_state(table, state, position_of(cursor), store.PAGE)
        more = cursor_of(position) if position else None
        seen = [self._accounts.find(actor, code) for code in dict.fromkeys(p.code for p in found)]
        names = {account.code: account.name for account in seen if account}
        kept = tuple(plan for plan in found if plan.code in names)
        return Page[Plan](items=kept, next_cursor=more), names

    def change(self, actor: Actor, which: Which, given: Schedule, reason: str) -> Plan:
        """Other dates or amounts for what is still open; the old execution ends by itself."""

        def new(plan: Plan, _: Account) -> Plan:
            rest = sum(i.amount_minor for i in plan.instalments if i.state.is_open)
            rows = given.instalments(rest, plan.currency)
            schedule.check(rows, rest, self._company.today(actor), plan.currency)
            return rescheduled(plan, rows)

        return self._anew(actor, which, reason, new)

    def postpone(self, actor: Actor, which: Which, to_on: date, reason: str) -> Plan:
        """Move the next instalment to another day before the one after it."""
        plan = self.get(actor, which.code, which.plan_id)
        waiting = [i for i in plan.instalments if i.state.is_open]
        if not waiting:
            raise ConflictError("No instalment is open.", code="plan_ended")
        rows = [(to_on if n == 0 else i.due_on, i.amount_minor) for n, i in enumerate(waiting)]
        if rows != sorted(rows, key=lambda row: row[0]):
            message = "An instalment stays before the one after it."
            raise InvalidError(message, code="plan_order")
        typed = tuple(
            Row(due_on=on, amount=Money.of_minor(minor, plan.currency)) for on, minor in rows
        )
        return self.change(actor, which, Schedule(rows=typed), reason)

    def cancel(self, actor: Actor, which: Which, reason: str) -> Plan:
        """End a plan; its items go back to the scenario."""

        def new(plan: Plan, _: Account) -> Plan:
            today = self._company.today(actor)
            return plan.model_copy(update={"state": PlanState.CANCELLED, "ended_on": today})

        return self._anew(actor, which, reason, new)

    def mark(
        self, actor: Actor, which: Which, amount: Money, on: date, instalment: int | None = None
    ) -> Plan:
        """Say that money came that the books do not show yet: for an instalment, or the oldest."""

        def new(plan: Plan, account: Account) -> Plan:
            minor = minor_of(amount, plan.currency, "amount")
            if minor <= 0 or on > self._company.today(actor):
                raise InvalidError("An amount above zero, received today or before.")
            if instalment not in (None, *(i.number for i in plan.instalments if i.state.is_open)):
                wrong = FieldError("instalment", "one of this plan that is still open")
                raise InvalidError("This instalment is not open.", errors=(wrong,))
            known = in_books(plan, account.items)
            said = {"amount_minor": minor, "known_minor": known, "instalment": instalment}
            mark = Mark(on=on, by=actor.name, **said)
            return plan.model_copy(update={"marks": (*plan.marks, mark)})

        return self._anew(actor, which, "", new)

    def _anew(
        self, actor: Actor, which: Which, reason: str, new: Callable[[Plan, Account], Plan]
    ) -> Plan:
        actor.require(Role.COLLECTOR)
        changed: list[Plan] = []

        def decide(account: Account) -> Change:
            before = self._one(actor, which.code, which.plan_id)
            if before.version != which.version:
                raise ConflictError("The plan changed meanwhile.", code="stale")
            if not before.state.is_open:
                raise ConflictError("This plan has ended.", code="plan_ended")
            at, today = self._company.now(actor), self._company.today(actor)
            update = {"version": which.version + 1, "reason": reason, "wakes_at": at}
            said = new(before, account).model_copy(update=update)
            plan = judged(said, received(said, account.items), today)
            if not plan.state.is_open:
                plan = wakes.ended(plan, self._company.settings(actor), at)
            changed[:] = [plan]
            events = outcome.changed(before, plan, actor.name, at)
            after = outcome.after(outcome.rescheduled(account, plan), before, plan, today, at)
            return Change(after, events, (store.put_of(plan),))

        self._accounts.change(actor, which.code, decide)
        self._following.start(actor, changed[0])
        return changed[0]

    def _one(self, actor: Actor, code: str, plan_id: str) -> Plan:
        found = store.plan(self._table.for_tenant(actor.tenant_id), code, plan_id)
        if found is None:
            raise NotFoundError("There is no such plan.")
        return found
