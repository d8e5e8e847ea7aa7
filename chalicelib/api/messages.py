"""Messages that a person writes to one account (S7)."""

from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.api.files import PDF, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.api.wording import Reader, ReasonShown, reader, shown
from chalicelib.container import services
from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.letters import (
    BODY_MAX,
    DOCUMENTS_MAX,
    RECIPIENTS_MAX,
    Attached,
    Written,
)
from chalicelib.features.reminders.model import Outcome
from chalicelib.features.scenarios.model import Channel

routes = Routes("messages")
_Id = Annotated[str, Field(min_length=1, max_length=100)]
MessageId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
Recipients = Annotated[tuple[_Id, ...], Field(min_length=1, max_length=RECIPIENTS_MAX)]


class MessageInput(Strict):
    """What is written, about which items, to whom: contacts by id, the first is written to."""

    channel: Channel = Channel.EMAIL
    language: Annotated[str, Field(pattern="^([a-z]{2})?$")] = ""
    subject: Annotated[str, Field(max_length=300)] = ""
    body: Annotated[str, Field(max_length=BODY_MAX)] = ""
    items: Annotated[tuple[_Id, ...], Field(max_length=500)] = ()
    contacts: Annotated[tuple[_Id, ...], Field(max_length=RECIPIENTS_MAX)] = ()
    documents: Annotated[tuple[_Id, ...], Field(max_length=DOCUMENTS_MAX)] = ()
    statement: bool = False


class DraftAsked(Strict):
    """From which template to begin, `""` for a blank message."""

    template: Annotated[str, Field(max_length=40)] = ""
    message: MessageInput


class MessageAsked(Strict):
    """A message to send; the same id again sends nothing more."""

    id: MessageId
    message: MessageInput


class MessageDraft(BaseModel):
    """Subject and body to go on from; `{{ items }}` and `{{ link }}` stay for later."""

    subject: str
    body: str


class MessageShown(BaseModel):
    """The message as it would go, or why it cannot; `segments` of an SMS are charged each."""

    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str
    segments: int
    reason: ReasonShown | None


class MessageSent(BaseModel):
    """What became of it."""

    state: str
    reminder_id: str
    recipient: str
    reason: ReasonShown | None


@routes.post("/accounts/{code}/message-drafts")
def draft_message(actor: Actor, code: str, body: DraftAsked) -> MessageDraft:
    """Begin a message: what is known of the account and its items is filled in."""
    found = services().messages.draft(actor, code, _written(body.message), body.template)
    return MessageDraft(subject=found.subject, body=found.body)


@routes.post("/accounts/{code}/message-previews")
def preview_message(actor: Actor, code: str, body: MessageInput) -> MessageShown:
    """See a message as it would go."""
    found = services().messages.show(actor, code, _written(_said(body)))
    said = found.said
    return MessageShown(
        recipients=found.recipients,
        subject=said.subject if said else "",
        text=said.text if said else "",
        html=said.html if said else "",
        segments=said.segments if said else 0,
        reason=shown(found.reason, reader(actor)) if found.reason else None,
    )


@routes.post("/accounts/{code}/message-letters")
def preview_letter(actor: Actor, code: str, body: MessageInput) -> Reply:
    """See a letter as it would be printed; ask with `Accept` for PDF."""
    content = services().messages.letter(actor, code, _written(_said(body)))
    return attachment(content, PDF, f"{code}.pdf")


@routes.post("/accounts/{code}/messages")
def send_message(actor: Actor, code: str, body: MessageAsked) -> MessageSent:
    """Send a message once. A letter is printed: it stands among the account's documents."""
    return sent(
        services().messages.send(actor, code, body.id, _written(_said(body.message))),
        reader(actor),
    )


def _said(given: MessageInput) -> MessageInput:
    if given.body.strip():
        return given
    empty = FieldError("body", "something must be said")
    raise InvalidError("There is no message.", errors=(empty,))


def _written(given: MessageInput) -> Written:
    return Written(
        channel=given.channel,
        language=given.language,
        subject=given.subject,
        body=given.body,
        items=given.items,
        contacts=given.contacts,
        attached=Attached(documents=given.documents, statement=given.statement),
    )


def sent(found: Outcome, whose: Reader) -> MessageSent:
    """What became of a message, as its reader says it."""
    return MessageSent(
        state=found.state,
        reminder_id=found.reminder_id,
        recipient=found.recipient,
        reason=shown(found.reason, whose) if found.reason else None,
    )
