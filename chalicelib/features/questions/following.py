"""Questions that nobody answers: one reminder, then the collector is told."""

from datetime import date, timedelta

from chalicelib.core.errors import ConflictError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.answers.service import Answers
from chalicelib.features.questions import store
from chalicelib.features.questions.model import Question
from chalicelib.features.questions.rules import FollowUp, follow_up
from chalicelib.features.questions.service import Questions
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# What one hour looks at; the others wait for the next.
LOOKED_AT_MAX = 200


class FollowingQuestions:
    """Takes the questions of the actor's tenant to their end."""

    def __init__(
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        answers: Answers,
        questions: Questions,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._answers, self._questions = answers, questions

    def daily(self, actor: Actor) -> int:
        """Do what is due of each question, once; the number looked at."""
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)
        found = list(store.due(table, today, LOOKED_AT_MAX))
        for code, question_id in found:
            question = store.question(table, code, question_id)
            if question and question.look_on and question.look_on <= today:
                self._look(actor, question, today)
        return len(found)

    def _look(self, actor: Actor, question: Question, today: date) -> None:
        try:
            account = self._accounts.get(actor, question.code)
            answers = self._answers.of_account(actor, question.code)
            due, look_on = follow_up(question, account, answers, today)
            if due is FollowUp.REMIND:
                self._questions.remind(actor, question.code, question.id, look_on=look_on)
            elif due is FollowUp.TELL:
                self._tell(actor, question, today)
            else:
                table = self._table.for_tenant(actor.tenant_id)
                table.write(store.put(question.model_copy(update={"look_on": look_on})))
        except (ConflictError, NotFoundError):
            # Somebody was faster; it is looked at again in an hour.
            return

    def _tell(self, actor: Actor, question: Question, today: date) -> None:
        """An action for the collector: neither the question nor its reminder was answered."""
        at = self._company.now(actor)
        look_on = today + timedelta(days=question.delay_days)
        told = question.model_copy(update={"told_on": today, "look_on": look_on})
        action = Action(
            id=new_id(at),
            kind=ActionKind.TASK,
            on=today,
            label="question_unanswered",
            note=question.to,
            by=actor.name,
            at=at,
        )

        def decide(account: Account) -> Change:
            facts = {"to": question.to, "question": question.id}
            event = self._accounts.draft(actor, "question_unanswered", **facts)
            after = account.model_copy(update={"actions": (*account.actions, action)})
            return Change(after, (event,), (store.put(told),))

        self._accounts.change(actor, question.code, decide)
