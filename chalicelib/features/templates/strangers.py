"""Data of customers written out in a template: it would go to everybody else. Pure."""

import re
from collections.abc import Iterable, Iterator

from chalicelib.features.accounts.summary import Summary
from chalicelib.features.templates.checks import Mistake, literals
from chalicelib.features.templates.model import StepText

# Shorter names and codes are words of the language, too.
_NAME_LEAST, _CODE_LEAST, _DIGITS_LEAST = 8, 4, 6
_TOKEN = re.compile(r"[^\s,;:()<>\"«»]+")
FOUND_MAX = 20


def strangers(template: StepText, lines: Iterable[Summary], company: str) -> tuple[Mistake, ...]:
    """Names, codes, numbers and addresses of customers that stand in the text itself."""
    texts = {"subject": literals(template.subject), "body": literals(template.body)}
    tokens = {part: _tokens(text) for part, text in texts.items()}
    folded = {part: text.casefold() for part, text in texts.items()}
    found: list[Mistake] = []
    for line in lines:
        if line.name.casefold() == company.casefold():
            continue
        for part, text in texts.items():
            places = [*_named(line, folded[part]), *_told(line, tokens[part])]
            found += (_mistake(part, text, at, line) for at in places)
        if len(found) >= FOUND_MAX:
            break
    return tuple(sorted(found, key=lambda m: (m.part != "subject", m.line, m.column)))[:FOUND_MAX]


def _tokens(text: str) -> dict[str, int]:
    """Where each thing that looks like a code, a number or an address stands first."""
    found: dict[str, int] = {}
    for match in _TOKEN.finditer(text):
        word = match.group().rstrip(".").casefold()
        is_code = len(word) >= _CODE_LEAST and any(map(str.isdigit, word)) and not word.isdigit()
        if is_code or "@" in word or (word.isdigit() and len(word) >= _DIGITS_LEAST):
            found.setdefault(word, match.start())
    return found


def _named(line: Summary, folded: str) -> Iterator[int]:
    name = line.name.casefold()
    if len(name) < _NAME_LEAST or name not in folded:
        return
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
    if match:
        yield match.start()


def _told(line: Summary, tokens: dict[str, int]) -> Iterator[int]:
    if not tokens:
        return
    for said in (line.code, line.email, *line.numbers):
        at = tokens.get(said.casefold())
        if at is not None:
            yield at


def _mistake(part: str, text: str, at: int, line: Summary) -> Mistake:
    before = text[:at]
    return Mistake(
        part=part,
        line=before.count("\n") + 1,
        column=at - before.rfind("\n"),
        code="customers_data",
        found=f"{line.name} {line.code}"[:80],
    )
