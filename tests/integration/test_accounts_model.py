"""Accounts against a model of a few dictionaries, on the real table, whatever people do.

The model knows what people would expect: what the accounting system said last, what users said
beside it, what was closed. Whoever names an old version changes nothing.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.accounts.summary import summary
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.statuses.rules import Qualification
from chalicelib.settings import Settings
from tests.fakes.dunning import item
from tests.fakes.world import World

ON = date(2026, 3, 2)
CODES = st.sampled_from(["C1", "C2", "Ç 3/α"])
NUMBERS = ["F1", "F2", "F3", "F4"]
TOWNS = st.sampled_from(["Lyon", "Lille", "Namur", ""])


@dataclass
class Known:
    """What somebody who watched would know of an account."""

    items: dict[str, int] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    town: str = ""
    corrected: str | None = None
    note: str = ""
    statuses: set[str] = field(default_factory=set)
    version: int = 0


class Books(RuleBasedStateMachine):
    """Extracts, edits, corrections and qualifications, in any order."""

    table = None

    def __init__(self) -> None:
        super().__init__()
        world = World()
        self.world = world
        world.table = self.table
        world.ports = replace(world.ports, table=self.table)
        world.services = Services(world.ports, Settings(one_machine=True))
        self.actor = world.add_tenant(f"t{uuid4().hex[:12]}")
        self.known: dict[str, Known] = {}
        self.sequence = 0

    def _version(self, code: str, back: int) -> int:
        return max(0, self.known[code].version - back)

    def _changed(self, code: str, before: Known, *, back: int, act) -> None:
        """Run a change; with an old version it must be refused and leave everything as it was."""
        known = self.known[code]
        try:
            after = act(self._version(code, back))
        except ConflictError:
            assert back
            self.known[code] = before
            return
        assert not back or after.version == before.version
        known.version = after.version

    @rule(
        code=CODES,
        balances=st.dictionaries(st.sampled_from(NUMBERS), st.integers(1, 10**6)),
        town=TOWNS,
    )
    def an_extract_comes_in(self, code, balances, town):
        self.sequence += 1
        facts = AccountFacts(code=code, customer={"city": town}, items=_items(balances))
        account = self.world.services.accounts.take_in(self.actor, facts, self.sequence, ON)
        known = self.known.setdefault(code, Known())
        known.closed |= known.items.keys() - balances.keys()
        known.items, known.town = dict(balances), town
        known.statuses &= balances.keys()
        if account:
            known.version = account.version
        elif known.version == 0:
            del self.known[code]

    @rule(code=CODES)
    def an_older_extract_comes_late(self, code):
        facts = AccountFacts(code=code, customer={"city": "Nowhere"}, items=())
        if code in self.known:
            assert self.world.services.accounts.take_in(self.actor, facts, 0, ON) is None

    @rule(code=CODES, note=st.text(max_size=20), back=st.integers(0, 1))
    def somebody_writes_a_note(self, code, note, back):
        if code not in self.known:
            return
        before = replace(self.known[code])
        edit = self.world.services.accounts.edit
        self.known[code].note = note
        self._changed(
            code, before, back=back, act=lambda v: edit(self.actor, code, v, {"note": note})
        )

    @rule(code=CODES, town=st.sampled_from(["Paris", "Lyon"]) | st.none(), back=st.integers(0, 1))
    def somebody_corrects_the_town(self, code, town, back):
        if code not in self.known:
            return
        before, known = replace(self.known[code]), self.known[code]
        known.corrected = None if town is None or town == known.town else town
        correct = self.world.services.corrections.correct
        self._changed(
            code, before, back=back, act=lambda v: correct(self.actor, code, v, {"city": town})
        )

    @rule(code=CODES, number=st.sampled_from(NUMBERS), back=st.integers(0, 1))
    def somebody_qualifies_an_item(self, code, number, back):
        if code not in self.known:
            return
        before = replace(self.known[code], statuses=set(self.known[code].statuses))
        said = Qualification(type="CEC", comment="called")
        qualify = self.world.services.qualifications.qualify
        try:
            self._changed(
                code,
                before,
                back=back,
                act=lambda v: qualify(self.actor, code, v, [number], said),
            )
        except InvalidError:
            assert number not in before.items
        else:
            if self.known[code].version != before.version or number in before.statuses:
                self.known[code].statuses.add(number)

    @invariant()
    def another_process_reads_what_the_model_knows(self):
        reader = Services(self.world.ports, Settings(one_machine=True))
        for code, known in self.known.items():
            account = reader.accounts.get(self.actor, code)
            closed = {c.item.number for c in reader.accounts.closed_items(self.actor, code)}
            assert {i.number: i.balance_minor for i in account.items} == known.items
            assert closed == known.closed
            assert account.customer.city == known.town
            assert account.corrections.get("city") == known.corrected
            assert account.note == known.note
            assert set(account.statuses) == known.statuses

    @invariant()
    def the_portfolio_says_the_same(self):
        reader = Services(self.world.ports, Settings(one_machine=True))
        lines = {line.code: line for line in reader.accounts.portfolio(self.actor)}
        accounts = {code: reader.accounts.get(self.actor, code) for code in self.known}
        assert lines == {code: summary(account) for code, account in accounts.items()}

    @invariant()
    def every_history_is_whole(self):
        for code in self.known:
            assert self.world.services.history.verify(self.actor, code).is_intact


def _items(balances: dict[str, int]) -> tuple[OpenItem, ...]:
    return tuple(item(n, date(2026, 2, 1), balance) for n, balance in sorted(balances.items()))


def test_accounts_on_the_table_are_those_of_the_model(dynamo_table):
    class OnTheTable(Books):
        table = dynamo_table

    run_state_machine_as_test(
        OnTheTable,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
