"""From a template and what a message is about to its subject, text and HTML.

Templates see texts and numbers only, in an environment without files, with a limit on steps and
on size: whoever writes one can reach nothing else.
"""

from functools import cache

from minijinja import Environment, TemplateError

from chalicelib.core.errors import InvalidError
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates import bold
from chalicelib.features.templates.about import (
    ITEMS,
    LINK,
    About,
    plain,
    shortened,
    sums,
    values,
)
from chalicelib.features.templates.language import FUEL, alone
from chalicelib.features.templates.model import ItemTable, Rendered, StepText, Wording
from chalicelib.features.templates.native import FALLBACK_STEP, layout, wording
from chalicelib.features.templates.phones import plainer, segments

LAYOUT_FUEL = 2_000_000
SIZE_LIMIT = 20_000
SUBJECT_LIMIT = 180


def render(
    language: str,
    step: str,
    about: About,
    version: int | None = None,
    channel: Channel = Channel.EMAIL,
) -> Rendered:
    """The message for a step; a step without a template of its own reads like a first reminder."""
    words = wording(language, version)
    texts = words.texts(channel)
    key = step if step in texts else FALLBACK_STEP
    return _render(words, key, texts[key], about, channel)


def render_template(
    language: str, template: StepText, about: About, channel: Channel = Channel.EMAIL
) -> Rendered:
    """The message for a template that is being written; InvalidError says what is wrong in it."""
    return _render(wording(language), "", template, about, channel)


def filled(language: str, step: str, about: About, channel: Channel) -> StepText:
    """A native template with what is known written in: a person goes on from there.

    The items and the link stay placeholders, and no value can become one.
    """
    texts = wording(language).texts(channel)
    return filled_in(language, texts.get(step) or texts[FALLBACK_STEP], about)


def filled_in(language: str, template: StepText, about: About) -> StepText:
    """Any template, likewise."""
    known = values(wording(language), about)
    safe = {k: inert(v) if isinstance(v, str) else v for k, v in known.items()}
    left = safe | {"items": "{{ items }}", "link": "{{ link }}"}
    subject, body = (alone().render_str(text, **left) for text in (template.subject, template.body))
    return StepText(subject=subject.strip(), body=body.strip())


def inert(value: str) -> str:
    """A value that stays text, whatever template it is written into."""
    for mark in ("{{", "{%", "{#"):
        value = value.replace(mark, f"{{ {mark[1]}")
    return value


def _render(
    words: Wording, key: str, template: StepText, about: About, channel: Channel
) -> Rendered:
    subject, body = _written(words, key, template, about, channel)
    if len(body) > SIZE_LIMIT:
        raise InvalidError("The message is too long.", code="bad_template")
    subject = " ".join(plain(subject).split(" "))[:SUBJECT_LIMIT].strip()
    parts = [part.strip() for part in body.split("\n\n") if part.strip()]
    tables = _tables(words, about)
    text = _text(words, parts, tables, about.link)
    if channel is Channel.SMS:
        short = plainer(text).strip()
        return Rendered(subject=subject, text=short, html="", segments=segments(short))
    return Rendered(
        subject=subject,
        text=text,
        html=_html(words, parts, tables, about, subject),
        parts=tuple(parts),
        tables=tuple(tables),
    )


def _written(
    words: Wording, key: str, template: StepText, about: About, channel: Channel
) -> tuple[str, str]:
    """Subject and body with everything in its place but items and link."""
    known = values(words, about)
    if channel is Channel.SMS:
        known = shortened(known)
    try:
        if not key:
            environment = alone()
            return (
                environment.render_str(template.subject, **known),
                environment.render_str(bold.marked(template.body), **known),
            )
        name = f"{words.language}/{words.version}/{channel}/{key}"
        return (
            _environment().render_template(f"{name}/subject", **known),
            _environment().render_template(f"{name}/body", **known),
        )
    except TemplateError as error:
        raise InvalidError(f"The template has a mistake: {error}", code="bad_template") from error


@cache
def _environment() -> Environment:
    environment = Environment(loader=_source, auto_escape_callback=lambda _name: False)
    environment.fuel = FUEL
    return environment


def _source(name: str) -> str | None:
    language, version, channel, step, part = name.split("/")
    text = wording(language, int(version)).texts(Channel(channel))[step]
    return text.subject if part == "subject" else bold.marked(text.body)


@cache
def _layout() -> Environment:
    environment = Environment(
        templates={"layout.html": layout()}, auto_escape_callback=lambda _name: "html"
    )
    environment.fuel = LAYOUT_FUEL
    return environment


def _tables(words: Wording, about: About) -> list[ItemTable]:
    """One table per currency: its rows as texts, and its total."""
    formats = words.formats
    return [
        ItemTable(
            rows=tuple(
                (
                    plain(line.number),
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
        for currency, total in sums(about.lines).items()
    ]


def _text(words: Wording, parts: list[str], tables: list[ItemTable], link: str) -> str:
    lines = "\n\n".join(_text_table(words, table) for table in tables)
    shown = (bold.written(p).replace(ITEMS, lines).replace(LINK, link) for p in parts)
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
        company=plain(about.company),
        parts=shown,
        tables=tables,
        columns=_columns(words.language),
        items_mark=ITEMS,
        link_mark=LINK,
        link=about.link,
    )
    # minijinja escapes slashes, which only lengthens addresses and dates.
    return bold.written(page, "<strong>", "</strong>").replace("&#x2f;", "/")


@cache
def _columns(language: str) -> dict[str, str]:
    return wording(language).columns.model_dump()
