"""Answers of debtors, for collectors."""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.api.messages import MessageId, MessageSent, Recipients, sent
from chalicelib.api.routing import Routes
from chalicelib.api.wording import reader
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.answers.counters import Offer
from chalicelib.features.answers.model import AnswerState
from chalicelib.features.answers.service import Decision
from chalicelib.features.answers.views import AnswerRow, answer_row
from chalicelib.features.plans.model import INSTALMENTS_MAX

routes = Routes("answers")


class AnswerQuery(Strict):
    """Only waiting answers have a list of the whole company; an account's list has all of its."""

    state: AnswerState = AnswerState.WAITING
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class CounterProposal(Strict):
    """How many monthly instalments, the first when; contacts by id, the first is written to."""

    instalments: Annotated[int, Field(ge=1, le=INSTALMENTS_MAX)]
    first_on: date
    contacts: Recipients


class OfferMessage(Strict):
    """Another message about an offer; contacts by id, the first is written to."""

    id: MessageId
    contacts: Recipients


@routes.get("/answers")
def answers(actor: Actor, query: AnswerQuery) -> Page[AnswerRow]:
    """Answers that wait for a yes or no, the longest waiting first."""
    if query.state is not AnswerState.WAITING:
        return Page[AnswerRow](items=())
    found = services().answers.waiting(actor, query.cursor, query.limit)
    rows = tuple(answer_row(answer) for answer in found.items)
    return Page[AnswerRow](items=rows, next_cursor=found.next_cursor)


@routes.get("/accounts/{code}/answers")
def account_answers(actor: Actor, code: str) -> Page[AnswerRow]:
    """Answers of one account, newest first."""
    found = services().answers.of_account(actor, code)
    return Page[AnswerRow](items=tuple(answer_row(answer) for answer in found))


@routes.post("/accounts/{code}/answers/{answer_id}/decisions")
def decide_answer(actor: Actor, code: str, answer_id: str, body: Decision) -> AnswerRow:
    """Accept or refuse an answer; final."""
    return answer_row(services().answers.decide(actor, code, answer_id, body))


@routes.post("/accounts/{code}/answers/{answer_id}/counter-proposals")
def counter_proposal(actor: Actor, code: str, answer_id: str, body: CounterProposal) -> MessageSent:
    """Offer another plan than the proposed one; the debtor accepts it from the link it is sent."""
    found = services().counters.offer(actor, code, answer_id, Offer(**dict(body)))
    return sent(found, reader(actor))


@routes.post("/accounts/{code}/answers/{answer_id}/counter-proposal-messages")
def send_counter_proposal(
    actor: Actor, code: str, answer_id: str, body: OfferMessage
) -> MessageSent:
    """Send the offer that stands once more, when its message failed; the same id again is one."""
    found = services().counters.send_again(actor, code, answer_id, body.id, body.contacts)
    return sent(found, reader(actor))


@routes.delete("/accounts/{code}/answers/{answer_id}/link")
def revoke_answer_link(actor: Actor, code: str, answer_id: str) -> None:
    """Close the link through which an answer came."""
    services().answers.revoke_link(actor, code, answer_id)
