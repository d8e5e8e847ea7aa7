"""A part of what is owed, for any items and amounts: laid out to the cent, read or refused."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.promises import followed
from chalicelib.features.answers.parts import read_amount
from chalicelib.features.answers.rules import answered_items
from chalicelib.features.open_items.parts import part_complaint, shares
from chalicelib.features.statuses.model import Status, StatusType
from tests.fakes.dunning import item
from tests.fakes.world import World

DUE = date(2026, 3, 2)
AT = World().clock.at


@st.composite
def owed(draw):
    """Items of one currency, and a part of them in its smallest unit."""
    currency = draw(st.sampled_from(["EUR", "JPY", "TND"]))
    minors = draw(st.lists(st.integers(1, 10_000_000), min_size=1, max_size=8))
    items = [
        item(f"F{n}", DUE + timedelta(days=draw(st.integers(-90, 30))), minor, currency)
        for n, minor in enumerate(minors)
    ]
    part = draw(st.integers(1, sum(minors)))
    return items, part, Decimal(part).scaleb(-exponent(currency))


@given(owed())
def test_the_shares_of_a_part_sum_to_it(drawn):
    items, part, amount = drawn
    assert sum(share.minor for share in shares(items, amount).values()) == part


@given(owed())
def test_no_share_is_more_than_its_item(drawn):
    items, _, amount = drawn
    balances = {i.id: i.balance_minor for i in items}
    assert all(0 < s.minor <= balances[i] for i, s in shares(items, amount).items())


@given(owed())
def test_at_most_one_item_is_split(drawn):
    items, _, amount = drawn
    assert sum(i.part is not None for i in answered_items(items, amount)) <= 1


@given(owed())
def test_what_is_said_and_what_is_left_sum_to_each_item(drawn):
    items, _, amount = drawn
    for answered in answered_items(items, amount):
        rest = answered.rest.minor if answered.rest else 0
        assert answered.said.minor + rest == answered.balance.minor


@given(owed(), st.data())
def test_a_part_is_kept_exactly_when_the_books_lack_it(drawn, data):
    items, part, amount = drawn
    statuses = {
        a.id: Status(type=StatusType.PROMISE, at=AT, by="ana", promise_on=DUE, rest=a.rest)
        for a in answered_items(items, amount)
    }
    before, _ = followed(Account(code="C1", items=tuple(items), statuses=statuses), DUE, 0)
    paid = {i.id: data.draw(st.integers(0, i.balance_minor)) for i in items}
    left = tuple(
        i.model_copy(update={"balance_minor": i.balance_minor - paid[i.id]}) for i in items
    )
    after = before.model_copy(update={"items": left})
    _, ended = followed(after, DUE + timedelta(days=1), 0)
    covered = sum(min(paid[a.id], a.said.minor) for a in answered_items(items, amount))
    how = "kept" if covered == part else "partly" if covered else "broken"
    assert [judged.how.value for judged in ended] == [how]


@given(owed())
def test_a_part_is_complained_of_only_when_it_is_none(drawn):
    items, _, amount = drawn
    assert part_complaint(amount, items) == ""


@given(st.decimals(0, 999_999_999, places=2))
def test_amounts_are_read_as_any_country_writes_them(amount):
    plain, grouped = f"{amount:.2f}", f"{amount:,.2f}"
    swapped = grouped.translate(str.maketrans(",.", ".,"))
    spaced = grouped.replace(",", "\u202f").replace(".", ",")
    written = (plain, f"{grouped} EUR", swapped, f"{spaced}\u00a0€")
    assert {read_amount(text) for text in written} == {amount}


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_none(text):
    found = read_amount(text)
    assert found is None or found >= 0


def test_what_may_be_read_in_two_ways_is_not_read():
    assert [read_amount(t) for t in ("1.000", "1,000", "1,000,00", "12,345")] == [None] * 4
