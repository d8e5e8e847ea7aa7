"""From a decision to what the message says, and from what is kept of it to the message again."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

from anyascii import anyascii

from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import Account
from chalicelib.features.charging.rules import of_items
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.reminders.letters import Letter, Row, Written
from chalicelib.features.reminders.model import PlannedReminder, Reminder
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.settings.sender import sender_of
from chalicelib.features.templates.about import About, Line
from chalicelib.features.templates.model import Rendered, StepText, TemplateKey
from chalicelib.features.templates.native import language_of, wording
from chalicelib.features.templates.rendering import render, render_template
from chalicelib.ports import Attachment, Email, Sms

# Stands in what is kept where the message had its link: the token is known to the debtor only.
LINK_SHOWN = "https://…"
_ID_LENGTH = 16
SENDER_MAX = 11


def automatic_id(on: date, code: str, step: str) -> str:
    """The same reminder of a daily run has the same id, whoever prepares it."""
    return _id(on, "auto", code, step, on.isoformat())


def by_hand_id(on: date, run_id: str, code: str) -> str:
    """One reminder per account and run by hand."""
    return _id(on, "run", run_id, code)


def _id(on: date, *parts: str) -> str:
    return f"{on:%Y%m%d}-{fingerprint(*parts)[:_ID_LENGTH]}"


def letter(
    account: Account,
    planned: PlannedReminder,
    settings: CompanySettings,
    written: Written | None = None,
    own_text: StepText | None = None,
) -> Letter:
    """Everything the message says but its link; `own_text` is the company's for the step."""
    own = written.language if written else ""
    language = language_of(own, account.language, settings.language)
    wanted = set(planned.items)
    contact = next((c for c in account.contacts if c.id == planned.contact_id), None)
    items = {item.id: item for item in account.items if item.id in wanted}
    unallocated: dict[str, int] = {}
    for item in account.items:
        if item.is_credit and item.counts:
            unallocated[item.currency] = unallocated.get(item.currency, 0) + item.balance_minor
    interest, indemnity = of_items(account, settings, planned.items, planned.on)
    return Letter(
        channel=Channel(planned.step.channel.value),
        template=planned.step.text,
        template_version=wording(language).version,
        language=language,
        on=planned.on,
        company=settings.name,
        sender=settings.sender_name,
        account=account.name,
        code=account.code,
        contact=contact.name if contact else "",
        rows=tuple(_row(items[i]) for i in planned.items),
        credits=unallocated,
        interest=interest,
        indemnity=indemnity,
        template_subject=own_text.subject if own_text else "",
        template_body=own_text.body if own_text else "",
        subject=written.subject if written else "",
        body=written.body if written else "",
        about=written.about if written else "",
        is_registered=planned.step.is_registered,
    )


def template_for(
    account: Account, planned: PlannedReminder, settings: CompanySettings
) -> TemplateKey:
    """Whose text the step has, in the language its debtor is written to in."""
    language = language_of(account.language, settings.language)
    return TemplateKey(language, Channel(planned.step.channel.value), planned.step.text)


def _row(item: OpenItem) -> Row:
    return Row(item.id, item.number, item.issued_on, item.due_on, item.balance_minor, item.currency)


def rendered(kept: Letter, link: str = LINK_SHOWN) -> Rendered:
    """The message, with the wording of its time."""
    about = about_of(kept, link)
    if kept.body:
        text = StepText(subject=kept.subject, body=kept.body)
        return render_template(kept.language, text, about, kept.channel)
    if kept.template_body:
        own_text = StepText(subject=kept.template_subject, body=kept.template_body)
        return render_template(kept.language, own_text, about, kept.channel)
    return render(kept.language, kept.template, about, kept.template_version, kept.channel)


def previewed(kept: Letter, link_shown: str) -> Rendered:
    """The message before it leaves; in an SMS the link, which opens nothing, is of true length."""
    return rendered(kept, link_shown if kept.channel is Channel.SMS else LINK_SHOWN)


def about_of(kept: Letter, link: str = LINK_SHOWN) -> About:
    """What the message is about."""
    return About(
        company=kept.company,
        sender=kept.sender,
        account=kept.account,
        code=kept.code,
        contact=kept.contact,
        on=kept.on,
        lines=tuple(
            Line(r.number, r.issued_on, r.due_on, r.balance_minor, r.currency) for r in kept.rows
        ),
        credits=kept.credits,
        interest=kept.interest,
        indemnity=kept.indemnity,
        link=link,
    )


def email(  # noqa: PLR0913 - what a message needs
    reminder: Reminder,
    settings: CompanySettings,
    link: str,
    tenant_id: str,
    domain: str,
    *,
    attachments: tuple[Attachment, ...] = (),
    reply_to: str = "",
) -> Email:
    """The message as it leaves; events about it come back with these tags.

    A tag holds letters, digits, `_` and `-`: a tenant's id does too, an account's code may not.
    """
    said = rendered(reminder.letter, link)
    return Email(
        sender=sender_of(settings),
        recipient=reminder.recipient,
        subject=said.subject,
        text=said.text,
        html=said.html,
        headers=_thread(reminder.thread, domain, reply_to),
        tags=tags_of(reminder, tenant_id),
        reply_to=reply_to or settings.reply_to or "",
        copies=reminder.copies,
        attachments=attachments,
    )


def tags_of(reminder: Reminder, tenant_id: str) -> dict[str, str]:
    """Whose message it is."""
    return {"tenant": tenant_id, "account": tagged(reminder.code), "reminder": reminder.id}


def sms(reminder: Reminder, settings: CompanySettings, link: str, tenant_id: str) -> Sms:
    """The message as a phone shows it."""
    return Sms(
        number=reminder.recipient,
        text=rendered(reminder.letter, link).text,
        sender=settings.sms_sender or sms_sender(settings.sender_name or settings.name),
        tags=tags_of(reminder, tenant_id),
    )


def sms_sender(name: str) -> str:
    """What a phone may show as sender: up to eleven letters and digits, a letter among them."""
    plain = "".join(c for c in anyascii(name) if c.isascii() and c.isalnum())[:SENDER_MAX]
    return plain if any(c.isalpha() for c in plain) else ""


def _thread(ids: tuple[str, ...], domain: str, reply_to: str) -> dict[str, str]:
    """SES gives messages ids of its own: `<id@domain>` is what the debtor's mail client saw.

    The account's own address begins the thread: an answer that goes elsewhere names it still.
    """
    known = [f"<{message_id}@{domain}>" for message_id in ids]
    named = [f"<{reply_to}>", *known] if reply_to else known
    headers = {"References": " ".join(named)} if named else {}
    return {"In-Reply-To": known[-1], **headers} if known else headers


def tagged(text: str) -> str:
    """Any text as a tag's value, which may hold letters, digits, `_` and `-` only."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def untagged(value: str) -> str:
    """The text of a tag; ValueError for a forged one."""
    return urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()
