"""A plan as it is agreed on a day: from the items it is made of and what was said. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from chalicelib.core.clock import local_date
from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.core.ids import new_id
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import require_items
from chalicelib.features.charging.rules import of_items
from chalicelib.features.credit.model import GuaranteeKind
from chalicelib.features.plans import schedule
from chalicelib.features.plans.model import Plan, PlanItem
from chalicelib.features.plans.terms import NewPlan, minor_of
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.statuses.model import StatusType


class Making(NamedTuple):
    """Who agrees a plan, when, and what the company usually does."""

    by: str
    at: datetime
    settings: CompanySettings

    @property
    def today(self) -> date:
        """The calendar date where the company is."""
        return local_date(self.at, self.settings.timezone)


def made(account: Account, given: NewPlan, making: Making) -> Plan:
    """The plan; InvalidError or ConflictError says why it cannot be agreed."""
    items, currency = _items(account, given.items)
    settings, today = making.settings, making.today
    usual_level, usual_days = settings.plan_level_after_break, settings.plan_remind_days
    fees = minor_of(given.fees, currency, "fees")
    if given.penalties:
        fees += _penalties(account, settings, items, today)
    total = sum(i.balance_minor for i in items) + fees
    instalments = given.schedule.instalments(total, currency)
    schedule.check(instalments, total, today, currency)
    return Plan(
        id=new_id(making.at),
        code=account.code,
        currency=currency,
        items=items,
        fees_minor=fees,
        has_penalties=given.penalties,
        instalments=instalments,
        terms=given.terms,
        tolerance_days=given.tolerance_days,
        tolerance_minor=minor_of(given.tolerance, currency, "tolerance"),
        level_after_break=usual_level
        if given.level_after_break is None
        else given.level_after_break,
        remind_days=usual_days if given.remind_days is None else given.remind_days,
        made_by=making.by,
        made_at=making.at,
        # Looked at as soon as its execution begins, or by the next sweep.
        wakes_at=making.at,
    )


class Aside(NamedTuple):
    """What to know of an account before a plan is agreed.

    Who insures it, the day by which they must be told, and the credits that the plan does not
    deduct, in minor units of its currency.
    """

    insurers: str
    declare_by: date | None
    credits_minor: int


def aside(account: Account, given: NewPlan, making: Making, currency: str) -> Aside:
    """What stands beside a plan in that currency."""
    credits_minor = -sum(
        i.balance_minor
        for i in account.items
        if i.is_credit and i.counts and i.currency == currency
    )
    return Aside(*declared(account, given, making), credits_minor)


def declared(account: Account, given: NewPlan, making: Making) -> tuple[str, date | None]:
    """Who insures the account, and the day by which the plan must be declared, if at all."""
    held = [g for g in account.credit.guarantees if g.kind is GuaranteeKind.INSURANCE]
    insurers = [f"{g.name} {g.reference}".strip() for g in held if g.holds(making.today)]
    usual = making.today + timedelta(days=making.settings.plan_declare_within_days)
    return ", ".join(insurers), given.declare_by or (usual if insurers else None)


def _items(account: Account, wanted: Sequence[str]) -> tuple[tuple[PlanItem, ...], str]:
    """The items as the plan keeps them, and their one currency."""
    ids = list(dict.fromkeys(wanted)) or _all_owed(account)
    if not ids:
        raise InvalidError("Nothing of this account can be planned.", code="plan_items")
    require_items(account, ids)
    items = [item for item in map(account.item, ids) if item]
    if any(i.balance_minor <= 0 or not i.counts for i in items):
        raise InvalidError("A plan is made of invoices that are owed.", code="plan_items")
    if len({i.currency for i in items}) > 1:
        raise InvalidError("A plan has one currency.", code="plan_currency")
    taken = [i.number for i in items if i.id in account.plans]
    if taken:
        raise ConflictError(f"In a plan already: {', '.join(taken[:10])}.", code="in_plan")
    kept = tuple(PlanItem(id=i.id, number=i.number, balance_minor=i.balance_minor) for i in items)
    return kept, items[0].currency


def _all_owed(account: Account) -> list[str]:
    """Every invoice that is owed and free to be planned."""
    disputed = {i for i, s in account.statuses.items() if s.type is StatusType.DISPUTE}
    held = {*disputed, *account.plans}
    return [i.id for i in account.items if i.balance_minor > 0 and i.counts and i.id not in held]


def _penalties(
    account: Account, settings: CompanySettings, items: Sequence[PlanItem], today: date
) -> int:
    """Interest and indemnities of the items, which are of one currency."""
    interest, indemnity = of_items(account, settings, [item.id for item in items], today)
    return sum((*interest.values(), *indemnity.values()))
