"""Counter-proposals (product P3): another plan is offered, the debtor accepts it from a link."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from string import Template
from typing import NamedTuple

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.answers import store
from chalicelib.features.answers.model import (
    Acceptance,
    Answer,
    AnswerKind,
    AnswerState,
    Counter,
    Link,
)
from chalicelib.features.answers.pages.words import words
from chalicelib.features.answers.proposals import is_offered, plan_of
from chalicelib.features.answers.rules import decided, pauses, with_id
from chalicelib.features.messages.service import Messages
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.service import Plans
from chalicelib.features.reminders.letters import Written
from chalicelib.features.reminders.model import Outcome
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.native import language_of, wording
from chalicelib.ports import Table

# An offer stands this long, and never beyond its own first date.
OFFER_DAYS = 14


class Offer(NamedTuple):
    """Another plan than the proposed one, and the contacts who are told."""

    instalments: int
    first_on: date
    contacts: tuple[str, ...]


class Counters:
    """Offers of the actor's tenant."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, plans: Plans, messages: Messages
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._plans, self._messages = plans, messages

    def offer(self, actor: Actor, code: str, answer_id: str, given: Offer) -> Outcome:
        """Answer a proposal with another one and tell the debtor, once; the same again is one.

        Nothing is offered when the message cannot go: the outcome says why.
        """
        actor.require(Role.COLLECTOR)
        account = self._accounts.get(actor, code)
        offered = self._offered(actor, account, answer_id, given)
        written = self._letter(actor, account, offered, given.contacts)
        if self._messages.show(actor, code, written).reason is None:
            self._accounts.change(actor, code, partial(self._change, actor, answer_id, given))
        return self._messages.send(actor, code, f"counter-{answer_id}", written)

    def send_again(
        self, actor: Actor, code: str, answer_id: str, message_id: str, contacts: tuple[str, ...]
    ) -> Outcome:
        """Tell the debtor of an offer that still stands once more: its message did not arrive.

        Once for each `message_id`; the acceptance will name those it was sent to last.
        """
        actor.require(Role.COLLECTOR)
        account = self._accounts.get(actor, code)
        answer = self._standing(actor, account, answer_id)
        written = self._letter(actor, account, answer, contacts)
        if self._messages.show(actor, code, written).reason is None:
            self._accounts.change(actor, code, partial(self._readdress, actor, answer_id, contacts))
        return self._messages.send(actor, code, f"counter-{answer_id}-{message_id}", written)

    def _standing(self, actor: Actor, account: Account, answer_id: str) -> Answer:
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)
        answer = store.answer(table, account.code, answer_id)
        if answer is None:
            raise NotFoundError("There is no such answer.")
        is_open = answer.state is AnswerState.COUNTERED and answer.counter
        if not is_open or not answer.counter or today > answer.counter.until:
            raise ConflictError("This offer does not stand any more.", code="offer_over")
        return answer

    def _readdress(
        self, actor: Actor, answer_id: str, contacts: tuple[str, ...], account: Account
    ) -> Change | None:
        answer = self._standing(actor, account, answer_id)
        to = _addresses(account, contacts)
        if not answer.counter or answer.counter.sent_to == to:
            return None
        offer = answer.counter.model_copy(update={"sent_to": to})
        event = self._accounts.draft(actor, "plan_countered", **_terms(offer), to=to)
        readdressed = answer.model_copy(update={"counter": offer})
        return Change(account, (event,), (store.answer_put(readdressed),))

    def _change(
        self, actor: Actor, answer_id: str, given: Offer, account: Account
    ) -> Change | None:
        answers = store.answers(self._table.for_tenant(actor.tenant_id), account.code)
        offered = self._offered(actor, account, answer_id, given)
        if offered in answers:
            return None
        others = [a for a in answers if a.id != answer_id]
        after = account.model_copy(update={"pauses": pauses(account, others)})
        facts = _terms(offered.counter) if offered.counter else {}
        event = self._accounts.draft(actor, "plan_countered", **facts)
        return Change(after, (event,), (store.answer_put(offered),))

    def _offered(self, actor: Actor, account: Account, answer_id: str, given: Offer) -> Answer:
        """The answer with the offer, which must be a plan that could be made today."""
        answer = store.answer(self._table.for_tenant(actor.tenant_id), account.code, answer_id)
        if answer is None:
            raise NotFoundError("There is no such answer.")
        if answer.kind is not AnswerKind.PLAN:
            raise InvalidError("Only a proposed plan can be answered with another.")
        if answer.state is AnswerState.COUNTERED and _is_same(answer.counter, given):
            return answer
        if not answer.is_waiting:
            raise ConflictError("This answer was decided already.", code="already_decided")
        offered = self._with_offer(actor, account, answer, given)
        plan = plan_of(offered, account)
        if plan is None:
            raise ConflictError("Nothing of this proposal is left to pay.", code="settled")
        self._plans.drafted(actor, account, plan)
        return offered

    def _with_offer(self, actor: Actor, account: Account, answer: Answer, given: Offer) -> Answer:
        today = self._company.today(actor)
        offer = Counter(
            instalments=given.instalments,
            first_on=given.first_on,
            until=min(given.first_on, today + timedelta(days=OFFER_DAYS)),
            sent_to=_addresses(account, given.contacts),
        )
        at = self._company.now(actor)
        settled = decided(answer, AnswerState.COUNTERED, actor.name, at, "")
        return settled.model_copy(update={"counter": offer})

    def _letter(
        self, actor: Actor, account: Account, answer: Answer, contacts: Sequence[str]
    ) -> Written:
        language = language_of(account.language, self._company.settings(actor).language)
        said, day = words(language)["offer"], wording(language).formats.day
        offer = answer.counter
        filled = (
            {"count": offer.instalments, "on": day(offer.first_on), "until": day(offer.until)}
            if offer
            else {}
        )
        return Written(
            language=language,
            subject=said["subject"],
            body=Template(said["body"]).substitute(filled).strip(),
            items=tuple(i.id for i in answer.items if account.item(i.id)),
            contacts=tuple(contacts),
            about="plan_offer",
        )

    def accept(self, link: Link, answer_id: str, said: Acceptance) -> Answer | None:
        """Make the plan that was offered, as the debtor accepts it; None when no offer stands.

        The same again makes nothing more.
        """
        debtor = Actor.system(link.tenant_id, "debtor")
        table, today = self._table.for_tenant(link.tenant_id), self._company.today(debtor)
        agreed: list[tuple[Actor, Plan]] = []

        def change(account: Account) -> Change | None:
            agreed.clear()
            answer = with_id(store.answers(table, link.code), answer_id)
            given = plan_of(answer, account) if answer else None
            if not answer or not given or not is_offered(answer, link, account, today):
                return None
            offerer = Actor.system(link.tenant_id, answer.decided_by)
            plan, made = self._plans.drafted(offerer, account, given)
            agreed.append((offerer, plan))
            event = self._accounts.draft(debtor, "plan_accepted", **_facts(answer, said))
            accepted = store.answer_put(_accepted(answer, said))
            after = _to_confirm(made.account, answer, said, today)
            return Change(after, (event, *made.events), (accepted, *made.others))

        self._accounts.change(debtor, link.code, change)
        for offerer, plan in agreed:
            self._plans.follow(offerer, plan)
        found = store.answer(table, link.code, answer_id)
        return found if found and found.counter and found.counter.acceptance else None


