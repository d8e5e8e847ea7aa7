"""Templates: what messages say, shown on a real account while they are written."""

from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.api.files import PDF, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.api.scenarios import VersionShown
from chalicelib.api.wording import reader_language
from chalicelib.container import services
from chalicelib.core.errors import NotFoundError
from chalicelib.core.paging import Page
from chalicelib.core.text import clean
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.editing.texts import TextShown
from chalicelib.features.scenarios.changes import differences
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.checks import PLACEHOLDERS, SMS_PLACEHOLDERS
from chalicelib.features.templates.model import StepText, Template, TemplateKey
from chalicelib.features.templates.service import BadTemplateError

routes = Routes("templates")

Text = Annotated[str, AfterValidator(clean)]


class TemplateQuery(Strict):
    """Of which language; all without one."""

    language: Annotated[str, Field(max_length=5)] = ""


class TemplateText(Strict):
    """A subject and a body, with placeholders."""

    subject: Annotated[Text, Field(max_length=400)]
    body: Annotated[Text, Field(max_length=10_000)]

    @property
    def text(self) -> StepText:
        """As templates have it."""
        return StepText(subject=self.subject, body=self.body)


class TemplateChange(TemplateText):
    """A template as it is to be; `note` says what for, `reason` why a rule may be broken."""

    note: Annotated[Text, Field(max_length=200)] = ""
    reason: Annotated[Text, Field(max_length=500)] = ""


class TemplateTry(TemplateText):
    """A text, its language and channel, and the account it is shown on."""

    channel: Channel = Channel.EMAIL
    language: Annotated[str, Field(max_length=5)]
    code: Annotated[str, Field(min_length=1, max_length=200)]


class SentTo(Frozen):
    """Where a test went."""

    recipient: str


class Placeholders(Frozen):
    """What templates may name; `sms` are those that an SMS may."""

    items: tuple[str, ...]
    sms: tuple[str, ...]


@routes.get("/templates")
def templates(actor: Actor, query: TemplateQuery) -> Page[Template]:
    """What messages say, per language, channel and step: own texts, else the native ones."""
    return Page[Template](items=services().templates.list(actor, query.language))


@routes.get("/template-placeholders")
def placeholders(actor: Actor) -> Placeholders:
    """What templates may name; the screen explains each."""
    actor.require(Role.READER)
    return Placeholders(items=tuple(PLACEHOLDERS), sms=tuple(SMS_PLACEHOLDERS))


@routes.put("/templates/{language}/{channel}/{step}", Role.CREDIT_MANAGER)
def save_template(  # noqa: PLR0913, PLR0917 - the path and what stands under it
    actor: Actor, language: str, channel: str, step: str, body: TemplateChange, version: int
) -> Template:
    """Say something else at a step from now on (version 0: over the native text)."""
    return services().texts.save(
        actor,
        _key(language, channel, step),
        version,
        body.text,
        note=body.note,
        reason=body.reason,
        reader=reader_language(actor),
    )


@routes.delete("/templates/{language}/{channel}/{step}", Role.CREDIT_MANAGER)
def delete_template(
    actor: Actor, language: str, channel: str, step: str, version: int
) -> Page[Template]:
    """Go back to the native text."""
    services().templates.delete(actor, _key(language, channel, step), version)
    return Page[Template](items=services().templates.list(actor, language))


@routes.get("/templates/{language}/{channel}/{step}/versions")
def template_versions(actor: Actor, language: str, channel: str, step: str) -> Page[VersionShown]:
    """Every version of the company's own text, the newest first."""
    found = services().templates.versions(actor, _key(language, channel, step))
    shown = (
        VersionShown(
            version=t.version, by=t.by, at=t.at, note=t.note, changes=differences(before, t)
        )
        for t, before in zip(found, [*found[1:], None], strict=False)
    )
    return Page[VersionShown](items=tuple(shown))


@routes.post("/template-previews", Role.COLLECTOR)
def preview_template(actor: Actor, body: TemplateTry) -> TextShown:
    """A text as an account would read it, or its mistakes with their places."""
    return services().texts.show(actor, body.code, body.language, body.channel, body.text)


@routes.post("/template-letters", Role.COLLECTOR)
def preview_template_letter(actor: Actor, body: TemplateTry) -> Reply:
    """A letter as an account would get it; ask with `Accept` for PDF."""
    shown = services().texts.show(actor, body.code, body.language, Channel.LETTER, body.text)
    if shown.said is None:
        raise BadTemplateError(shown.mistakes)
    content = services().messages.printed(actor, body.code, shown.said, body.language)
    return attachment(content, PDF, f"{body.code}.pdf")


@routes.post("/template-tests", Role.COLLECTOR)
def try_template(actor: Actor, body: TemplateTry) -> SentTo:
    """Send a text to oneself, as an account would read it."""
    sent = services().texts.try_on_oneself(actor, body.code, body.language, body.channel, body.text)
    return SentTo(recipient=sent)


def _key(language: str, channel: str, step: str) -> TemplateKey:
    try:
        return TemplateKey(language, Channel(channel), step)
    except ValueError:
        raise NotFoundError("There is no such channel.") from None
