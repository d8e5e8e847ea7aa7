"""From what a page shows to HTML. Every value is escaped by the template; none is built here."""

import base64
import hashlib
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import minijinja

from chalicelib.core.money import totals
from chalicelib.features.answers.form import OWN_ANSWERS_MAX, OWN_KINDS
from chalicelib.features.answers.look import accent
from chalicelib.features.answers.model import (
    DEBTOR_KINDS,
    Answer,
    AnswerKind,
    AnswerState,
    DisputeReason,
)
from chalicelib.features.answers.pages.words import (
    HERE,
    Words,
    amount,
    day,
    languages,
    words,
)
from chalicelib.features.answers.parts import partly
from chalicelib.features.answers.proposals import INSTALMENTS_MIN
from chalicelib.features.answers.rules import PAID_DAYS_MAX
from chalicelib.features.answers.views import DebtorPage, PageItem
from chalicelib.features.statuses.rules import PROMISE_DAYS_MAX

SHOWN_NUMBERS = 12


@cache
def environment(own: Path = HERE) -> minijinja.Environment:
    """The templates of this folder, and one's own over them."""
    paths = (*HERE.glob("*.html"), *own.glob("*.html"))
    templates = {path.name: path.read_text(encoding="utf-8") for path in paths}
    return minijinja.Environment(
        templates=templates,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_escape_callback=lambda _name: "html",
    )


@cache
def css(colour: str = "") -> str:
    """The page's only style sheet, inside the page, with the company's colour."""
    plain = (HERE / "page.css").read_text(encoding="utf-8").strip()
    own = accent(colour)
    return f"{plain}:root{{--accent:light-dark({own.light},{own.dark})}}" if own else plain


@cache
def policy(colour: str = "", *, has_logo: bool = False) -> str:
    """The content security policy: this style, forms to this origin, and nothing else at all.

    A logo stands inside the page.
    """
    digest = base64.b64encode(hashlib.sha256(css(colour).encode()).digest()).decode()
    pictures = "img-src data:; " if has_logo else ""
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; {pictures}form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def plain(name: str, language: str) -> str:
    """A page that says one thing: `gone`, `renewed`, `busy` or `too_many`."""
    said = words(language)
    return environment().render_template("plain.html", t=said[name], language=language, css=css())


def page(shown: DebtorPage, language: str) -> str:
    """The debtor's page."""
    said = words(language)
    return environment().render_template(
        "page.html",
        t=said,
        language=language,
        language_label=said["language"],
        languages=[{"code": code, "name": words(code)["language"]} for code in languages()],
        css=css(shown.colour),
        logo=shown.logo,
        company=shown.company,
        for_name=said["page"]["for"].format(name=shown.name),
        privacy=said["page"]["privacy"].format(name=shown.name),
        items=[_item(item, shown, said) for item in shown.items],
        totals=[amount(total, said) for total in shown.totals],
        answers=[_answer(answer, said) for answer in shown.answers],
        kinds=[kind.value for kind in DEBTOR_KINDS if _may_say(kind, shown)],
        own_kinds=[kind.value for kind in OWN_KINDS],
        counts=list(range(INSTALMENTS_MIN, shown.limits.instalments_max + 1)),
        reasons=[reason.value for reason in DisputeReason],
        offer=shown.offer.id if shown.offer else "",
        offer_text=offered(shown, language),
        **_limits(shown),
        **_outcome(shown, said),
    )


def offered(shown: DebtorPage, language: str) -> str:
    """The plan that is offered, in one sentence: what a debtor accepts, word for word."""
    answer = shown.offer
    if answer is None or answer.counter is None:
        return ""
    said, named = words(language), {i.id for i in answer.items}
    items = [i for i in shown.items if i.id in named]
    owed = totals((i.balance.minor, i.balance.currency) for i in items)
    return str(said["page"]["offer"]).format(
        company=shown.company,
        amount=", ".join(amount(total, said) for total in owed),
        count=answer.counter.instalments,
        on=day(answer.counter.first_on, said),
        numbers=", ".join(i.number for i in items),
        until=day(answer.counter.until, said),
    )


