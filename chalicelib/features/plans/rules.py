"""How a plan goes on: what was received, what each instalment is worth, and when to look again.

The books say what was paid: what is still open of the plan's items, and unallocated payments dated
since the plan was made. A person may have seen money earlier (marks). Both tell of the same
payments, so the larger counts. It covers the instalment it was marked for, else the oldest first,
and what is over is carried to the oldest that is open. States only move forward: an instalment that
was kept keeps its money, one that was broken is never kept again.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.plans.model import (
    MISSED,
    Instalment,
    InstalmentState,
    Plan,
    PlanState,
)

WakeStep = Literal["remind", "check", "late", "deadline"]


class Wake(NamedTuple):
    """When a plan must be looked at next, and why."""

    on: date
    step: WakeStep


def received(plan: Plan, open_items: Iterable[OpenItem]) -> int:
    """What was paid of the plan so far, in minor units, never more than its total."""
    seen = 0
    for mark in plan.marks:
        seen = max(seen, mark.known_minor) + mark.amount_minor
    return min(plan.total_minor, max(in_books(plan, open_items), seen))


def in_books(plan: Plan, open_items: Iterable[OpenItem]) -> int:
    """What the books show as paid of the plan, in minor units."""
    items = [i for i in open_items if i.currency == plan.currency]
    left = {i.id: max(0, i.balance_minor) for i in items}
    paid = sum(
        item.balance_minor - min(item.balance_minor, left.get(item.id, 0)) for item in plan.items
    )
    unallocated = -sum(
        i.balance_minor
        for i in items
        if i.is_credit and i.kind is ItemKind.PAYMENT and i.issued_on >= plan.made_on
    )
    return paid + unallocated


def judged(plan: Plan, received_minor: int, today: date) -> Plan:
    """The plan on a day, after that much was received of it in all."""
    if plan.state is not PlanState.ACTIVE:
        return plan
    shares = _shares(plan, max(received_minor, plan.received_minor))
    instalments = tuple(_instalment(plan, i, shares[i.number], today) for i in plan.instalments)
    return _plan_after(plan.model_copy(update={"instalments": instalments}), today)


def _shares(plan: Plan, received_minor: int) -> dict[int, int]:
    """What each instalment gets by its number: what it was kept with, its marks, then the rest."""
    amounts = {i.number: i.amount_minor for i in plan.instalments}
    kept = {i.number: i.received_minor for i in plan.instalments if not i.state.is_open}
    marked = [(m.instalment, m.amount_minor) for m in plan.marks if m.instalment]
    named = [(number, minor) for number, minor in marked if number not in kept]
    shares = dict.fromkeys(amounts, 0)
    for number, minor in (*kept.items(), *named, *amounts.items()):
        share = min(minor, amounts[number] - shares[number], received_minor)
        shares[number] += share
        received_minor -= share
    return shares


def _instalment(plan: Plan, before: Instalment, share: int, today: date) -> Instalment:
    if not before.state.is_open:
        return before.model_copy(update={"received_minor": share})
    is_kept = share >= before.amount_minor - min(plan.tolerance_minor, before.amount_minor - 1)
    if is_kept:
        state = InstalmentState.KEPT
    elif today > before.due_on + timedelta(days=plan.tolerance_days):
        state = InstalmentState.PARTLY if share else InstalmentState.BROKEN
    else:
        state = InstalmentState.LATE if today > before.due_on else before.state
    return before.model_copy(update={"received_minor": share, "state": state})


def _plan_after(plan: Plan, today: date) -> Plan:
    states = {i.state for i in plan.instalments}
    if states & MISSED:
        return _ended(plan, PlanState.BROKEN, today)
    if states == {InstalmentState.KEPT}:
        return _ended(plan, PlanState.KEPT, today)
    return plan


def rescheduled(plan: Plan, rows: Iterable[Instalment]) -> Plan:
    """The plan with these rows for what is open; those that stay keep reminder and marks.

    Money marked for an instalment that is no more is for the oldest one.
    """
    same = {(i.due_on, i.amount_minor): i for i in plan.instalments if i.state.is_open}
    kept = [i for i in plan.instalments if not i.state.is_open]
    anew = (same.get((i.due_on, i.amount_minor), i) for i in rows)
    after = sorted((*kept, *anew), key=lambda i: i.due_on)
    numbers = {i.number: n for n, i in enumerate(after, 1) if i in plan.instalments}
    marks = tuple(
        m.model_copy(update={"instalment": numbers.get(m.instalment or 0)}) for m in plan.marks
    )
    whole = tuple(i.model_copy(update={"number": n}) for n, i in enumerate(after, 1))
    return plan.model_copy(update={"instalments": whole, "marks": marks})


def _ended(plan: Plan, state: PlanState, today: date) -> Plan:
    return plan.model_copy(update={"state": state, "ended_on": today})


def next_wake(plan: Plan, today: date, sending_weekdays: Container[int] = range(7)) -> Wake | None:
    """When the plan must be looked at next, today or later; None once it has ended.

    Courtesy reminders wait for a day on which the company sends, up to the instalment's own.
    A step of today stands until the next day, so that whoever comes late still takes it.
    """
    if plan.state is not PlanState.ACTIVE:
        return None
    current = next(i for i in plan.instalments if i.state.is_open)
    deadline = current.due_on + timedelta(days=plan.tolerance_days + 1)
    steps = [Wake(current.due_on, "check"), Wake(deadline, "deadline")]
    if plan.tolerance_days:
        steps.insert(1, Wake(current.due_on + timedelta(days=1), "late"))
    check = next((step for step in steps if step.on >= today), steps[-1])
    reminders = [Wake(on, "remind") for on in _reminders(plan, today, sending_weekdays)]
    return min([*reminders, check], key=lambda step: step.on)


def to_remind(plan: Plan, today: date) -> Instalment | None:
    """The instalment whose debtor is reminded of it today: once, up to its day, if not paid."""
    if plan.state is not PlanState.ACTIVE:
        return None
    waiting = (i for i in plan.instalments if _is_untold(plan, i))
    return next((i for i in waiting if remind_on(plan, i) <= today <= i.due_on), None)


def remind_on(plan: Plan, instalment: Instalment) -> date:
    """The day its courtesy reminder is for."""
    return instalment.due_on - timedelta(days=plan.remind_days)


def _reminders(plan: Plan, today: date, sending_weekdays: Container[int]) -> Iterator[date]:
    """The days of the courtesy reminders to come, today's as long as it did not go."""
    for instalment in plan.instalments:
        on = max(today, remind_on(plan, instalment))
        while on < instalment.due_on and on.weekday() not in sending_weekdays:
            on += timedelta(days=1)
        if _is_untold(plan, instalment) and on <= instalment.due_on:
            yield on


def _is_untold(plan: Plan, instalment: Instalment) -> bool:
    """Whether a reminder is still to go; what is due at once was told when it was agreed."""
    is_open = instalment.state is InstalmentState.PLANNED and instalment.told_on is None
    return bool(plan.remind_days) and is_open and remind_on(plan, instalment) > plan.made_on
