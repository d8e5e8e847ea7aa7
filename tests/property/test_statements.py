from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import totals
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.statements.rules import sections

ON = date(2026, 3, 2)
BOUNDS = (30, 60, 90)


@st.composite
def open_items(draw):
    minor = draw(st.integers(-(10**12), 10**12))
    number = draw(st.text(max_size=8))
    due_on = ON + timedelta(days=draw(st.integers(-400, 400)))
    return OpenItem(
        id=number,
        number=number,
        kind=draw(st.sampled_from(ItemKind)),
        issued_on=due_on - timedelta(days=30),
        due_on=due_on,
        amount_minor=minor,
        balance_minor=minor,
        currency=draw(st.sampled_from(["EUR", "USD", "JPY", "TND"])),
    )


items = st.lists(open_items(), max_size=30)


@given(items)
def test_totals_are_what_the_items_sum_to(given_items):
    owed = totals((i.balance_minor, i.currency) for i in given_items if i.counts)
    said = [(s.total_minor, s.currency) for s in sections(given_items, ON, BOUNDS)]
    assert said == [(money.minor, money.currency) for money in owed]


@given(items)
def test_ages_and_credits_sum_to_the_total(given_items):
    for section in sections(given_items, ON, BOUNDS):
        assert sum(section.aged) + section.credits_minor == section.total_minor


@given(items)
def test_the_running_total_ends_at_the_total(given_items):
    for section in sections(given_items, ON, BOUNDS):
        assert (*section.owed, *section.credits)[-1].running_minor == section.total_minor


@given(items)
def test_each_item_that_counts_stands_once(given_items):
    shown = [r for s in sections(given_items, ON, BOUNDS) for r in (*s.owed, *s.credits)]
    assert sorted(r.number for r in shown) == sorted(i.number for i in given_items if i.counts)


@given(items)
def test_credits_stand_apart(given_items):
    for section in sections(given_items, ON, BOUNDS):
        assert all(row.balance_minor >= 0 for row in section.owed)
        assert all(row.balance_minor < 0 for row in section.credits)