def _to_confirm(account: Account, answer: Answer, said: Acceptance, today: date) -> Account:
    """Nobody of the company was there when the debtor accepted: its collector learns of it."""
    task = Action(
        id=f"accepted-{answer.id}",
        kind=ActionKind.TASK,
        on=today,
        label="plan_accepted",
        by=answer.decided_by,
        at=said.at,
    )
    return account.model_copy(update={"actions": (*account.actions, task)})


def _addresses(account: Account, contacts: Sequence[str]) -> str:
    return ", ".join(c.email for c in account.contacts if c.id in set(contacts))


def _terms(offer: Counter) -> dict[str, object]:
    return {"instalments": offer.instalments, "on": offer.first_on.isoformat()}


def _accepted(answer: Answer, said: Acceptance) -> Answer:
    counter = answer.counter and answer.counter.model_copy(update={"acceptance": said})
    return answer.model_copy(update={"state": AnswerState.ACCEPTED, "counter": counter})


def _facts(answer: Answer, said: Acceptance) -> dict[str, str]:
    sent_to = answer.counter.sent_to if answer.counter else ""
    return {"text": said.text, "address": said.address, "contact": sent_to}


def _is_same(counter: Counter | None, given: Offer) -> bool:
    return counter is not None and (counter.instalments, counter.first_on) == given[:2]
