"""A plan as a calendar file: a day for each instalment, moved by a later version of the plan."""

from datetime import timedelta

from icalendar import Alarm, Calendar, Event

from chalicelib.features.agreements.words import words
from chalicelib.features.plans.model import Instalment, Plan
from chalicelib.features.templates.native import wording

REMINDED = timedelta(days=-1)


def plan_calendar(plan: Plan, with_whom: str, language: str) -> bytes:
    """The file; `with_whom` is the other side, as whoever opens it knows them."""
    calendar = Calendar()
    calendar.add("prodid", "-//Relance//Payment plans//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for instalment in plan.instalments:
        calendar.add_component(_event(plan, instalment, with_whom, language))
    return bytes(calendar.to_ical())


def _event(plan: Plan, instalment: Instalment, with_whom: str, language: str) -> Event:
    event, amount = (
        Event(),
        wording(language).formats.amount(instalment.amount_minor, plan.currency),
    )
    said = words(language)["instalment"].format(
        number=instalment.number, of=len(plan.instalments), amount=amount
    )
    is_void = instalment.state.is_open and not plan.state.is_open
    event.add("uid", f"plan-{plan.id}-{instalment.number}@relance")
    event.add("sequence", plan.version)
    event.add("dtstamp", plan.made_at)
    event.add("dtstart", instalment.due_on)
    event.add("summary", f"{said} · {with_whom}")
    event.add("description", ", ".join(item.number for item in plan.items))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if is_void else "CONFIRMED")
    event.add_component(_alarm(said))
    return event


def _alarm(said: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", said)
    alarm.add("trigger", REMINDED)
    return alarm
