"""Where a question stands, and what follows when nobody answers. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.model import Answer, AnswerKind, AnswerState
from chalicelib.features.answers.rules import is_disputed
from chalicelib.features.questions.model import Question, Standing

_ENDS = frozenset({AnswerKind.RESOLVED, AnswerKind.CREDIT_NOTE})


class FollowUp(StrEnum):
    """What is due of a question that nobody answered."""

    REMIND = "remind"
    TELL = "tell"


def standing(question: Question, account: Account, answers: Iterable[Answer]) -> Standing:
    """Where it stands: settled once an end was accepted, or no item of it is disputed any more."""
    own = [a for a in answers if a.question == question.id]
    if question.is_withdrawn:
        return Standing.WITHDRAWN
    is_over = not any(is_disputed(account, i) for i in question.items if account.item(i))
    if is_over or any(a.kind in _ENDS and a.state is AnswerState.ACCEPTED for a in own):
        return Standing.SETTLED
    return Standing.ANSWERED if any(a.is_waiting for a in own) else Standing.ASKED


def waits_since(question: Question, answers: Iterable[Answer]) -> date:
    """Since when the colleague is waited for: a yes to more time moves it."""
    granted = [
        a.on
        for a in answers
        if a.question == question.id
        and a.kind is AnswerKind.MORE_TIME
        and a.state is AnswerState.ACCEPTED
        and a.on
    ]
    return max([question.asked_on, *granted])


def follow_up(
    question: Question, account: Account, answers: tuple[Answer, ...], today: date
) -> tuple[FollowUp | None, date | None]:
    """What is due today, and the next day to look; each step once for each wait."""
    stands = standing(question, account, answers)
    if not stands.is_open:
        return None, None
    since, delay = waits_since(question, answers), timedelta(days=question.delay_days)
    if stands is Standing.ANSWERED:
        return None, today + delay
    is_reminded = question.reminded_on is not None and question.reminded_on > since
    is_told = question.told_on is not None and question.told_on > since
    if is_told:
        # More time may still be asked for, and given.
        return None, today + delay
    due_on = (question.reminded_on if is_reminded and question.reminded_on else since) + delay
    if today < due_on:
        return None, due_on
    return (FollowUp.TELL, None) if is_reminded else (FollowUp.REMIND, today + delay)
