"""What the rules give an account, and what applying them would change."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chalicelib.core.money import exponent
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.assignment.model import (
    FIELDS,
    LISTED_MAX,
    AssignmentPreview,
    Count,
    Move,
    Rule,
    Where,
)
from chalicelib.features.searches.rules import meets
from chalicelib.features.searches.text import parse


class Given(NamedTuple):
    """What the rules give a field, and which rule does."""

    value: str
    rule: str


class Asked(NamedTuple):
    """The day, the company's currency and its limits, which searches need."""

    today: date
    currency: str
    limits: Limits = Limits()


def finds(where: Where, line: Summary, asked: Asked | None = None) -> bool:
    """Whether an account is one the rule looks for."""
    return (
        _is_between(where, line.name)
        and _begins(line.code, where.codes)
        and _begins(line.postal_code, where.postal_codes)
        and _is_one(line.country, where.countries)
        and _is_one(line.language, where.languages)
        and _is_one(line.group, where.groups)
        and (not where.tags or bool(_folded(where.tags) & _folded(line.tags)))
        and _owes(where, line)
        and (not where.search or _meets(where.search, asked)(line))
    )


def _meets(search: str, asked: Asked | None) -> Callable[[Summary], bool]:
    if asked is None:
        raise ValueError("a rule with a search is asked on a day")
    return _ready(search, asked)


@lru_cache(maxsize=200)
def _ready(search: str, asked: Asked) -> Callable[[Summary], bool]:
    return meets(parse(search), *asked)


def _folded(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}


def _is_one(value: str, wanted: Sequence[str]) -> bool:
    return not wanted or value.casefold() in _folded(wanted)


def _begins(value: str, wanted: Sequence[str]) -> bool:
    return not wanted or value.casefold().startswith(tuple(_folded(wanted)))


def _is_between(where: Where, name: str) -> bool:
    if not where.names_from and not where.names_to:
        return True
    first = _plain(name)[:1]
    return _plain(where.names_from) <= first <= (_plain(where.names_to) or "\U0010ffff")


def _plain(text: str) -> str:
    """Without accents and case: Élan comes with E."""
    marks = unicodedata.normalize("NFD", text.strip())
    return "".join(c for c in marks if not unicodedata.combining(c)).casefold()


def _owes(where: Where, line: Summary) -> bool:
    least = where.outstanding_from
    if least is None:
        return True
    balance = line.balances.get(least.currency)
    owed = sum(balance.due.values()) + balance.credits if balance else 0
    return owed >= int(least.amount.scaleb(exponent(least.currency)))


def given(
    rules: Sequence[Rule], default: str, line: Summary, asked: Asked | None = None
) -> dict[str, Given]:
    """What each field gets where nobody else says it: the first rule that finds and names one."""
    found: dict[str, Given] = {}
    for rule in rules:
        named = [n for n in FIELDS if getattr(rule, n) and n not in found and n not in line.said]
        if named and finds(rule.where, line, asked):
            found |= {name: Given(getattr(rule, name), rule.name) for name in named}
    if default and "collector" not in found and "collector" not in line.said:
        found["collector"] = Given(default, "")
    return found


def assigned(
    rules: Sequence[Rule], default: str, line: Summary, asked: Asked | None = None
) -> dict[str, str]:
    """What to keep as assigned to the account."""
    return {name: value for name, (value, _) in given(rules, default, line, asked).items()}


def moves(
    rules: Sequence[Rule], default: str, line: Summary, asked: Asked | None = None
) -> Iterator[Move]:
    """What applying the rules would change in one account."""
    wanted = given(rules, default, line, asked)
    for name in FIELDS:
        before = line.assigned.get(name, "")
        value, rule = wanted.get(name, Given("", ""))
        if before != value and name not in line.said:
            yield Move(
                code=line.code, name=line.name, field=name, before=before, after=value, rule=rule
            )


def preview(
    rules: Sequence[Rule],
    default: str,
    lines: Iterable[Summary],
    asked: Asked | None = None,
) -> AssignmentPreview:
    """What applying the rules to these accounts would do."""
    found: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    listed: list[Move] = []
    accounts = changed = without = 0
    for line in lines:
        accounts += 1
        named = given(rules, default, line, asked)
        found.update({g.rule for g in named.values()})
        would = list(moves(rules, default, line, asked))
        touched.update({m.rule for m in would})
        changed += bool(would)
        listed += would[: LISTED_MAX - len(listed)]
        nobody = "collector" not in line.said and "collector" not in named
        without += bool(line.items_count) and nobody
    names = [*(rule.name for rule in rules), *([""] if default else [])]
    counts = tuple(Count(rule=n, found=found[n], changed=touched[n]) for n in names)
    return AssignmentPreview(
        accounts=accounts,
        changed=changed,
        left_without=without,
        counts=counts,
        moves=tuple(listed),
    )
