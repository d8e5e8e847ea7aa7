"""The collector's side: answers that wait, and the yes or no."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.answers import store
from chalicelib.features.answers.links import Links
from chalicelib.features.answers.model import Answer, AnswerKind, AnswerState
from chalicelib.features.answers.proposals import plan_of
from chalicelib.features.answers.rules import (
    accepted_statuses,
    answered_items,
    decided,
    facts,
    pauses,
    with_id,
)
from chalicelib.features.answers.unanswered import without_follow_up
from chalicelib.features.open_items.parts import part_complaint
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.service import Plans
from chalicelib.features.qualifications import rules as qualifications
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.model import Status
from chalicelib.features.statuses.rules import Comment, Label, can_be_promised
from chalicelib.ports import Table

WAITING_PAGE = 50


class Decision(Strict):
    """A collector's yes or no, or a yes but.

    To a dispute of another type or with a resolver, to a promise for another day or amount, to
    more time until another day.
    """

    accept: bool
    comment: Comment = ""
    dispute_type: Label = ""
    resolver: Label = ""
    on: date | None = None
    amount: Annotated[Decimal, Field(gt=0, allow_inf_nan=False, max_digits=20)] | None = None


class Answers:
    """Answers of the debtors of the actor's tenant."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, links: Links, plans: Plans
    ) -> None:
        self._table, self._accounts = table, accounts
        self._company, self._links, self._plans = company, links, plans

    def of_account(self, actor: Actor, code: str) -> tuple[Answer, ...]:
        """All answers of an account, newest first."""
        self._accounts.get(actor, code)
        return store.answers(self._table.for_tenant(actor.tenant_id), code)

    def waiting(
        self, actor: Actor, cursor: str | None = None, limit: int = WAITING_PAGE
    ) -> Page[Answer]:
        """Answers that wait for a yes or no, the longest waiting first."""
        table = self._table.for_tenant(actor.tenant_id)
        found = store.waiting(table, position_of(cursor), limit)
        is_full = len(found) == limit
        return Page[Answer](
            items=tuple(
                a
                for a in found
                if a.is_waiting and (actor.sees is None or self._accounts.find(actor, a.code))
            ),
            next_cursor=cursor_of(store.waiting_position(found[-1])) if is_full else None,
        )

    def decide(self, actor: Actor, code: str, answer_id: str, decision: Decision) -> Answer:
        """Yes puts the status or makes the plan; yes and no let reminders go on, and are final.

        ConflictError `already_decided` for a second decision.
        """
        actor.require(Role.COLLECTOR)
        table, agreed = self._table.for_tenant(actor.tenant_id), list[Plan]()

        def change(account: Account) -> Change:
            answers = store.answers(table, code)
            answer = with_id(answers, answer_id)
            if answer is None:
                raise NotFoundError("There is no such answer.")
            if not answer.is_waiting:
                raise ConflictError("This answer was decided already.", code="already_decided")
            answer = self._agreed_to(actor, account, answer, decision)
            decided = self._decided(actor, account, answer, answers, decision)
            agreed.clear()
            if answer.kind is not AnswerKind.PLAN or not decision.accept:
                return decided
            plan, made = self._agreed(actor, decided.account, answer)
            agreed.append(plan)
            return Change(
                made.account, (*decided.events, *made.events), (*decided.others, *made.others)
            )

        self._accounts.change(actor, code, change)
        for plan in agreed:
            self._plans.follow(actor, plan)
        return self._one(actor, code, answer_id)

    def _agreed_to(
        self, actor: Actor, account: Account, answer: Answer, decision: Decision
    ) -> Answer:
        """The answer as a yes takes it: for another day, or of another part."""
        if not decision.accept or (decision.on is None and decision.amount is None):
            return answer
        if answer.kind not in {AnswerKind.PROMISE, AnswerKind.MORE_TIME}:
            raise InvalidError("This answer has no day and no amount to agree on.")
        wrong, on = [], decision.on
        if on and not can_be_promised(on, self._company.today(actor)):
            wrong.append(FieldError("on", "from today, and within a year"))
        items = [i for i in map(account.item, (a.id for a in answer.items)) if i]
        is_promise = answer.kind is AnswerKind.PROMISE
        if decision.amount is not None and (
            not is_promise or part_complaint(decision.amount, items)
        ):
            wrong.append(FieldError("amount", "a part of what is open, in its currency"))
        if wrong:
            raise InvalidError("This cannot be agreed on.", errors=tuple(wrong))
        update: dict[str, Any] = {"on": on or answer.on}
        if decision.amount is not None:
            update["items"] = answered_items(items, decision.amount)
        return answer.model_copy(update=update)

    def _agreed(self, actor: Actor, account: Account, answer: Answer) -> tuple[Plan, Change]:
        given = plan_of(answer, account)
        if given is None:
            raise ConflictError("Nothing of this proposal is left to pay.", code="settled")
        return self._plans.drafted(actor, account, given)

    def revoke_link(self, actor: Actor, code: str, answer_id: str) -> None:
        """Close the link through which an answer came."""
        self._links.revoke(actor, self._one(actor, code, answer_id).link)

    def _one(self, actor: Actor, code: str, answer_id: str) -> Answer:
        self._accounts.get(actor, code)
        found = store.answer(self._table.for_tenant(actor.tenant_id), code, answer_id)
        if found is None:
            raise NotFoundError("There is no such answer.")
        return found

    def _decided(
        self,
        actor: Actor,
        account: Account,
        answer: Answer,
        answers: tuple[Answer, ...],
        decision: Decision,
    ) -> Change:
        at, told = self._company.now(actor), facts(answer)
        others = [a for a in answers if a.id != answer.id]
        update: dict[str, Any] = {"pauses": pauses(account, others)}
        state = AnswerState.ACCEPTED if decision.accept else AnswerState.REFUSED
        if decision.accept and answer.kind is not AnswerKind.PLAN:
            choice = (decision.dispute_type, decision.resolver)
            statuses = accepted_statuses(account, answer, actor.name, at, choice)
            update["statuses"] = account.statuses | statuses
            told |= _before_and_after(account, statuses)
        told["decision_comment"] = decision.comment
        events = [self._accounts.draft(actor, f"answer_{state}", **told)]
        if not any(other.is_waiting for other in others):
            update["actions"], done = without_follow_up(account)
            events += [self._accounts.draft(actor, "action_done", **facts) for facts in done]
        settled = decided(answer, state, actor.name, at, decision.comment)
        others_put = (store.answer_put(settled),)
        return Change(account.model_copy(update=update), tuple(events), others_put)


def _before_and_after(account: Account, statuses: dict[str, Status]) -> dict[str, Any]:
    status = next(iter(statuses.values()), None)
    return qualifications.facts(account, list(statuses), status) if status else {}
