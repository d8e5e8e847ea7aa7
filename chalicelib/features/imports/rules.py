"""What a file would change in the books."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import AccountFacts, Customer
from chalicelib.features.accounts.rules import (
    as_said,
    customer_digest,
    items_digest,
    settled_digest,
)
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.imports.chunks import Pieces
from chalicelib.features.imports.mapping import Mode
from chalicelib.features.imports.model import Counts
from chalicelib.features.imports.normalise import Extract
from chalicelib.features.open_items.model import MEMO_KINDS

_IN_SUMMARY = frozenset({"name", "country", "language", "group"})

Totals = dict[str, int]
_NOTHING = Counts()


@dataclass
class Plan:
    """The accounts to write, and the figures before and after."""

    pieces: Pieces = field(default_factory=Pieces)
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    items_created: int = 0
    items_closed: int = 0
    in_common: int = 0
    before: Counts = _NOTHING
    after: Counts = _NOTHING
    # Sums of the accounts that are not written.
    untouched: Totals = field(default_factory=dict)


def plan(extract: Extract, lines: Mapping[str, Summary], today: date) -> Plan:
    """What changes between the books (`lines`, by code) and the file."""
    made = Plan(before=_counts(lines.values()))
    after = _After()
    for facts in extract.facts(today):
        line = lines.get(facts.code)
        made.in_common += line is not None
        made.items_created += _new_numbers(facts, line)
        made.items_closed += _gone_numbers(facts, line)
        after.add(facts, line)
        if line is not None and is_unchanged(facts, line):
            made.unchanged += 1
            _add(made.untouched, _outstanding(line))
            continue
        made.pieces.add(facts, is_new=line is None)
        made.created += line is None
        made.changed += line is not None
    _vanish(made, extract, lines, after)
    made.after = after.counts()
    return made


def _vanish(made: Plan, extract: Extract, lines: Mapping[str, Summary], after: "_After") -> None:
    """Accounts of which a full extract says nothing have nothing open any more.

    Not so when rows were refused that name no account: one of them may be theirs.
    """
    closes = extract.mode is Mode.STOCK and extract.has_items and not extract.unplaced
    for code, line in lines.items():
        if code in extract.accounts:
            continue
        if closes and line.items_count:
            made.pieces.add(AccountFacts(code=code), is_new=False)
            made.changed += 1
            made.items_closed += line.items_count
        else:
            _add(made.untouched, _outstanding(line))
            after.keep(line)


def is_unchanged(facts: AccountFacts, line: Summary) -> bool:
    """Whether the file says of an account only what its line already knows."""
    if facts.has_items:
        if facts.settled and settled_digest(facts.settled) != line.settled_digest:
            return False
        says_items = facts.is_complete or bool(facts.items)
        if says_items and items_digest(facts.items) != line.items_digest:
            return False
    return _same_customer(facts.customer, line)


def _same_customer(said: Mapping[str, str], line: Summary) -> bool:
    if said.keys() <= _IN_SUMMARY:
        return all(
            getattr(line, name) == _as_shown(name, text, line) for name, text in said.items()
        )
    return customer_digest(as_said(Customer(), said)) == line.customer_digest


def _as_shown(name: str, text: str, line: Summary) -> str:
    """A line without a name shows the code."""
    return text or (line.code if name == "name" else "")


def _new_numbers(facts: AccountFacts, line: Summary | None) -> int:
    if line is None:
        return len(facts.items)
    known = set(line.numbers)
    return sum(item.number not in known for item in facts.items)


def _gone_numbers(facts: AccountFacts, line: Summary | None) -> int:
    if line is None or not facts.has_items:
        return 0
    if facts.is_complete:
        stated = {item.number for item in facts.items}
        return sum(number not in stated for number in line.numbers)
    known = set(line.numbers)
    return sum(item.number in known for item, _ in facts.settled)


class _After:
    """The books as they would be. A DELTA adds to what is open, a STOCK says it all."""

    def __init__(self) -> None:
        self._totals: Totals = {}
        self._items = self._accounts = 0

    def add(self, facts: AccountFacts, line: Summary | None) -> None:
        if line is not None and not (facts.has_items and facts.is_complete):
            self._items += line.items_count + _new_numbers(facts, line) - _gone_numbers(facts, line)
            self._accounts += 1
            _add(self._totals, _outstanding(line))
            return
        self._items += len(facts.items)
        self._accounts += bool(facts.items)
        for item in facts.items:
            if item.kind not in MEMO_KINDS:
                _add(self._totals, {item.currency: item.balance_minor})

    def keep(self, line: Summary) -> None:
        self._items += line.items_count
        self._accounts += bool(line.items_count)
        _add(self._totals, _outstanding(line))

    def counts(self) -> Counts:
        return Counts(accounts=self._accounts, items=self._items, totals=money(self._totals))


def _add(sums: Totals, more: Mapping[str, int]) -> None:
    for currency, minor in more.items():
        sums[currency] = sums.get(currency, 0) + minor


def _outstanding(line: Summary) -> Totals:
    return {c: sum(b.due.values()) + b.credits for c, b in line.balances.items()}


def _counts(lines: Iterable[Summary]) -> Counts:
    sums: Totals = {}
    items = accounts = 0
    for line in lines:
        items += line.items_count
        accounts += bool(line.items_count)
        _add(sums, _outstanding(line))
    return Counts(accounts=accounts, items=items, totals=money(sums))


def money(sums: Mapping[str, int]) -> tuple[Money, ...]:
    """Minor units per currency as money, by currency."""
    return tuple(Money.of_minor(sums[c], c) for c in sorted(sums))
