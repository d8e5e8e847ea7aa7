"""What debtors are told of their plans by themselves: before an instalment, and when it is broken.

A message has the day it is for in its id, not the day it happens to leave: asked for again on
another day it is still the same one.
"""

from collections.abc import Callable
from datetime import date
from string import Template

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.agreements.words import words
from chalicelib.features.plans.model import MISSED, Instalment, Plan
from chalicelib.features.plans.rules import remind_on
from chalicelib.features.reminders.letters import Written
from chalicelib.features.reminders.model import ByHand, Circumstances
from chalicelib.features.reminders.occasions import Occasion
from chalicelib.features.reminders.sending import Sending
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.native import language_of, wording


class PlanNotices:
    """`plans.telling.Notices`: e-mails to the collection contact, in the debtor's language."""

    def __init__(
        self,
        accounts: Accounts,
        company: Company,
        sending: Sending,
        circumstances: Callable[[Actor], Circumstances],
    ) -> None:
        self._accounts, self._company = accounts, company
        self._sending, self._circumstances = sending, circumstances

    def may_go(self, actor: Actor) -> bool:
        """Whether messages go by themselves: not on holidays, days without sending, in a pause."""
        holds = self._circumstances(actor)
        return holds.is_sending_day and not holds.is_holiday and holds.paused is None

    def remind(self, actor: Actor, plan: Plan, instalment: Instalment) -> str:
        """Before an instalment: what is still to come of it, and when."""
        left = instalment.amount_minor - instalment.received_minor
        said = {"number": instalment.number, "of": len(plan.instalments)}
        id_ = f"remind-{plan.id}-{instalment.due_on}-{instalment.amount_minor}"
        filled = (left, instalment.due_on, said)
        return self._write(actor, plan, ("remind", id_, remind_on(plan, instalment)), filled)

    def tell_broken(self, actor: Actor, plan: Plan) -> str:
        """That the plan is broken, and what is owed again."""
        missed = next(i for i in plan.instalments if i.state in MISSED)
        left = plan.total_minor - plan.received_minor
        about = ("broken", f"broken-{plan.id}", plan.ended_on or missed.due_on)
        return self._write(actor, plan, about, (left, missed.due_on, {}))

    def _write(
        self,
        actor: Actor,
        plan: Plan,
        about: tuple[str, str, date],
        filled: tuple[int, date, dict[str, int]],
    ) -> str:
        """Send once; the code of the reason why nothing could be sent."""
        what, message_id, on = about
        left, due_on, said = filled
        account, settings = self._accounts.get(actor, plan.code), self._company.settings(actor)
        language = language_of(account.language, settings.language)
        formats, own = wording(language).formats, words(language)[what]
        body = Template(own["body"]).substitute(
            amount=formats.amount(left, plan.currency), day=formats.day(due_on), **said
        )
        contact, open_ids = account.collection_contact, {i.id for i in account.items}
        written = Written(
            language=language,
            subject=own["subject"],
            body=body.strip(),
            items=tuple(i.id for i in plan.items if i.id in open_ids),
            contacts=(contact.id,) if contact else (),
            about=f"plan_{what}",
        )
        asked = ByHand(run_id=message_id, written=written)
        found = self._sending.run_one(actor, plan.code, Occasion(on, Circumstances(), asked))
        # One that was written, and failed later, stands among the account's messages.
        return found.reason.code if found.reason and not found.reminder_id else ""
