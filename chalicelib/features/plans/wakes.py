"""The instant a plan is looked at next, by what its company chose. Pure."""

from datetime import date, datetime, timedelta

from chalicelib.core.clock import start_of
from chalicelib.features.plans.model import Plan, PlanState
from chalicelib.features.plans.rules import next_wake
from chalicelib.features.settings.model import CompanySettings


def waiting(plan: Plan, settings: CompanySettings, today: date) -> Plan:
    """A plan that goes on, looked at again on the morning of its next step: never today."""
    wake = next_wake(plan, today + timedelta(days=1), settings.sending_weekdays)
    return plan.model_copy(update={"wakes_at": _morning(wake.on, settings) if wake else None})


def tomorrow(plan: Plan, settings: CompanySettings, today: date) -> Plan:
    """A plan of which something is to be said on a day when messages go."""
    return plan.model_copy(update={"wakes_at": _morning(today + timedelta(days=1), settings)})


def ended(plan: Plan, settings: CompanySettings, now: datetime) -> Plan:
    """A plan at its end: followed no more, once its debtor was told where this is wanted."""
    is_to_tell = plan.state is PlanState.BROKEN and settings.tells_broken_plans
    return plan.model_copy(update={"wakes_at": now if is_to_tell else None})


def _morning(day: date, settings: CompanySettings) -> datetime:
    """When the day's extract is in and messages may go."""
    hour = max(settings.daily_hour, settings.sending_from_hour)
    return start_of(day, settings.timezone) + timedelta(hours=hour)
