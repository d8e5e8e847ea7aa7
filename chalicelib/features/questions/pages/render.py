"""From what a colleague's page shows to HTML. Every value is escaped by the template."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from chalicelib.features.answers.model import Answer, AnswerKind
from chalicelib.features.answers.pages.render import css, environment
from chalicelib.features.answers.pages.words import Words, amount, day, languages
from chalicelib.features.answers.pages.words import words as debtor_words
from chalicelib.features.questions.colleague import ColleaguePage, DisputedItem
from chalicelib.features.questions.mail import reason_said
from chalicelib.features.questions.words import words
from chalicelib.features.statuses.rules import PROMISE_DAYS_MAX

HERE = Path(__file__).parent


def page(shown: ColleaguePage, language: str) -> str:
    """The colleague's page."""
    said, signs = words(language), debtor_words(language)
    text, asked_on = said["page"], day(shown.asked_on, signs)
    return environment(HERE).render_template(
        "page.html",
        t=said,
        language=language,
        language_label=signs["language"],
        languages=[{"code": code, "name": debtor_words(code)["language"]} for code in languages()],
        css=css(shown.colour),
        company=shown.company,
        for_name=text["for"].format(name=shown.name),
        asked=text["asked"].format(by=shown.by, on=asked_on),
        text=shown.text,
        items=[_item(item, said, signs, language) for item in shown.items],
        answers=[_answer(answer, said, signs) for answer in shown.answers],
        kinds=[kind.value for kind in AnswerKind if kind.is_colleagues],
        until_min=(shown.today + timedelta(days=1)).isoformat(),
        until_max=(shown.today + timedelta(days=PROMISE_DAYS_MAX)).isoformat(),
        thanks=[_answer(shown.thanks, said, signs)] if shown.thanks else [],
        thanks_text=text["thanks_text"].format(by=shown.by),
        errors={field: said["errors"][code] for field, code in shown.errors.items()},
        typed=shown.typed,
    )


def _item(item: DisputedItem, said: Words, signs: Words, language: str) -> dict[str, str]:
    return {
        "number": item.number,
        "due_on": day(item.due_on, signs),
        "reason": reason_said(item.dispute_type, language),
        "since": said["page"]["since"].format(on=day(item.since, signs)),
        "comment": item.comment,
        "amount": amount(item.amount, signs),
        "balance": amount(item.balance, signs),
    }


def _answer(answer: Answer, said: Words, signs: Words) -> dict[str, Any]:
    until = f" ({said['page']['until'].lower()} {day(answer.on, signs)})" if answer.on else ""
    comment = f" – {answer.comment}" if answer.comment else ""
    return {
        "text": f"{said['kinds'][answer.kind.value]}{until}{comment}",
        "at": day(answer.at.date(), signs),
        "state": said["states"][answer.state.value],
        "decision": answer.decision_comment,
    }
