"""Payment plans: of an account, of the company, made and changed by people."""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.api.documents import DocumentRow, UploadId, row_of
from chalicelib.api.files import CALENDAR, PDF, attachment
from chalicelib.api.messages import MessageId, MessageSent, Recipients, sent
from chalicelib.api.routing import Reply, Routes
from chalicelib.api.wording import reader
from chalicelib.container import services
from chalicelib.core.money import Money, totals
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.plans.model import INSTALMENTS_MAX, PlanState
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan, Schedule
from chalicelib.features.plans.views import PlanPreview, PlanView, shown
from chalicelib.features.reminders.letters import DOCUMENTS_MAX
from chalicelib.features.settings.model import Line

routes = Routes("plans")

DocumentId = Annotated[str, Field(min_length=1, max_length=100)]
Reason = Annotated[str, Field(min_length=1, max_length=500)]


class PlansQuery(Strict):
    """Which plans, and where the page begins."""

    state: PlanState = PlanState.ACTIVE
    cursor: str | None = None


class NewSchedule(Strict):
    """Other dates or amounts for what is still open, and why."""

    schedule: Schedule
    reason: Reason


class Postponement(Strict):
    """The next instalment's new day, and why."""

    to_on: date
    reason: Reason


class Cancellation(Strict):
    """Why a plan ends."""

    reason: Reason


class Confirmation(Strict):
    """To whom the agreement goes: contacts by id, the first is written to.

    `again`: an id of the caller's, for another message where the first one failed.
    """

    contacts: Recipients
    # Documents of the account that leave beside the agreement and the calendar.
    documents: Annotated[tuple[DocumentId, ...], Field(max_length=DOCUMENTS_MAX - 2)] = ()
    again: MessageId | None = None


class SignedAgreement(Strict):
    """A file that was posted by `document-uploads`: the agreement, signed."""

    upload: UploadId
    filename: Line


class Payment(Strict):
    """Money that the books do not show yet: for an instalment, by default the oldest open one."""

    amount: Money
    on: date
    instalment: Annotated[int, Field(ge=1, le=INSTALMENTS_MAX)] | None = None


@routes.get("/plans")
def plans(actor: Actor, query: PlansQuery) -> Page[PlanView]:
    """Plans in a state: by their next day, ended ones newest first."""
    page, names = services().plans.page(actor, query.state, query.cursor)
    items = tuple(shown(plan, names[plan.code]) for plan in page.items)
    return Page[PlanView](items=items, next_cursor=page.next_cursor)


class AccountPlans(Page[PlanView]):
    """The plans of an account; `to_come` is what its active ones still bring."""

    to_come: tuple[Money, ...]


@routes.get("/accounts/{code}/plans")
def account_plans(actor: Actor, code: str) -> AccountPlans:
    """The plans of an account, newest first."""
    items = tuple(map(shown, services().plans.of_account(actor, code)))
    to_come = totals(
        (plan.total.minor - plan.received.minor, plan.total.currency)
        for plan in items
        if plan.state is PlanState.ACTIVE
    )
    return AccountPlans(items=items, to_come=to_come)


@routes.get("/accounts/{code}/plans/{plan_id}")
def account_plan(actor: Actor, code: str, plan_id: str) -> PlanView:
    """One plan."""
    return shown(services().plans.get(actor, code, plan_id))


@routes.post("/accounts/{code}/plan-previews")
def preview_plan(actor: Actor, code: str, body: NewPlan) -> PlanPreview:
    """The plan as it would be."""
    plan, aside = services().plans.preview(actor, code, body)
    return PlanPreview(
        plan=shown(plan),
        insurers=aside.insurers,
        declare_by=aside.declare_by,
        credits=Money.of_minor(aside.credits_minor, plan.currency),
    )


@routes.post("/accounts/{code}/plans", status=201)
def make_plan(actor: Actor, code: str, body: NewPlan, version: int) -> PlanView:
    """Make a plan from open items; `If-Match` is the account's version."""
    return shown(services().plans.make(actor, code, version, body))


@routes.put("/accounts/{code}/plans/{plan_id}/schedule")
def change_plan(actor: Actor, code: str, plan_id: str, body: NewSchedule, version: int) -> PlanView:
    """Change what is still open of a plan."""
    which = Which(code, plan_id, version)
    return shown(services().plans.change(actor, which, body.schedule, body.reason))


@routes.post("/accounts/{code}/plans/{plan_id}/postponements")
def postpone_instalment(
    actor: Actor, code: str, plan_id: str, body: Postponement, version: int
) -> PlanView:
    """Postpone the next instalment."""
    which = Which(code, plan_id, version)
    return shown(services().plans.postpone(actor, which, body.to_on, body.reason))


@routes.post("/accounts/{code}/plans/{plan_id}/cancellations")
def cancel_plan(
    actor: Actor, code: str, plan_id: str, body: Cancellation, version: int
) -> PlanView:
    """End a plan; its items go back to the scenario."""
    return shown(services().plans.cancel(actor, Which(code, plan_id, version), body.reason))


@routes.post("/accounts/{code}/plans/{plan_id}/payments")
def mark_payment(actor: Actor, code: str, plan_id: str, body: Payment, version: int) -> PlanView:
    """Say that money came that the books do not show yet."""
    which = Which(code, plan_id, version)
    return shown(services().plans.mark(actor, which, body.amount, body.on, body.instalment))


@routes.get("/accounts/{code}/plans/{plan_id}/agreement.pdf")
def plan_agreement(actor: Actor, code: str, plan_id: str) -> Reply:
    """The agreement, to be signed; ask with `Accept` for this type, or for any."""
    pdf = services().agreements.pdf(actor, code, plan_id)
    return attachment(pdf, PDF, f"{code}-agreement.pdf")


@routes.post("/accounts/{code}/plans/{plan_id}/agreements", status=201)
def attach_agreement(actor: Actor, code: str, plan_id: str, body: SignedAgreement) -> DocumentRow:
    """Keep a signed agreement: on the plan, in the credit-and-risk file."""
    kept = services().agreements.attach(actor, code, plan_id, body.upload, body.filename)
    return row_of(kept)


@routes.get("/accounts/{code}/plans/{plan_id}/calendar.ics")
def plan_calendar(actor: Actor, code: str, plan_id: str) -> Reply:
    """The instalments for the collector's calendar."""
    return attachment(services().agreements.calendar(actor, code, plan_id), CALENDAR, f"{code}.ics")


@routes.post("/accounts/{code}/plans/{plan_id}/confirmations")
def confirm_plan(actor: Actor, code: str, plan_id: str, body: Confirmation) -> MessageSent:
    """Send the agreement to the debtor, once for each version; it stands in the risk file."""
    found = services().agreements.confirm(
        actor, code, plan_id, body.contacts, documents=body.documents, again=body.again or ""
    )
    return sent(found, reader(actor))
