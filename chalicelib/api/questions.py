"""What colleagues are asked of disputes: they answer from a link, without an account."""

from collections.abc import Iterable

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor
from chalicelib.features.questions.model import NewQuestion, Question
from chalicelib.features.questions.views import QuestionRow, question_row

routes = Routes("questions")


@routes.get("/accounts/{code}/questions")
def account_questions(actor: Actor, code: str) -> Page[QuestionRow]:
    """What was asked of an account's disputes, newest first."""
    found = services().questions.of_account(actor, code)
    return Page[QuestionRow](items=_rows(actor, code, found))


@routes.post("/accounts/{code}/questions")
def ask_colleague(actor: Actor, code: str, body: NewQuestion) -> QuestionRow:
    """Send a colleague a link about disputed items; the same id again sends nothing more."""
    return _row(actor, services().questions.ask(actor, code, body))


@routes.post("/accounts/{code}/questions/{question_id}/reminders")
def remind_colleague(actor: Actor, code: str, question_id: str, version: int) -> QuestionRow:
    """Send the question once more, with a link of its own."""
    return _row(actor, services().questions.again(actor, code, question_id, version))


@routes.delete("/accounts/{code}/questions/{question_id}")
def withdraw_question(actor: Actor, code: str, question_id: str) -> QuestionRow:
    """Take a question back: its links open nothing any more."""
    return _row(actor, services().questions.withdraw(actor, code, question_id))


def _row(actor: Actor, question: Question) -> QuestionRow:
    (row,) = _rows(actor, question.code, (question,))
    return row


def _rows(actor: Actor, code: str, found: Iterable[Question]) -> tuple[QuestionRow, ...]:
    account = services().accounts.get(actor, code)
    answers = services().answers.of_account(actor, code)
    return tuple(question_row(question, account, answers) for question in found)
