"""From a template and what a message is about to its subject, text and HTML.

Templates see texts and numbers only, in an environment without files, with a limit on steps and
on size: whoever writes one can reach nothing else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from minijinja import Environment, TemplateError

from chalicelib.core.errors import InvalidError
from chalicelib.features.templates.language import FUEL, alone
from chalicelib.features.templates.model import Formats, ItemTable, Rendered, StepText, Wording
from chalicelib.features.templates.native import FALLBACK_STEP, layout, wording

LAYOUT_FUEL = 2_000_000
SIZE_LIMIT = 20_000
SUBJECT_LIMIT = 180
# Where the items and the link go. No value can hold these marks: control characters are taken
# out of all of them.
ITEMS, LINK = "\x01items\x01", "\x01link\x01"
# What is between these is bold; `runs` finds it for whoever sets the paragraphs.
_BOLD, _REGULAR = "\x02", "\x03"
_STARS = re.compile(r"\*\*((?:(?!\n\n).)+?)\*\*", re.DOTALL)
_MARKED = re.compile(f"{_BOLD}([^{_BOLD}{_REGULAR}]*){_REGULAR}")
_CONTROL = dict.fromkeys(range(32), " ") | {127: " ", 0x2028: " ", 0x2029: " "}


@dataclass(frozen=True, slots=True)
class Line:
    """One item in a message."""

    number: str
    issued_on: date
    due_on: date
    balance_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class About:
    """What a message is about: who writes to whom, and the items, oldest first."""

    company: str
    sender: str
    account: str
    code: str
    contact: str
    on: date
    lines: tuple[Line, ...]
    credits: Mapping[str, int]
    link: str
    interest: Mapping[str, int] = field(default_factory=dict)
    indemnity: Mapping[str, int] = field(default_factory=dict)


def render(language: str, step: str, about: About, version: int | None = None) -> Rendered:
    """The message for a step; a step without a template of its own reads like a first reminder."""
    words = wording(language, version)
    key = step if step in words.steps else FALLBACK_STEP
    return _render(words, key, words.steps[key], about)


def render_template(language: str, template: StepText, about: About) -> Rendered:
    """The message for a template that is being written; InvalidError says what is wrong in it."""
    return _render(wording(language), "", template, about)


def filled(language: str, step: str, about: About) -> StepText:
    """A native template with what is known written in: a person goes on from there.

    The items and the link stay placeholders, and no value can become one.
    """
    words = wording(language)
    return filled_in(language, words.steps.get(step) or words.steps[FALLBACK_STEP], about)


def filled_in(language: str, template: StepText, about: About) -> StepText:
    """Any template, likewise."""
    known = _values(wording(language), about)
    values = {k: inert(v) if isinstance(v, str) else v for k, v in known.items()}
    left = values | {"items": "{{ items }}", "link": "{{ link }}"}
    subject, body = (alone().render_str(text, **left) for text in (template.subject, template.body))
    return StepText(subject=subject.strip(), body=body.strip())


def inert(value: str) -> str:
    """A value that stays text, whatever template it is written into."""
    for mark in ("{{", "{%", "{#"):
        value = value.replace(mark, f"{{ {mark[1]}")
    return value


def _render(words: Wording, key: str, template: StepText, about: About) -> Rendered:
    values = _values(words, about)
    try:
        if key:
            name = f"{words.language}/{words.version}/{key}"
            subject = _environment().render_template(f"{name}/subject", **values)
            body = _environment().render_template(f"{name}/body", **values)
        else:
            subject = alone().render_str(template.subject, **values)
            body = alone().render_str(_starred(template.body), **values)
    except TemplateError as error:
        raise InvalidError(f"The template has a mistake: {error}", code="bad_template") from error
    if len(body) > SIZE_LIMIT:
        raise InvalidError("The message is too long.", code="bad_template")
    subject = " ".join(_plain(subject).split(" "))[:SUBJECT_LIMIT].strip()
    parts = [part.strip() for part in body.split("\n\n") if part.strip()]
    tables = _tables(words, about)
    return Rendered(
        subject=subject,
        text=_text(words, parts, tables, about.link),
        html=_html(words, parts, tables, about, subject),
        parts=tuple(parts),
        tables=tuple(tables),
    )


@cache
def _environment() -> Environment:
    environment = Environment(loader=_source, auto_escape_callback=lambda _name: False)
    environment.fuel = FUEL
    return environment


def _source(name: str) -> str | None:
    language, version, step, part = name.split("/")
    text = wording(language, int(version)).steps[step]
    return text.subject if part == "subject" else _starred(text.body)


def _starred(source: str) -> str:
    """Bold marked before anything is filled in: the stars of a value stay stars."""
    return _STARS.sub(rf"{_BOLD}\1{_REGULAR}", source)


def runs(said: str) -> list[tuple[str, bool]]:
    """A paragraph in pieces, and whether each is bold.

    What a condition left open, or closed alone, is gone.
    """
    pieces = enumerate(_MARKED.split(said))
    return [(p.replace(_BOLD, "").replace(_REGULAR, ""), bool(i % 2)) for i, p in pieces if p]


def _embolden(said: str, opening: str = "", closing: str = "") -> str:
    return "".join(f"{opening}{p}{closing}" if is_bold else p for p, is_bold in runs(said))


@cache
def _layout() -> Environment:
    environment = Environment(
        templates={"layout.html": layout()}, auto_escape_callback=lambda _name: "html"
    )
    environment.fuel = LAYOUT_FUEL
    return environment


def _plain(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROL)


def _values(words: Wording, about: About) -> dict[str, str | int]:
    formats = words.formats
    sums = _sums(about.lines)
    oldest = min((line.due_on for line in about.lines), default=about.on)
    return {
        "company": _plain(about.company),
        "sender": _plain(about.sender).strip() or _plain(about.company),
        "account": _plain(about.account),
        "code": _plain(about.code),
        "contact": _plain(about.contact),
        "today": formats.day(about.on),
        "total": " + ".join(formats.amount(minor, c) for c, minor in sums.items()),
        "credits": _amounts(formats, about.credits),
        "interest": _amounts(formats, about.interest),
        "indemnity": _amounts(formats, about.indemnity),
        "total_with_penalties": _amounts(formats, _all_of(sums, about.interest, about.indemnity)),
        "count": len(about.lines),
        "oldest_days": max(0, (about.on - oldest).days),
        "items": ITEMS,
        "link": LINK,
    }


def _amounts(formats: Formats, sums: Mapping[str, int]) -> str:
    return " + ".join(formats.amount(minor, c) for c, minor in sorted(sums.items()) if minor)


def _all_of(*parts: Mapping[str, int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for currency, minor in (pair for part in parts for pair in part.items()):
        sums[currency] = sums.get(currency, 0) + minor
    return sums


def _sums(lines: Iterable[Line]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, 0) + line.balance_minor
    return dict(sorted(sums.items()))


def _tables(words: Wording, about: About) -> list[ItemTable]:
    """One table per currency: its rows as texts, and its total."""
    formats = words.formats
    return [
        ItemTable(
            rows=tuple(
                (
                    _plain(line.number),
                    formats.day(line.issued_on),
                    formats.day(line.due_on),
                    formats.delay(line.due_on, about.on),
                    formats.amount(line.balance_minor, currency),
                )
                for line in about.lines
                if line.currency == currency
            ),
            total=formats.amount(total, currency),
        )
        for currency, total in _sums(about.lines).items()
    ]


def _text(words: Wording, parts: list[str], tables: list[ItemTable], link: str) -> str:
    lines = "\n\n".join(_text_table(words, table) for table in tables)
    shown = (_embolden(p).replace(ITEMS, lines).replace(LINK, link) for p in parts)
    return "\n\n".join(shown) + "\n"


def _text_table(words: Wording, table: ItemTable) -> str:
    names = ("number", "issued_on", "due_on", "late", "balance")
    rows = (dict(zip(names, row, strict=True)) for row in table.rows)
    lines = [f"- {words.columns.line.format(**row)}" for row in rows]
    return "\n".join([*lines, words.columns.total_line.format(total=table.total)])


def _html(
    words: Wording, parts: list[str], tables: list[ItemTable], about: About, subject: str
) -> str:
    shown = [
        part if part in {ITEMS, LINK} else part.replace(LINK, about.link).split("\n")
        for part in parts
    ]
    page = _layout().render_template(
        "layout.html",
        language=words.language,
        subject=subject,
        company=_plain(about.company),
        parts=shown,
        tables=tables,
        columns=_columns(words.language),
        items_mark=ITEMS,
        link_mark=LINK,
        link=about.link,
    )
    # minijinja escapes slashes, which only lengthens addresses and dates.
    return _embolden(page, "<strong>", "</strong>").replace("&#x2f;", "/")


@cache
def _columns(language: str) -> dict[str, str]:
    return wording(language).columns.model_dump()
