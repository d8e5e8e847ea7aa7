"""What a template may say: texts, known placeholders, and conditions on them. Pure.

There is no loop, no call and no filter to begin with, so nothing in it can run for long, grow
without bound, or reach anything but the message's own account.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chalicelib.core.values import Frozen
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.language import misspelt
from chalicelib.features.templates.model import StepText
from chalicelib.features.templates.phones import LENGTH_MAX, units
from chalicelib.features.templates.rendering import SIZE_LIMIT

# The longest each may become, in characters; items and link are put in afterwards, once each.
PLACEHOLDERS = {
    "company": 200,
    "sender": 200,
    "account": 500,
    "code": 200,
    "contact": 200,
    "today": 30,
    "total": 120,
    "credits": 120,
    "interest": 120,
    "indemnity": 120,
    "total_with_penalties": 120,
    "count": 6,
    "oldest_days": 6,
    "items": 10,
    "link": 10,
}
# The same in an SMS: names are cut there, and there is no room for a list.
SMS_PLACEHOLDERS = {
    "company": 40,
    "sender": 40,
    "account": 40,
    "code": 40,
    "contact": 40,
    "today": 12,
    "total": 40,
    "credits": 40,
    "interest": 40,
    "indemnity": 40,
    "total_with_penalties": 40,
    "count": 6,
    "oldest_days": 6,
    "link": 60,
}
ALONE = "items"
_TAG = re.compile(
    r"\{\{(?P<value>.*?)\}\}|\{%(?P<block>.*?)%\}|\{#.*?#\}|(?P<open>\{\{|\{%|\{#)", re.DOTALL
)
_NAME = re.compile(r"[A-Za-z_][\w.]*(\[[^\]]*\][\w.]*)*")
_WORDS = re.compile(r"\s+|[A-Za-z_][\w.\[\]]*|\d+|==|!=|>=|<=|[<>()]|.", re.DOTALL)
_OPERATORS = {"and", "or", "not", "==", "!=", ">=", "<=", ">", "<", "(", ")"}


class Mistake(Frozen):
    """One place that is refused: a code that the screen translates, and what stands there."""

    part: str
    line: int
    column: int
    code: str
    found: str

    @property
    def sentence(self) -> str:
        """In English, for programs."""
        return f"line {self.line}, column {self.column}: {_SENTENCES[self.code]} ({self.found})"


_SENTENCES = {
    "unknown_placeholder": "there is no such placeholder",
    "other_account": "a message knows nothing but its own account",
    "not_a_placeholder": "a placeholder is a name and nothing else",
    "loop": "only if, elif, else and endif are known here",
    "not_closed": "this is not closed",
    "bad_condition": "a condition compares placeholders with numbers",
    "not_alone": "the items stand once, alone in their paragraph",
    "too_long": "the message may grow too long from here",
    "no_room": "an SMS has no room for the list of items",
    "customers_data": "this is a customer's own: everybody would read it",
    "empty": "there is nothing here",
}


class Tag(NamedTuple):
    """Something in braces: where it begins, and its inside as a value or as a block."""

    at: int
    text: str
    value: str | None
    block: str | None
    is_open: bool


def mistakes(template: StepText, channel: Channel = Channel.EMAIL) -> tuple[Mistake, ...]:
    """Everything that is refused, in the order it stands."""
    found = []
    for part, text in _parts(template, channel):
        for at, code, what in sorted(_of_part(part, text, channel)):
            before = text[:at]
            line, column = before.count("\n") + 1, at - before.rfind("\n")
            found.append(
                Mistake(part=part, line=line, column=column, code=code, found=what.strip()[:80])
            )
    return tuple(found) or _misspelt(template)


def _parts(template: StepText, channel: Channel) -> Iterator[tuple[str, str]]:
    if channel is not Channel.SMS or template.subject:
        yield "subject", template.subject
    yield "body", template.body


def _misspelt(template: StepText) -> tuple[Mistake, ...]:
    """What the language of templates itself does not understand."""
    found = []
    for part, text in (("subject", template.subject), ("body", template.body)):
        wrong = misspelt(text)
        if wrong:
            line, column, what = wrong
            found.append(
                Mistake(part=part, line=line, column=column, code="bad_condition", found=what)
            )
    return tuple(found)


def literals(text: str) -> str:
    """The text alone: what is in braces is blank, and everything else stands where it stood."""
    return _TAG.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


Found = tuple[int, str, str]


def _tags(text: str) -> Iterator[Tag]:
    for m in _TAG.finditer(text):
        yield Tag(m.start(), m.group(), m["value"], m["block"], bool(m["open"]))


def _of_part(part: str, text: str, channel: Channel) -> Iterator[Found]:
    tags = list(_tags(text))
    if not text.strip():
        yield 0, "empty", part
    for tag in tags:
        if tag.is_open:
            yield tag.at, "not_closed", tag.text
        elif tag.value is not None:
            yield from _of_value(tag)
    yield from _of_blocks(tags)
    if channel is Channel.SMS:
        yield from ((t.at, "no_room", t.text) for t in tags if ALONE in _names(t))
        yield from _of_length(text, tags, SMS_PLACEHOLDERS, LENGTH_MAX)
    else:
        yield from _of_length(text, tags, PLACEHOLDERS, SIZE_LIMIT)
        yield from _of_place(part, text, tags)


def _of_value(tag: Tag) -> Iterator[Found]:
    for name in _names(tag):
        if name not in PLACEHOLDERS:
            yield tag.at, _what_is(name), name or tag.text


def _names(tag: Tag) -> list[str]:
    """What is named: one placeholder, or several of which the first that is something counts."""
    return re.split(r"\s+or\s+", (tag.value or "").strip().strip("-").strip())


def _what_is(name: str) -> str:
    if not _NAME.fullmatch(name):
        return "not_a_placeholder"
    return "other_account" if "." in name or "[" in name else "unknown_placeholder"


def _of_blocks(tags: list[Tag]) -> Iterator[Found]:
    """Conditions: each closed, and each about known placeholders."""
    open_ifs: list[Tag] = []
    for tag in (t for t in tags if t.block is not None):
        word, _, rest = (tag.block or "").strip().strip("-").strip().partition(" ")
        if word == "if":
            open_ifs.append(tag)
        elif word not in {"elif", "else", "endif"}:
            yield tag.at, "loop", f"{word} {rest}"
        elif not open_ifs:
            yield tag.at, "not_closed", tag.text
        elif word == "endif":
            open_ifs.pop()
        if word in {"if", "elif"}:
            yield from ((tag.at, code, what) for code, what in _of_condition(rest))
    yield from ((tag.at, "not_closed", tag.text) for tag in open_ifs)


def _of_condition(said: str) -> Iterator[tuple[str, str]]:
    words = [w for w in _WORDS.findall(said) if not w.isspace()]
    if not words:
        yield "bad_condition", said
    for word in words:
        if word in PLACEHOLDERS or word in _OPERATORS or word.isdecimal():
            continue
        is_name = word[0].isalpha() or word[0] == "_"
        yield (_what_is(word) if is_name else "bad_condition"), word


def _of_length(text: str, tags: list[Tag], longest: dict[str, int], limit: int) -> Iterator[Found]:
    """Where the longest values would make the message too long to leave."""
    size = units(_TAG.sub("", text))
    if size > limit:
        yield 0, "too_long", text
        return
    for tag in tags:
        size += max(longest.get(name, 0) for name in _names(tag))
        if size > limit:
            yield tag.at, "too_long", tag.text
            return


def _of_place(part: str, text: str, tags: list[Tag]) -> Iterator[Found]:
    """The list of items stands once, alone in a paragraph of the body."""
    seen = False
    for tag in (t for t in tags if ALONE in _names(t)):
        before = text[: tag.at].rpartition("\n\n")[2]
        after = text[tag.at + len(tag.text) :].partition("\n\n")[0]
        if part == "subject" or seen or _TAG.sub("", before + after).strip():
            yield tag.at, "not_alone", tag.text
        seen = True
