"""Alerts against a naive look: who is told of what, and what each count holds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.access.model import Role
from chalicelib.features.accounts.flags import ALERTS, Limits, alerts
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import summary
from chalicelib.features.alerts.digest import sections
from chalicelib.features.alerts.model import Alert, Told
from chalicelib.features.alerts.rules import Readers, counts, ready
from chalicelib.features.searches.rules import matching
from chalicelib.features.searches.text import parse
from tests.fakes.dunning import contact, item

TODAY = date(2026, 3, 2)
PEOPLE = ("ana@x.example", "bob@x.example", "")
amounts = st.integers(1, 100_000)
ages = st.integers(-40, 400)


@st.composite
def lines(draw):
    books = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), amounts, ages), max_size=12))
    return [
        summary(
            Account(
                code=f"C{n}",
                collector=collector,
                contacts=(contact(),),
                items=(item("F1", TODAY - timedelta(days=age), minor),),
            )
        )
        for n, (collector, minor, age) in enumerate(books)
    ]


told = st.builds(
    Told,
    collector=st.booleans(),
    roles=st.sets(st.sampled_from(Role), max_size=2).map(tuple),
    users=st.sets(st.sampled_from(PEOPLE[:2]), max_size=2).map(tuple),
)


def late(line):
    balance = line.balances["EUR"]
    return sum(minor for day, minor in balance.due.items() if day < TODAY)


@given(lines(), amounts)
def test_counts_are_those_of_a_naive_look(books, least):
    own = Alert(name="own", where=f"overdue > {least / 100:.2f}")
    found = {c.alert: c for c in counts(books, TODAY, Limits(), ready((own,), TODAY, "EUR"))}
    for name in ALERTS:
        held = [line for line in books if name in alerts(line, TODAY, Limits())]
        assert found[name].accounts == len(held)
        assert sum(m.minor for m in found[name].overdue) == sum(map(late, held))
    over = [line for line in books if late(line) > least]
    assert found["own"].accounts == len(over)
    assert sum(m.minor for m in found["own"].overdue) == sum(map(late, over))


@given(lines(), told, st.sampled_from(PEOPLE[:2]), st.sampled_from(Role))
def test_a_digest_holds_what_its_reader_is_told_and_nothing_else(books, whom, email, role):
    alert = Alert(name="own", where="overdue > 0", told=whom, on_agenda=False)
    own = ready((alert.model_copy(update={"by_email": True}),), TODAY, "EUR")
    naive = {
        line.code
        for line in books
        if late(line) > 0
        and (
            (whom.collector and line.collector == email)
            or email in whom.users
            or role in whom.roles
        )
    }
    found = sections(own, books, Readers({email}, {role}), TODAY)
    assert {line.code for section in found for line in section.lines} == naive
    for section in found:
        behind = matching(books, parse(section.where), TODAY, "EUR")
        assert {line.code for line in behind} == naive
