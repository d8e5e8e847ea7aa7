"""A payment plan as a debtor proposes it (product P3): monthly, within what the company allows."""

from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.model import Answer, AnswerState, Given, Link
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.plans.schedule import Rhythm, due_dates
from chalicelib.features.plans.terms import Equal, NewPlan, Schedule
from chalicelib.features.settings.model import CompanySettings

INSTALMENTS_MIN = 2


class Limits(NamedTuple):
    """What may be proposed: at most that many instalments (0: none), the first and last by when."""

    instalments_max: int
    first_until: date
    last_until: date


def limits(settings: CompanySettings, today: date) -> Limits:
    """The company's limits on a day."""
    return Limits(
        settings.proposal_instalments_max,
        today + timedelta(days=settings.proposal_first_within_days),
        today + timedelta(days=settings.proposal_days_max),
    )


def proposal_complaints(
    given: Given, items: tuple[OpenItem, ...], account: Account, allowed: Limits, today: date
) -> dict[str, str]:
    """What is missing or beyond the limits, as {field: code}."""
    if allowed.instalments_max < INSTALMENTS_MIN:
        return {"kind": "kind_missing"}
    if not _can_be_planned(items, account):
        return {"item": "item_plan"}
    if not INSTALMENTS_MIN <= given.instalments <= allowed.instalments_max:
        return {"instalments": "instalments_count"}
    if given.on is None:
        return {"first_on": "date_missing"}
    if not today <= given.on <= allowed.first_until:
        return {"first_on": "first_late"}
    last_on = due_dates(given.on, given.instalments, Rhythm.MONTHS)[-1]
    return {} if last_on <= allowed.last_until else {"instalments": "plan_long"}


def _can_be_planned(items: tuple[OpenItem, ...], account: Account) -> bool:
    """Whether they are invoices of one currency that no plan holds yet."""
    owed = all(i.counts and i.balance_minor > 0 and i.id not in account.plans for i in items)
    return owed and len({i.currency for i in items}) == 1


def plan_of(answer: Answer, account: Account) -> NewPlan | None:
    """The plan that a yes agrees, of the items still open; None when nothing is left to pay."""
    open_ids = tuple(i.id for i in answer.items if account.item(i.id))
    offer = answer.counter
    first_on = offer.first_on if offer else answer.on
    if first_on is None or not open_ids:
        return None
    count = offer.instalments if offer else answer.instalments
    equal = Equal(count=count, first_on=first_on)
    return NewPlan(items=open_ids, schedule=Schedule(equal=equal), terms=answer.comment)


def is_offered(answer: Answer, link: Link, account: Account, today: date) -> bool:
    """Whether the bearer of a link may accept what a collector offered for this answer."""
    is_open = answer.state is AnswerState.COUNTERED and answer.counter is not None
    if not is_open or not answer.counter or today > answer.counter.until:
        return False
    ids = {i.id for i in answer.items}
    left = tuple(i for i in account.items if i.id in ids)
    return ids <= set(link.item_ids) and bool(left) and _can_be_planned(left, account)
