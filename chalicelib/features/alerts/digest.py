"""A user's digest of a day: each alert with its accounts, as text and as HTML. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from chalicelib.core.money import Money, exponent
from chalicelib.features.access.model import User
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.accounts.views import owed_by
from chalicelib.features.alerts.model import Alert
from chalicelib.features.alerts.rules import Readers, Ready, is_told
from chalicelib.features.alerts.words import words
from chalicelib.features.reminders.model import Reason
from chalicelib.features.reminders.reasons import sentence
from chalicelib.features.searches.model import Criteria, Criterion, Op
from chalicelib.features.searches.text import parse, said
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.settings.sender import sender_of
from chalicelib.features.templates.model import Formats
from chalicelib.features.templates.native import language_of, wording
from chalicelib.ports import Email

LISTED_MAX = 10


class Section(NamedTuple):
    """An alert and the accounts a reader is told of, largest overdue first; `where` finds them."""

    alert: Alert
    where: str
    lines: Sequence[Summary]


class News(NamedTuple):
    """What a digest tells of: alerts, and why nothing goes by itself."""

    sections: Sequence[Section]
    paused: Reason | None = None

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is anything."""
        return bool(self.sections or self.paused)


class Row(NamedTuple):
    """A line of the digest: what it says, and where it leads."""

    text: str
    href: str
    is_heading: bool = False


def sections(
    own: Iterable[Ready], lines: Sequence[Summary], readers: Readers, today: date
) -> list[Section]:
    """What these readers are told by e-mail; nothing for an alert that holds of no account."""
    found = []
    for alert, holds in own:
        if alert.by_email:
            on = [line for line in lines if is_told(alert, line, readers) and holds(line)]
            ranked = sorted(on, key=lambda line: _rank(line, today))
            found.append(Section(alert, _where(alert, readers), ranked))
    return [section for section in found if section.lines]


def _where(alert: Alert, readers: Readers) -> str:
    told, criteria = alert.told, parse(alert.where)
    if readers.emails & set(told.users) or readers.roles & set(told.roles):
        return alert.where
    mine = Criterion(field="collector", op=Op.IN, value=",".join(sorted(readers.emails)))
    theirs = criteria.rules if criteria.match == "all" else (criteria,)
    return said(Criteria(rules=(*theirs, mine)))


def _rank(line: Summary, today: date) -> tuple[int, str]:
    late = owed_by((line,), today)[1]
    return -max((m.minor * 10 ** (3 - exponent(m.currency)) for m in late), default=0), line.code


def email(user: User, news: News, settings: CompanySettings, today: date, public_url: str) -> Email:
    """The message; a link is the desk's own address, where the user signs in, in this company."""
    language = language_of(user.language, settings.language)
    spoken, formats = words(language), wording(language).formats

    def link(path: str) -> str:
        return f"{public_url}{path}{'&' if '?' in path else '?'}company={quote(user.tenant_id)}"

    found = news.sections
    rows = [row for section in found for row in _rows(section, today, spoken, formats, link)]
    if news.paused:
        rows.insert(0, Row(sentence(news.paused, language), link("/overdue"), is_heading=True))
    intro = spoken["intro" if found else "intro_paused"].format(name=user.name)
    key = "subject_paused" if news.paused else "subject" if len(found) > 1 else "subject_one"
    return Email(
        sender=sender_of(settings),
        recipient=user.email,
        subject=spoken[key].format(company=settings.name, day=formats.day(today)),
        text=_text(intro, rows, spoken, settings),
        html=_html(intro, rows, spoken, settings, language),
        tags={"tenant": user.tenant_id, "digest": today.isoformat()},
    )


def _rows(
    section: Section,
    today: date,
    spoken: dict[str, str],
    formats: Formats,
    link: Callable[[str], str],
) -> Iterable[Row]:
    listing = link(f"/accounts?where={quote(section.where, safe='')}")
    count = len(section.lines)
    many = spoken["accounts_one"] if count == 1 else spoken["accounts"].format(count=count)
    late = _late(section.lines, today, spoken, formats)
    yield Row(f"{section.alert.name} – {many}, {late}", listing, is_heading=True)
    for line in section.lines[:LISTED_MAX]:
        text = f"{line.name} ({line.code}) – {_late((line,), today, spoken, formats)}"
        yield Row(text, link(f"/accounts/{quote(line.code, safe='')}"))
    if count > LISTED_MAX:
        yield Row(spoken["more"].format(count=count - LISTED_MAX), listing)


def _late(lines: Iterable[Summary], today: date, spoken: dict[str, str], formats: Formats) -> str:
    late: list[Money] = [m for m in owed_by(lines, today)[1] if m.minor]
    if not late:
        return spoken["nothing_overdue"]
    return f"{' + '.join(formats.amount(m.minor, m.currency) for m in late)} {spoken['overdue']}"


def _text(intro: str, rows: list[Row], spoken: dict[str, str], settings: CompanySettings) -> str:
    lines = [f"\n{row.text}\n{row.href}" if row.is_heading else f"- {row.text}" for row in rows]
    why = spoken["why"].format(company=settings.name)
    return "\n".join([intro, *lines, "", why, ""])


def _html(
    intro: str, rows: list[Row], spoken: dict[str, str], settings: CompanySettings, language: str
) -> str:
    parts = [f"<p>{escape(intro)}</p>"]
    for row in rows:
        link = f'<a href="{escape(row.href)}">{escape(row.text)}</a>'
        parts.append(f"<h2 style='font-size:16px'>{link}</h2>" if row.is_heading else _line(link))
    parts.append(f"<p style='color:#666'>{escape(spoken['why'].format(company=settings.name))}</p>")
    body = f"<body style='font-family:sans-serif'>{''.join(parts)}</body>"
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8">{body}</html>'


def _line(link: str) -> str:
    return f"<p style='margin:4px 0 4px 12px'>{link}</p>"
