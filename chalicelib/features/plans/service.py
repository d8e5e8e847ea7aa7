"""What people do with payment plans: make, change, postpone, cancel, and say what was received."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.core.money import Money
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.plans import outcome, schedule, store
from chalicelib.features.plans.following import Following
from chalicelib.features.plans.model import Mark, Plan, PlanItem, PlanState
from chalicelib.features.plans.rules import judged, received
from chalicelib.features.plans.terms import NewPlan, Row, Schedule, minor_of
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

PAGE = 100


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

    def preview(self, actor: Actor, code: str, given: NewPlan) -> Plan:
        """The plan as it would be; nothing is written."""
        actor.require(Role.COLLECTOR)
        return self._made(actor, self._accounts.get(actor, code), given)

    def make(self, actor: Actor, code: str, version: int, given: NewPlan) -> Plan:
        """Agree a plan: its items leave the scenario, and it follows itself from now on."""
        actor.require(Role.COLLECTOR)
        made: list[Plan] = []

        def decide(account: Account) -> Change:
            plan, change = self.drafted(actor, account, given)
            made[:] = [plan]
            return change

        self._accounts.change(actor, code, decide, version=version)
        self.follow(actor, made[0])
        return made[0]

    def drafted(self, actor: Actor, account: Account, given: NewPlan) -> tuple[Plan, Change]:
        """A plan and the change that makes it, for who writes more with it; then `follow` it."""
        plan, at = self._made(actor, account, given), self._company.now(actor)
        after = outcome.held(account, plan, actor.name, at)
        if given.declare_by:
            task = outcome.declaration(plan, given.declare_by, at)
            after = after.model_copy(update={"actions": (*after.actions, task)})
        event = self._accounts.draft(actor, "plan_made", **outcome.facts(plan))
        return plan, Change(after, (event,), (store.put_of(plan),))

    def follow(self, actor: Actor, plan: Plan) -> None:
        """Begin to follow a plan that was just made."""
        self._following.start(actor, plan)

    def _made(self, actor: Actor, account: Account, given: NewPlan) -> Plan:
        today = self._company.today(actor)
        items, currency = _items(account, given.items)
        fees = minor_of(given.fees, currency, "fees")
        total = sum(i.balance_minor for i in items) + fees
        instalments = given.schedule.instalments(total, currency)
        schedule.check(instalments, total, today)
        now = self._company.now(actor)
        return Plan(
            id=new_id(now),
            code=account.code,
            currency=currency,
            items=items,
            fees_minor=fees,
            instalments=instalments,
            tolerance_minor=minor_of(given.tolerance, currency, "tolerance"),
            made_by=actor.name,
            made_at=now,
            # Looked at as soon as its execution begins, or by the next sweep.
            wakes_at=now,
            **given.model_dump(include=_SAID),
        )

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
        position, is_more = "", True
        while is_more:
            found, position = store.of_state(table, PlanState.ACTIVE, position, PAGE)
            is_more = bool(position)
            for plan in found:
                plans.setdefault(plan.code, []).append(plan)
        return plans

    def page(self, actor: Actor, state: PlanState, cursor: str | None) -> Page[Plan]:
        """Plans of a state: those that go on by their next look, ended ones newest first."""
        table = self._table.for_tenant(actor.tenant_id)
        found, position = store.of_state(table, state, position_of(cursor), PAGE)
        more = cursor_of(position) if position else None
        seen = [plan for plan in found if self._accounts.find(actor, plan.code)]
        return Page[Plan](items=tuple(seen), next_cursor=more)

    def change(self, actor: Actor, which: Which, given: Schedule, reason: str) -> Plan:
        """Other dates or amounts for what is still open; the old execution ends by itself."""

        def new(plan: Plan) -> Plan:
            kept = tuple(i for i in plan.instalments if not i.state.is_open)
            rest = plan.total_minor - sum(i.amount_minor for i in kept)
            rows = given.instalments(rest, plan.currency)
            schedule.check(rows, rest, self._company.today(actor))
            whole = tuple(
                i.model_copy(update={"number": n}) for n, i in enumerate((*kept, *rows), 1)
            )
            return plan.model_copy(update={"instalments": whole})

        return self._anew(actor, which, reason, new)

    def postpone(self, actor: Actor, which: Which, to_on: date, reason: str) -> Plan:
        """Move the next instalment to another day before the one after it."""
        plan = self.get(actor, which.code, which.plan_id)
        waiting = [i for i in plan.instalments if i.state.is_open]
        if not waiting:
            raise ConflictError("No instalment is open.", code="plan_ended")
        rows = [(to_on if n == 0 else i.due_on, i.amount_minor) for n, i in enumerate(waiting)]
        if rows != sorted(rows, key=lambda row: row[0]):
            raise InvalidError("An instalment stays before the one after it.")
        typed = tuple(
            Row(due_on=on, amount=Money.of_minor(minor, plan.currency)) for on, minor in rows
        )
        return self.change(actor, which, Schedule(rows=typed), reason)

    def cancel(self, actor: Actor, which: Which, reason: str) -> Plan:
        """End a plan; its items go back to the scenario."""

        def new(plan: Plan) -> Plan:
            today = self._company.today(actor)
            return plan.model_copy(update={"state": PlanState.CANCELLED, "ended_on": today})

        return self._anew(actor, which, reason, new)

    def mark(self, actor: Actor, which: Which, amount: Money, on: date) -> Plan:
        """Say that money came that the books do not show yet."""

        def new(plan: Plan) -> Plan:
            minor = minor_of(amount, plan.currency, "amount")
            if minor <= 0 or on > self._company.today(actor):
                raise InvalidError("An amount above zero, received today or before.")
            marks = (*plan.marks, Mark(on=on, amount_minor=minor, by=actor.name))
            return plan.model_copy(update={"marks": marks})

        return self._anew(actor, which, "", new)

    def _anew(self, actor: Actor, which: Which, reason: str, new: Callable[[Plan], Plan]) -> Plan:
        actor.require(Role.COLLECTOR)
        made: list[Plan] = []

        def decide(account: Account) -> Change:
            before = self._one(actor, which.code, which.plan_id)
            if before.version != which.version:
                raise ConflictError("The plan changed meanwhile.", code="stale")
            if not before.state.is_open:
                raise ConflictError("This plan has ended.", code="plan_ended")
            at, today = self._company.now(actor), self._company.today(actor)
            update = {"version": which.version + 1, "reason": reason, "wakes_at": at}
            changed = new(before).model_copy(update=update)
            plan = judged(changed, received(changed, account.items), today)
            if not plan.state.is_open:
                plan = plan.model_copy(update={"wakes_at": None})
            made[:] = [plan]
            kind = "plan_changed" if plan.state.is_open else f"plan_{plan.state}"
            event = self._accounts.draft(actor, kind, **outcome.facts(plan))
            after = outcome.after(account, plan, today, at)
            return Change(after, (event,), (store.put_of(plan),))

        self._accounts.change(actor, which.code, decide)
        self._following.start(actor, made[0])
        return made[0]

    def _one(self, actor: Actor, code: str, plan_id: str) -> Plan:
        found = store.plan(self._table.for_tenant(actor.tenant_id), code, plan_id)
        if found is None:
            raise NotFoundError("There is no such plan.")
        return found


_SAID = {
    "terms",
    "tolerance_days",
    "level_after_break",
}


def _items(account: Account, wanted: Sequence[str]) -> tuple[tuple[PlanItem, ...], str]:
    """The items as the plan keeps them, and their one currency."""
    ids = list(dict.fromkeys(wanted))
    require_items(account, ids)
    items = [item for item in map(account.item, ids) if item]
    if any(i.balance_minor <= 0 or not i.counts for i in items):
        raise InvalidError("A plan is made of invoices that are owed.")
    if len({i.currency for i in items}) > 1:
        raise InvalidError("A plan has one currency.")
    taken = [i.number for i in items if i.id in account.plans]
    if taken:
        raise ConflictError(f"In a plan already: {', '.join(taken[:10])}.", code="in_plan")
    kept = tuple(PlanItem(id=i.id, number=i.number, balance_minor=i.balance_minor) for i in items)
    return kept, items[0].currency
