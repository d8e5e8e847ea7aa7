"""Answers that nobody goes on with: each gets one follow-up action, once.

An answer waits for the collector longer than the company allows, or an offered plan was accepted
by nobody before its end.
"""

from datetime import UTC, date, datetime, timedelta

from chalicelib.core.errors import ConflictError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.answers import store
from chalicelib.features.answers.model import Answer, AnswerState
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# What one hour looks at; the others wait for the next.
LOOKED_AT_MAX = 500
WAITING_LABEL = "answer_waiting"


class Unanswered:
    """Follow-ups of the actor's tenant."""

    def __init__(self, table: Table, accounts: Accounts, company: Company) -> None:
        self._table, self._accounts, self._company = table, accounts, company

    def daily(self, actor: Actor) -> int:
        """Plan what is missing; the number of actions planned."""
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)
        days = self._company.settings(actor).answer_within_days
        before = self._company.now(actor).astimezone(UTC) - timedelta(days=days)
        found = [
            *store.unfollowed(table, before, LOOKED_AT_MAX),
            *store.offers_over(table, today, LOOKED_AT_MAX),
        ]
        return sum(self._follow(actor, answer, today, before) for answer in found)

    def _follow(self, actor: Actor, found: Answer, today: date, before: datetime) -> bool:
        table, planned = self._table.for_tenant(actor.tenant_id), False

        def decide(account: Account) -> Change | None:
            nonlocal planned
            answer = store.answer(table, found.code, found.id)
            label = answer and overdue(answer, today, before)
            planned = bool(label)
            if not answer or not label:
                return None
            followed = store.answer_put(answer.model_copy(update={"followed_on": today}))
            if any(action.label == label for action in account.actions):
                # One is enough for all that waits.
                return Change(account, (), (followed,))
            at = self._company.now(actor)
            action = Action(
                id=new_id(at), kind=ActionKind.TASK, on=today, label=label, by=actor.name, at=at
            )
            facts = {
                "action": action.id,
                "action_kind": action.kind.value,
                "on": today.isoformat(),
                "label": label,
                "items": [i.number for i in answer.items[:50]],
            }
            event = self._accounts.draft(actor, "action_planned", **facts)
            after = account.model_copy(update={"actions": (*account.actions, action)})
            return Change(after, (event,), (followed,))

        try:
            self._accounts.change(actor, found.code, decide)
        except (ConflictError, NotFoundError):
            # Somebody was faster; it is looked at again in an hour.
            return False
        return planned


def overdue(answer: Answer, today: date, before: datetime) -> str:
    """What there is to follow up, "" when nothing: as the label of an action."""
    if answer.followed_on:
        return ""
    if answer.is_waiting and answer.at < before:
        return WAITING_LABEL
    until = answer.counter.until if answer.counter else today
    is_over = answer.state is AnswerState.COUNTERED and today > until
    return "offer_unanswered" if is_over else ""


def without_follow_up(account: Account) -> tuple[tuple[Action, ...], list[dict[str, str]]]:
    """The account's actions once no answer waits any more, and what is told of those that end."""
    over = [action for action in account.actions if action.label == WAITING_LABEL]
    told = [
        {"action": a.id, "action_kind": a.kind.value, "label": a.label, "result": "done"}
        for a in over
    ]
    return tuple(a for a in account.actions if a not in over), told
