"""What a plan's steps mean for its account: the items it holds, their statuses, what is told."""

from datetime import date, datetime
from typing import Any

from chalicelib.core.events import Draft
from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.plans.model import Instalment, InstalmentState, Plan, PlanState
from chalicelib.features.statuses.model import Status, StatusType

BROKEN, LATE = "plan_broken", "instalment_late"


def held(account: Account, plan: Plan, by: str, at: datetime) -> Account:
    """The account whose items follow the plan: promised for its last day, out of the scenario."""
    ids = [item.id for item in plan.items]
    last_on = plan.instalments[-1].due_on
    status = Status(type=StatusType.PROMISE, by=by, at=at, comment=plan.terms, promise_on=last_on)
    return account.model_copy(
        update={
            "plans": {**account.plans, **dict.fromkeys(ids, plan.id)},
            "statuses": {**account.statuses, **dict.fromkeys(ids, status)},
        }
    )


def released(account: Account, plan: Plan, at: datetime) -> Account:
    """The account whose items go back to the scenario: in contact, with the plan's terms."""
    ids = {item for item, plan_id in account.plans.items() if plan_id == plan.id}
    statuses = {
        k: _in_contact(s, at) if k in ids and s.type is StatusType.PROMISE else s
        for k, s in account.statuses.items()
    }
    plans = {k: v for k, v in account.plans.items() if k not in ids}
    return account.model_copy(update={"plans": plans, "statuses": statuses})


def rescheduled(account: Account, plan: Plan) -> Account:
    """The account whose items are promised for the plan's last day, as it is now."""
    last_on = plan.instalments[-1].due_on
    statuses = {
        item: status.model_copy(update={"promise_on": last_on})
        if account.plans.get(item) == plan.id and status.type is StatusType.PROMISE
        else status
        for item, status in account.statuses.items()
    }
    return account.model_copy(update={"statuses": statuses})


def _in_contact(status: Status, at: datetime) -> Status:
    update = {"type": StatusType.IN_CONTACT, "promise_on": None, "at": at}
    return status.model_copy(update=update)


def after(account: Account, before: Plan, plan: Plan, today: date, at: datetime) -> Account:
    """The account once its plan, which was as before, is as judged today."""
    account = _chased(account, before, plan, today, at)
    if plan.state.is_open:
        return account
    account = released(account, plan, at)
    if plan.state is PlanState.KEPT and plan.has_penalties:
        account = _settled(account, plan)
    if plan.state is not PlanState.BROKEN:
        return account
    level = account.level if plan.level_after_break is None else plan.level_after_break
    return account.model_copy(
        update={"level": level, "actions": (*account.actions, _alert(plan, today, at))}
    )


def _chased(account: Account, before: Plan, plan: Plan, today: date, at: datetime) -> Account:
    """The account with a call about what just became late, as long as that may still be kept."""
    late = {_late_id(plan, i): i for i in plan.instalments if i.state is InstalmentState.LATE}
    open_ids = late.keys() if plan.state.is_open else set[str]()
    known = {_late_id(before, i) for i in before.instalments if i.state is InstalmentState.LATE}
    ours = f"late-{plan.id}-"
    kept = [a for a in account.actions if not a.id.startswith(ours) or a.id in open_ids]
    new = [
        Action(id=id_, kind=ActionKind.CALL, on=today, label=LATE, by=plan.made_by, at=at)
        for id_ in open_ids
        if id_ not in known
    ]
    return account.model_copy(update={"actions": (*kept, *new)})


def _late_id(plan: Plan, instalment: Instalment) -> str:
    return f"late-{plan.id}-{instalment.number}-{instalment.due_on}"


def _settled(account: Account, plan: Plan) -> Account:
    """The account of which nothing is claimed again that this plan paid."""
    paid = dict.fromkeys((item.id for item in plan.items), plan.made_on)
    terms = account.penalties.model_copy(update={"settled": {**account.penalties.settled, **paid}})
    return account.model_copy(update={"penalties": terms})


def _alert(plan: Plan, today: date, at: datetime) -> Action:
    """What the collector finds in its agenda, once however often it is made."""
    return Action(
        id=f"plan-{plan.id}", kind=ActionKind.CALL, on=today, label=BROKEN, by=plan.made_by, at=at
    )


def declaration(plan: Plan, by_on: date, insurers: str) -> Action:
    """The insurer must be told of the plan by a day (seed 004)."""
    return Action(
        id=f"insurer-{plan.id}",
        kind=ActionKind.TASK,
        on=by_on,
        label="plan_declaration",
        note=insurers,
        by=plan.made_by,
        at=plan.made_at,
    )


def unfollowed(plan_id: str, today: date, at: datetime) -> Action:
    """Somebody must look at a plan by hand: its state machine gave up."""
    return Action(
        id=f"unfollowed-{plan_id}", kind=ActionKind.TASK, on=today, label="plan_unfollowed", at=at
    )


def told(before: Plan, plan: Plan, by: str, at: datetime) -> tuple[Draft, ...]:
    """The events of what changed: each instalment that moved, then the plan's end."""
    moved = [
        (f"instalment_{now.state}", _instalment(plan, now))
        for was, now in zip(before.instalments, plan.instalments, strict=True)
        if was.state != now.state
    ]
    if before.state != plan.state:
        moved.append((f"plan_{plan.state}", facts(plan)))
    return tuple(Draft(at=at, by=by, kind=kind, facts=said) for kind, said in moved)


def changed(before: Plan, plan: Plan, by: str, at: datetime) -> tuple[Draft, ...]:
    """The events of what a person did: other terms, its end, or money marked and what that kept."""
    if len(plan.marks) > len(before.marks):
        mark = Draft(at=at, by=by, kind="plan_payment_marked", facts=_marked(plan))
        return (mark, *told(before, plan, by, at))
    kind = "plan_changed" if plan.state.is_open else f"plan_{plan.state}"
    return (Draft(at=at, by=by, kind=kind, facts=facts(plan)),)


def _marked(plan: Plan) -> dict[str, Any]:
    mark = plan.marks[-1]
    said = {
        "plan": plan.id,
        "amount": str(Money.of_minor(mark.amount_minor, plan.currency)),
        "on": mark.on.isoformat(),
    }
    return {**said, "number": mark.instalment} if mark.instalment else said


def not_told(plan: Plan, instalment: Instalment | None, why: str) -> tuple[str, dict[str, Any]]:
    """The event of a message about a plan, or one of its instalments, that could not go."""
    if instalment is None:
        return "plan_not_told", {**facts(plan), "why": why}
    return "instalment_not_told", {**_instalment(plan, instalment), "why": why}


def _instalment(plan: Plan, instalment: Instalment) -> dict[str, Any]:
    return {
        "plan": plan.id,
        "number": instalment.number,
        "of": len(plan.instalments),
        "due_on": instalment.due_on.isoformat(),
        "amount": str(Money.of_minor(instalment.amount_minor, plan.currency)),
        "received": str(Money.of_minor(instalment.received_minor, plan.currency)),
    }


def facts(plan: Plan) -> dict[str, Any]:
    """A plan for the history."""
    return {
        "plan": plan.id,
        "version": plan.version,
        "items": [item.number for item in plan.items[:50]],
        "amount": str(plan.total),
        "count": len(plan.instalments),
        "first_on": plan.instalments[0].due_on.isoformat(),
        "last_on": plan.instalments[-1].due_on.isoformat(),
        "terms": plan.terms,
        "reason": plan.reason,
    }