def _may_say(kind: AnswerKind, shown: DebtorPage) -> bool:
    return kind is not AnswerKind.PLAN or shown.limits.instalments_max >= INSTALMENTS_MIN


def _item(item: PageItem, shown: DebtorPage, said: Words) -> dict[str, Any]:
    late = said["page"]["late_one" if item.days_late == 1 else "late"]
    return {
        "id": item.id,
        "number": item.number,
        "tick": said["page"]["tick"].format(number=item.number),
        "issued_on": day(item.issued_on, said),
        "due_on": day(item.due_on, said),
        "late": late.format(days=item.days_late) if item.days_late else "",
        "amount": amount(item.amount, said),
        "balance": amount(item.balance, said),
        "papers": [{"id": quote(p.id), "name": p.filename} for p in item.papers],
        "is_ticked": item.id in shown.typed.get("item", ()),
        "own": _own(item, shown, said),
    }


def _own(item: PageItem, shown: DebtorPage, said: Words) -> dict[str, Any] | None:
    """The item's own answer as it was typed; None where there is no room for one."""
    if len(shown.items) < 2 or item.place >= OWN_ANSWERS_MAX:  # noqa: PLR2004 - others to differ from
        return None
    place, typed = f".{item.place}", {name: v[0] for name, v in shown.typed.items() if v}
    names = ("kind", "on", "amount", "reason")
    codes = (shown.errors.get(f"{name}{place}") for name in names)
    return {
        "place": place,
        "label": said["page"]["own_for"].format(number=item.number),
        "error": next((said["errors"][code] for code in codes if code), ""),
        **{name: typed.get(f"{name}{place}", "") for name in names},
    }


def _answer(answer: Answer, said: Words) -> dict[str, Any]:
    numbers = [item.number for item in answer.items]
    rest = len(numbers) - SHOWN_NUMBERS
    proposed = answer.counter if answer.state is AnswerState.ACCEPTED else None
    reason = said["reasons"][answer.reason.value] if answer.reason else ""
    when = proposed.first_on if proposed else answer.on
    on = day(when, said) if when else ""
    text = said["answers"][answer.kind.value].format(
        on=on, reason=reason, count=proposed.instalments if proposed else answer.instalments
    )
    if parts := partly(answer):
        amounts = ", ".join(amount(part, said) for part in parts)
        text = said["page"]["part"].format(text=text, amount=amounts)
    return {
        "text": text,
        "numbers": ", ".join(numbers[:SHOWN_NUMBERS]) + (f" (+{rest})" if rest > 0 else ""),
        "at": day(answer.at.date(), said),
        "state": said["states"][answer.state.value],
        "is_waiting": answer.is_waiting,
    }


def _limits(shown: DebtorPage) -> dict[str, str]:
    """First and last dates the date fields take."""
    today = shown.today
    return {
        "promise_min": today.isoformat(),
        "promise_max": (today + timedelta(days=PROMISE_DAYS_MAX)).isoformat(),
        "paid_min": (today - timedelta(days=PAID_DAYS_MAX)).isoformat(),
        "paid_max": today.isoformat(),
        "first_max": shown.limits.first_until.isoformat(),
    }


def _outcome(shown: DebtorPage, said: Words) -> dict[str, Any]:
    """What became of a posted form: thanks, or what is missing with what was typed."""
    thanks = [_answer(a, said) for a in (shown.thanks, *shown.also) if a]
    paused = list(dict.fromkeys(a["numbers"] for a in thanks if a["is_waiting"]))
    told = {"company": shown.company, "numbers": ", ".join(paused)}
    return {
        "thanks": thanks,
        "thanks_text": said["page"]["thanks_text"].format(**told) if paused else "",
        "errors": {field: said["errors"][code] for field, code in shown.errors.items()},
        "typed": {name: values[0] for name, values in shown.typed.items() if values},
    }
