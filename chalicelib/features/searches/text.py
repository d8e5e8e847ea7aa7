"""Criteria as people type them: `overdue > 5000 and (status = LIT or promise < today)`.

    any    := all ("or" all)*
    all    := term ("and" term)*
    term   := "(" any ")" | field operator value | field "empty" | field "filled"

A value with spaces, commas or words of the language stands in double quotes; one inside is doubled.
"""

import re
from typing import NamedTuple

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.searches.model import Criteria, Criterion, Op

_TOKEN = re.compile(r'\s*(?:("(?:[^"]|"")*")|([()])|(!=|>=|<=|=|>|<)|([^\s()"=<>!]+))')
_WORDS = {op.value: op for op in Op}
_ALONE = frozenset({Op.EMPTY, Op.NOT_EMPTY})
_NUMBER = re.compile(r"-?[\d ]+(?:[.,]\d+)?")
_MORE = re.compile(r"\d{3}(?:[.,]\d+)?|[A-Za-z]{3}")
_PLAIN = re.compile(r"[\w.%+\-/@]+")
_RESERVED = frozenset({"and", "or", *_WORDS})


class _Token(NamedTuple):
    text: str
    at: int
    is_quoted: bool


def parse(text: str) -> Criteria:
    """The criteria a text says; InvalidError says where it stops making sense, and why."""
    reader = _Reader(_tokens(text), len(text))
    found = reader.any() if text.strip() else Criteria()
    reader.end()
    return found if isinstance(found, Criteria) else Criteria(rules=(found,))


def said(criteria: Criteria) -> str:
    """The text that says these criteria."""
    joined = f" {'and' if criteria.match == 'all' else 'or'} "
    return joined.join(
        f"({said(rule)})" if isinstance(rule, Criteria) else _said(rule) for rule in criteria.rules
    )


def _said(rule: Criterion) -> str:
    if rule.op in _ALONE:
        return f"{rule.field} {rule.op}"
    is_plain = _PLAIN.fullmatch(rule.value) and rule.value.lower() not in _RESERVED
    doubled = rule.value.replace('"', '""')
    value = rule.value if is_plain else f'"{doubled}"'
    return f"{rule.field} {rule.op} {value}"


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            skipped = len(text[at:]) - len(text[at:].lstrip())
            raise _unexpected(at + skipped, "a field, an operator or a value")
        quoted = match[1]
        word = quoted[1:-1].replace('""', '"') if quoted else match[0].strip()
        found.append(_Token(word, match.end() - len(match[0].lstrip()), bool(quoted)))
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens, self._length, self._at = tokens, length, 0

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is(self, word: str) -> bool:
        token = self._next()
        return bool(token and not token.is_quoted and token.text.lower() == word)

    def _take(self, expected: str) -> _Token:
        token = self._next()
        if token is None:
            raise _unexpected(self._length, expected)
        self._at += 1
        return token

    def any(self) -> Criteria | Criterion:
        return self._joined("or", "any")

    def _joined(self, word: str, match: str) -> Criteria | Criterion:
        read = self._term if word == "and" else lambda: self._joined("and", "all")
        rules = [read()]
        while self._is(word):
            self._at += 1
            rules.append(read())
        if len(rules) == 1:
            return rules[0]
        return Criteria.model_validate({"match": match, "rules": tuple(rules)})

    def _term(self) -> Criteria | Criterion:
        if self._is("("):
            self._at += 1
            inner = self.any()
            if not self._is(")"):
                raise _unexpected(self._position(), "a closing bracket")
            self._at += 1
            return inner
        field = self._take("a field")
        if not field.is_quoted and field.text.lower() in _RESERVED | {"(", ")"}:
            raise _unexpected(field.at, "a field")
        operator = self._take("an operator")
        op = _WORDS.get(operator.text.lower())
        if op is None or operator.is_quoted:
            raise _unexpected(operator.at, f"one of {' '.join(_WORDS)}")
        if op in _ALONE:
            return Criterion(field=field.text, op=op)
        return Criterion(field=field.text, op=op, value=self._value())

    def _value(self) -> str:
        value = self._take("a value")
        if not value.is_quoted and value.text.lower() in {"and", "or", "(", ")"}:
            raise _unexpected(value.at, "a value")
        text = value.text
        # An amount goes on over spaces: `2 000,50`, `5000 USD`.
        while not value.is_quoted and _NUMBER.fullmatch(text) and self._goes_on():
            text += f" {self._take('a value').text}"
        return text

    def _goes_on(self) -> bool:
        token = self._next()
        is_more = bool(token and not token.is_quoted and _MORE.fullmatch(token.text))
        return is_more and not (self._is("and") or self._is("or"))

    def _position(self) -> int:
        token = self._next()
        return token.at if token else self._length

    def end(self) -> None:
        token = self._next()
        if token:
            raise _unexpected(token.at, "“and”, “or” or the end")


def _unexpected(at: int, expected: str) -> InvalidError:
    wrong = FieldError("where", f"at character {at + 1}: expected {expected}")
    return InvalidError(f"At character {at + 1}: expected {expected}.", errors=(wrong,))
