"""A plan as people see it: amounts as money, and what comes next."""

from datetime import date, datetime

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.plans.model import Instalment, InstalmentState, Plan, PlanState
from chalicelib.features.plans.rules import WakeStep, next_wake


class InstalmentView(Frozen):
    """One instalment."""

    number: int
    due_on: date
    amount: Money
    received: Money
    state: InstalmentState
    # The day its debtor was reminded of it, None before; why that could not be done.
    told_on: date | None
    not_told: str


class PlanItemView(Frozen):
    """An item of a plan, and what was open of it when the plan was made."""

    id: str
    number: str
    balance: Money


class PlanView(Frozen):
    """One plan; `received_percent` is for a bar, rounded down."""

    id: str
    code: str
    # The account's, where plans of several are listed.
    name: str
    version: int
    state: PlanState
    total: Money
    received: Money
    received_percent: int
    fees: Money
    has_penalties: bool
    items: tuple[PlanItemView, ...]
    instalments: tuple[InstalmentView, ...]
    next_number: int | None
    next_on: date | None
    # What its state machine waits for, and the day.
    step: WakeStep | None
    step_on: date | None
    terms: str
    tolerance_days: int
    tolerance: Money
    remind_days: int
    level_after_break: int | None
    made_by: str
    made_at: datetime
    reason: str
    wakes_at: datetime | None
    ended_on: date | None


class PlanPreview(Frozen):
    """A plan as it would be, and what to know before it is agreed.

    Who insures the account, by when it must be declared to them, what credits are not deducted.
    """

    plan: PlanView
    insurers: str
    declare_by: date | None
    credits: Money


_SAME = {
    "id",
    "code",
    "version",
    "state",
    "terms",
    "tolerance_days",
    "has_penalties",
    "remind_days",
    "level_after_break",
    "made_by",
    "made_at",
    "reason",
    "wakes_at",
    "ended_on",
}


def shown(plan: Plan, name: str = "") -> PlanView:
    """The plan for a page."""
    waiting = next((i for i in plan.instalments if i.state.is_open), None)
    waiting = waiting if plan.state.is_open else None

    wake = next_wake(plan, plan.wakes_at.date()) if plan.wakes_at else None

    def money(minor: int) -> Money:
        return Money.of_minor(minor, plan.currency)

    return PlanView(
        **plan.model_dump(include=_SAME),
        name=name,
        total=plan.total,
        received=money(plan.received_minor),
        received_percent=plan.received_minor * 100 // plan.total_minor,
        fees=money(plan.fees_minor),
        tolerance=money(plan.tolerance_minor),
        items=tuple(
            PlanItemView(id=i.id, number=i.number, balance=money(i.balance_minor))
            for i in plan.items
        ),
        instalments=tuple(_instalment(plan, i) for i in plan.instalments),
        next_number=waiting.number if waiting else None,
        next_on=waiting.due_on if waiting else None,
        step=wake.step if wake else None,
        step_on=wake.on if wake else None,
    )


def _instalment(plan: Plan, instalment: Instalment) -> InstalmentView:
    return InstalmentView(
        number=instalment.number,
        due_on=instalment.due_on,
        amount=Money.of_minor(instalment.amount_minor, plan.currency),
        received=Money.of_minor(instalment.received_minor, plan.currency),
        state=instalment.state,
        told_on=instalment.told_on,
        not_told=instalment.not_told,
    )
