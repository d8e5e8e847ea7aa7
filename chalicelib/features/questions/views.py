"""What the sheet shows of a question."""

from collections.abc import Iterable
from datetime import date, datetime

from chalicelib.core.values import Frozen
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.model import Answer
from chalicelib.features.questions.model import MailState, Question, Standing
from chalicelib.features.questions.rules import standing


class QuestionRow(Frozen):
    """A question and where it stands; its answers are among the account's."""

    id: str
    version: int
    # Numbers of the items that are still open.
    items: tuple[str, ...]
    to: str
    text: str
    by: str
    at: datetime
    standing: Standing
    mail: MailState
    reminded_on: date | None
    told_on: date | None


def question_row(question: Question, account: Account, answers: Iterable[Answer]) -> QuestionRow:
    """A question as people see it."""
    same = set(QuestionRow.model_fields) & set(Question.model_fields) - {"items"}
    items = [i.number for i in map(account.item, question.items) if i]
    return QuestionRow(
        **{name: getattr(question, name) for name in same},
        items=tuple(items),
        standing=standing(question, account, answers),
    )
