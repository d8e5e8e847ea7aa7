"""What holds for the whole company now: the age of its books, its hours, its sender."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from chalicelib.core.clock import local_date
from chalicelib.features.access.model import Actor
from chalicelib.features.circuit.model import Pause
from chalicelib.features.law.rules import SMS_FROM_HOUR, SMS_TO_HOUR
from chalicelib.features.penalties.model import Regime
from chalicelib.features.reminders.model import SYSTEM, Circumstances, Reason, Reminder
from chalicelib.features.scenarios.holidays import is_holiday
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.settings.service import Company

# The date of the newest extract that was applied, None before the first.
LastImport = Callable[[Actor], date | None]
# Why the company's automatic sending is paused, None when it is not.
Paused = Callable[[Actor], Pause | None]


def circumstances(
    actor: Actor, company: Company, last_import_on: LastImport, paused: Paused
) -> Circumstances:
    """As the daily run sees them."""
    settings, now = company.settings(actor), company.now(actor)
    there = now.astimezone(ZoneInfo(settings.timezone))
    last = last_import_on(actor)
    today = local_date(now, settings.timezone)
    age = (today - last).days if last else None
    return Circumstances(
        last_import_on=last,
        is_stale=age is None or age > settings.stale_after_days,
        paused=reason_of(paused(actor)),
        has_sender=settings.sender_email is not None,
        is_for_consumers=settings.penalties.regime is Regime.BE_B2C,
        keeps_holidays=settings.keeps_holidays,
        is_holiday=settings.keeps_holidays and is_holiday(settings.country, today),
        is_sending_day=there.weekday() in settings.sending_weekdays,
        is_sms_hour=is_sms_hour(actor, company),
        is_sending_hour=_is_sending_hour(settings, there),
    )


def may_leave_now(reminder: Reminder, settings: CompanySettings, now: datetime) -> bool:
    """Whether the hour lets a message go that waited: one that a person sent, at any."""
    return "@" in reminder.by or _is_sending_hour(
        settings, now.astimezone(ZoneInfo(settings.timezone))
    )


def is_over(reminder: Reminder, settings: CompanySettings, now: datetime) -> bool:
    """Whether the day is over that a daily run decided it for: the next one decides anew."""
    return reminder.by == SYSTEM and reminder.on < local_date(now, settings.timezone)


def _is_sending_hour(settings: CompanySettings, there: datetime) -> bool:
    return settings.sending_from_hour <= there.hour < settings.sending_to_hour


def is_sms_hour(actor: Actor, company: Company) -> bool:
    """Whether telephones may ring where the company is."""
    there = company.now(actor).astimezone(ZoneInfo(company.settings(actor).timezone))
    return SMS_FROM_HOUR <= there.hour < SMS_TO_HOUR


def reason_of(pause: Pause | None) -> Reason | None:
    """A pause as the reason it is."""
    if pause is None:
        return None
    facts = {"date": str(pause.at.date()), "count": str(pause.count), "of": str(pause.of)}
    return Reason(code=f"paused_{pause.cause}", facts=facts)


def for_a_person(holds: Circumstances, *, accept_stale: bool) -> Circumstances:
    """A person may send at any hour, and with old books when saying so."""
    return holds.model_copy(
        update={
            "paused": None,
            "is_sending_day": True,
            "is_sending_hour": True,
            "keeps_holidays": False,
            "is_holiday": False,
            "is_stale": holds.is_stale and not accept_stale,
        }
    )
