"""Months of any books against a day-by-day reference."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.figures.days import days_of, days_until
from chalicelib.features.figures.months import ends, month_of, months, sums_of
from chalicelib.features.open_items.model import ClosedItem, ItemKind, OpenItem
from chalicelib.features.receipts.model import By
from chalicelib.features.receipts.rules import COUNTS, receipts

TODAY = date(2026, 3, 10)
DAYS = ends(TODAY, 6)


@st.composite
def items(draw):
    issued = TODAY - timedelta(days=draw(st.integers(0, 260)))
    minor = draw(st.integers(-50_000, 200_000).filter(bool))
    return OpenItem(
        id=str(draw(st.integers(0, 10**9))),
        number="F",
        kind=ItemKind.INVOICE if minor > 0 else draw(st.sampled_from(["AVO", "RGL"])),
        issued_on=issued,
        due_on=issued + timedelta(days=draw(st.integers(0, 60))),
        amount_minor=minor,
        balance_minor=minor,
        currency=draw(st.sampled_from(["EUR", "USD"])),
    )


@st.composite
def closed(draw):
    item = draw(items())
    closed_on = item.issued_on + timedelta(days=draw(st.integers(0, 120)))
    return ClosedItem(item=item, closed_on=min(closed_on, TODAY), how="settled", import_sequence=1)


BOOKS = st.tuples(st.lists(items(), max_size=8), st.lists(closed(), max_size=8))


@given(BOOKS)
def test_the_balance_of_each_month_is_what_was_open_on_its_last_evening(books):
    still, gone = books
    sums = sums_of(still, gone, DAYS)
    for currency in ("EUR", "USD"):
        for month in months(sums, currency, DAYS):
            day = month.ends_on
            there = [i for i in still if i.issued_on <= day]
            there += [c.item for c in gone if c.item.issued_on <= day < c.closed_on]
            own = [i for i in there if i.currency == currency]
            assert month.balance == sum(i.amount_minor for i in own)
            late = sum(i.amount_minor for i in own if i.due_on < day and i.amount_minor > 0)
            assert month.overdue == late


@given(BOOKS)
def test_what_comes_in_and_goes_out_of_a_month_explains_its_balance(books):
    still, gone = books
    sums = sums_of(still, gone, DAYS)
    everything = [*still, *(c.item for c in gone)]
    for currency in ("EUR", "USD"):
        known = months(sums, currency, DAYS)
        for before, now in itertools.pairwise(known):
            name = month_of(now.ends_on)
            own = [i for i in everything if i.currency == currency]
            issued = sum(i.amount_minor for i in own if month_of(i.issued_on) == name)
            went = sum(
                c.item.amount_minor
                for c in gone
                if c.item.currency == currency and month_of(c.closed_on) == name
            )
            assert now.balance == before.balance + issued - went


@given(BOOKS, BOOKS)
def test_sums_of_two_accounts_are_those_of_both_together(one, other):
    together = sums_of([*one[0], *other[0]], [*one[1], *other[1]], DAYS)
    first, second = sums_of(*one, DAYS), sums_of(*other, DAYS)
    added = {k: first.get(k, 0) + second.get(k, 0) for k in first.keys() | second.keys()}
    assert {k: v for k, v in added.items() if v} == {k: v for k, v in together.items() if v}


@given(BOOKS)
def test_months_of_receipts_are_those_of_the_books(books):
    still, gone = books
    found = receipts(days_of(still, gone, (), days_until(TODAY)), TODAY, By.MONTH, lambda _: None)
    sums = sums_of(still, gone, DAYS)
    for currency in ("EUR", "USD"):
        own = [r.received.minor for r in found if r.received.currency == currency]
        known = [month.received for month in months(sums, currency, DAYS)]
        assert own[: len(DAYS)][::-1] == known or not own


@given(BOOKS, st.sampled_from(By))
def test_periods_follow_each_other_and_hold_each_day_once(books, by):
    still, gone = books
    found = receipts(days_of(still, gone, (), days_until(TODAY)), TODAY, by, lambda _: None)
    for currency in {row.received.currency for row in found}:
        own = [row for row in found if row.received.currency == currency]
        assert len(own) == COUNTS[by]
        assert own[0].from_on <= TODAY <= own[0].to_on
        for later, earlier in itertools.pairwise(own):
            assert earlier.to_on == later.from_on - timedelta(days=1)
        received = sum(
            c.item.amount_minor
            for c in gone
            if c.item.currency == currency
            and c.item.amount_minor > 0
            and own[-1].from_on <= c.closed_on
        )
        assert sum(row.received.minor for row in own) == received
