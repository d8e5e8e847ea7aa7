"""The days of a plan as a calendar file (RFC 5545): whole days, one per instalment."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from chalicelib.features.agreements.words import words
from chalicelib.features.plans.model import Plan
from chalicelib.features.templates.native import wording


def plan_ics(plan: Plan, customer: str, language: str, now: datetime) -> bytes:
    """An event for each instalment still open; the same plan again updates the same events."""
    said, formats = words(language), wording(language).formats
    calendar = Calendar()
    calendar.add("prodid", "-//Relance//plans//")
    calendar.add("version", "2.0")
    for instalment in plan.instalments:
        if not instalment.state.is_open:
            continue
        event = Event()
        event.add("uid", f"{plan.id}-{instalment.number}@relance")
        event.add("dtstamp", now)
        event.add("sequence", plan.version)
        event.add("dtstart", instalment.due_on)
        event.add("dtend", instalment.due_on + timedelta(days=1))
        amount = formats.amount(instalment.amount_minor, plan.currency)
        event.add(
            "summary",
            said["event"].format(
                number=instalment.number,
                count=len(plan.instalments),
                amount=amount,
                customer=customer,
            ),
        )
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
