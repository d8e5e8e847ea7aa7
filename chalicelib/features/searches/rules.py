"""Whether an account's line meets criteria on a day. Criteria are made ready once, for many."""

import operator
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.money import exponent
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.searches.fields import Kind, SearchField, field_of
from chalicelib.features.searches.model import Criteria, Criterion, Op

Test = Callable[[Summary], bool]
DEPTH_MAX = 5
_ORDER: dict[Op, Callable[[Any, Any], bool]] = {
    Op.IS: operator.eq,
    Op.IS_NOT: operator.ne,
    Op.MORE: operator.gt,
    Op.AT_LEAST: operator.ge,
    Op.LESS: operator.lt,
    Op.AT_MOST: operator.le,
}
_RELATIVE = re.compile(r"today(?:\s*([+-])\s*(\d{1,4})\s*([dwmy]))?")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AMOUNT = re.compile(r"(-?[\d ]+(?:[.,]\d+)?)\s*([A-Za-z]{3})?")


def meets(
    criteria: Criteria,
    today: date,
    currency: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    depth: int = 0,
) -> Test:
    """The criteria as one test of a line; InvalidError names what cannot be asked."""
    if depth > DEPTH_MAX:
        raise InvalidError("These criteria are nested too deeply.")
    tests = [
        meets(rule, today, currency, limits, depth + 1)
        if isinstance(rule, Criteria)
        else _criterion(rule, today, currency, limits)
        for rule in criteria.rules
    ]
    together = all if criteria.match == "all" else any
    if not tests:
        return lambda _: True
    return lambda line: together(test(line) for test in tests)


def matching(
    lines: Iterable[Summary],
    criteria: Criteria,
    today: date,
    currency: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> list[Summary]:
    """The lines that meet the criteria, in their order."""
    holds = meets(criteria, today, currency, limits)
    return [line for line in lines if holds(line)]


def _criterion(rule: Criterion, today: date, currency: str, limits: Limits) -> Test:
    field = field_of(rule.field, limits)
    if field is None:
        raise _wrong(rule, "a field that exists")
    read = field.read
    if rule.op is Op.EMPTY:
        return lambda line: not read(line, today)
    if rule.op is Op.NOT_EMPTY:
        return lambda line: bool(read(line, today))
    return _BY_KIND[field.kind](rule, field, today, currency)


def _on_text(rule: Criterion, field: SearchField, today: date, _currency: str) -> Test:
    wanted, read = rule.value.strip().casefold(), field.read
    listed = frozenset(_listed(rule.value))
    compare: dict[Op, Callable[[str], bool]] = {
        Op.IS: lambda text: text == wanted,
        Op.IS_NOT: lambda text: text != wanted,
        Op.CONTAINS: lambda text: wanted in text,
        Op.STARTS: lambda text: text.startswith(wanted),
        Op.IN: lambda text: text in listed,
    }
    holds = compare.get(rule.op)
    if holds is None:
        raise _wrong(rule, "= != contains starts in")
    return lambda line: holds(read(line, today).casefold())


def _on_set(rule: Criterion, field: SearchField, today: date, _currency: str) -> Test:
    wanted, read = rule.value.strip().casefold(), field.read
    listed = frozenset(_listed(rule.value))
    compare: dict[Op, Callable[[set[str]], bool]] = {
        Op.IS: lambda held: wanted in held,
        Op.IS_NOT: lambda held: wanted not in held,
        Op.CONTAINS: lambda held: any(wanted in one for one in held),
        Op.STARTS: lambda held: any(one.startswith(wanted) for one in held),
        Op.IN: lambda held: bool(held & listed),
    }
    holds = compare.get(rule.op)
    if holds is None:
        raise _wrong(rule, "= != contains starts in")
    return lambda line: holds({one.casefold() for one in read(line, today)})


def _on_number(rule: Criterion, field: SearchField, today: date, _currency: str) -> Test:
    try:
        wanted = Decimal(rule.value.strip().replace(",", ".").removesuffix("%"))
    except InvalidOperation:
        raise _wrong(rule, "a number") from None
    return _ordered(rule, wanted, lambda line: field.read(line, today))


def _on_date(rule: Criterion, field: SearchField, today: date, _currency: str) -> Test:
    wanted = day_of(rule.value, today)
    if wanted is None:
        raise _wrong(rule, "a date such as 2026-03-31, or today-15d")
    return _ordered(rule, wanted, lambda line: field.read(line, today))


def _on_amount(rule: Criterion, field: SearchField, today: date, currency: str) -> Test:
    found = _AMOUNT.fullmatch(rule.value.strip())
    if found is None:
        raise _wrong(rule, "an amount such as 5000 or 5000 USD")
    asked = (found[2] or currency).upper()
    number = Decimal(found[1].replace(" ", "").replace(",", "."))
    wanted = int(number.scaleb(exponent(asked)))
    return _ordered(rule, wanted, lambda line: field.read(line, today).get(asked, 0))


def _ordered(rule: Criterion, wanted: object, read: Callable[[Summary], object]) -> Test:
    compare = _ORDER.get(rule.op)
    if compare is None:
        raise _wrong(rule, "=, !=, >, >=, < or <=")

    def holds(line: Summary) -> bool:
        value = read(line)
        return value is not None and compare(value, wanted)

    return holds


def day_of(text: str, today: date) -> date | None:
    """A date, `today`, or so many days, weeks, months (30 days) or years (365) from it."""
    found = _RELATIVE.fullmatch(text.strip().lower())
    if found is None:
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            return None
    if not found[1]:
        return today
    days = int(found[2]) * _DAYS[found[3]]
    return today + timedelta(days=days if found[1] == "+" else -days)


def _listed(text: str) -> list[str]:
    parts = re.split(r"[,;\n\t]+", text)
    return [part.strip().strip('"').casefold() for part in parts if part.strip()]


def _wrong(rule: Criterion, expected: str) -> InvalidError:
    wrong = FieldError(rule.field, f"{rule.op} {rule.value!r}: expected {expected}")
    return InvalidError(f"{rule.field}: expected {expected}.", errors=(wrong,))


_BY_KIND = {
    Kind.TEXT: _on_text,
    Kind.SET: _on_set,
    Kind.NUMBER: _on_number,
    Kind.DATE: _on_date,
    Kind.AMOUNT: _on_amount,
}
