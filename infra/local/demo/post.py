"""SMS and letters of the demonstration: some customers follow a scenario that has both."""

from datetime import date

from chalicelib.container import Services
from chalicelib.features.access.model import Actor
from chalicelib.features.assignment.model import Rule, Where
from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from chalicelib.features.reminders.compose import untagged
from chalicelib.features.scenarios.model import ScenarioFields, StepChannel
from chalicelib.features.scenarios.native import NATIVE
from chalicelib.ports import Sms

SCENARIO = "post"
# Those of its customers who gave a mobile number.
_MOBILE = 'phone contains "+33 6"'
_CHANNELS = {"reminder_1": StepChannel.SMS, "reminder_2": StepChannel.LETTER}
_NAMES = {"fr": "SMS et courrier", "en": "SMS and letter"}
_RULE = "Clients qui ont un mobile"
_REASON = "Des entreprises, qui ont donné ce numéro pour leurs factures."


def begin(services: Services, actor: Actor) -> None:
    """Customers with a mobile number get an SMS at the first reminder, a letter at the second."""
    steps = tuple(
        step.model_copy(update={"channel": _CHANNELS.get(step.key, step.channel)})
        for step in NATIVE.steps
    )
    fields = ScenarioFields(names=_NAMES, steps=steps, minimum_amount=NATIVE.minimum_amount)
    services.editing.save_scenario(
        actor, SCENARIO, 0, fields, note="", reason=_REASON, language="fr"
    )
    rule = Rule(name=_RULE, where=Where(search=_MOBILE), scenario=SCENARIO)
    known = services.assignment.rules(actor)
    services.assignment.change(actor, known.model_copy(update={"rules": (*known.rules, rule)}))
    services.assignment.apply(actor)


def take_to_post(services: Services, actor: Actor, on: date) -> None:
    """Letters made before that day have left on it."""
    waiting, _ = services.postal.page(actor, None, "")
    for reminder in (w.reminder for w in waiting if w.reminder.on < on):
        services.postal.post(actor, reminder.code, reminder.id, on)


def keep_sms(services: Services, actor: Actor, sent: list[tuple[str, Sms]]) -> None:
    """What phones received stands in the outbox, as on every day since."""
    table, at = services.ports.table.for_tenant(actor.tenant_id), services.ports.clock.now()
    for message_id, sms in sent:
        message = OutboxMessage(
            id=f"{at:%Y%m%dT%H%M%S%f}-{message_id[-8:]}",
            at=at,
            to=sms.number,
            sender=sms.sender,
            subject="SMS",
            headers={},
            text=sms.text,
            html="",
            account=untagged(sms.tags["account"]),
        )
        store.put(table, message)
