"""The message that asks a colleague, or reminds of it. Pure."""

from collections.abc import Sequence
from html import escape

from chalicelib.core.money import totals
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.pages.words import amount
from chalicelib.features.answers.pages.words import words as debtor_words
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.questions.model import Question
from chalicelib.features.questions.words import words
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.settings.sender import sender_of
from chalicelib.ports import Email

SHOWN_NUMBERS = 8


def email(
    question: Question, account: Account, settings: CompanySettings, url: str, *, again: bool
) -> Email:
    """One message with a link of its own; InvalidError `no_sender` without a sender."""
    said, prefix = words(settings.language)["mail"], "remind_" if again else ""
    items = [i for i in map(account.item, question.items) if i]
    told = {"by": question.by, "name": account.name, **_figures(items, settings.language)}
    first = account.statuses.get(question.items[0])
    reason = reason_said(first.dispute_type if first else "", settings.language)
    parts = [
        said[f"{prefix}intro"].format(**told),
        said["reason"].format(reason=reason) if reason else "",
        f"« {question.text} »" if question.text else "",
        f"{said['open']}\n{url}",
        said["why"],
        settings.name,
    ]
    text = "\n\n".join(part for part in parts if part)
    return Email(
        sender=sender_of(settings),
        recipient=question.to,
        subject=said[f"{prefix}subject"].format(**told),
        text=text + "\n",
        html=_html(text, url, settings.language),
        reply_to=settings.reply_to or "",
    )


def reason_said(dispute_type: str, language: str) -> str:
    """The reason of a dispute in words; the company's own stand for themselves."""
    return str(debtor_words(language)["reasons"].get(dispute_type, dispute_type))


def _figures(items: Sequence[OpenItem], language: str) -> dict[str, str]:
    numbers, rest = [i.number for i in items], len(items) - SHOWN_NUMBERS
    more = f" (+{rest})" if rest > 0 else ""
    owed = totals((i.balance_minor, i.currency) for i in items)
    said = debtor_words(language)
    return {
        "numbers": ", ".join(numbers[:SHOWN_NUMBERS]) + more,
        "amount": " + ".join(amount(total, said) for total in owed),
    }


def _html(text: str, url: str, language: str) -> str:
    link = f'<a href="{escape(url)}">{escape(url)}</a>'
    body = escape(text).replace(escape(url), link).replace("\n", "<br>")
    head = f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
    return f"{head}<body style='font-family:sans-serif'><p>{body}</p></body></html>"
