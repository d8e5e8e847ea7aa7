"""What an extract says and what people say never overwrite each other."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.accounts.model import Account, AccountFacts, Contact
from chalicelib.features.accounts.rules import merge
from chalicelib.features.accounts.summary import summary
from chalicelib.features.ageing.rules import aged_by, debts_of
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.statuses.model import Status, StatusType

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
days = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@st.composite
def books(draw):
    """A few items with different ids."""
    ids = draw(st.sets(st.sampled_from([f"F{n}" for n in range(8)])))
    return tuple(
        OpenItem(
            id=i,
            number=i,
            kind=draw(st.sampled_from(list(ItemKind))),
            issued_on=date(2025, 1, 1),
            due_on=draw(days),
            amount_minor=draw(st.integers(-(10**7), 10**7)),
            balance_minor=draw(st.integers(-(10**7), 10**7)),
            currency=draw(st.sampled_from(["EUR", "USD"])),
        )
        for i in sorted(ids)
    )


def account_with(items):
    status = Status(
        type=StatusType.DISPUTE, at=AT, by="lucie", dispute_type="price", resolver="marc"
    )
    return Account(
        code="C1",
        items=items,
        import_sequence=1,
        collector="lucie",
        note="calls on Mondays",
        statuses={item.id: status for item in items},
        contacts=(Contact(id="u1", email="ana@firm.example"),),
    )


@given(books(), books())
def test_what_people_said_survives_an_extract(before, after):
    merged = merge(account_with(before), AccountFacts(code="C1", items=after), 2, TODAY).account
    assert (merged.collector, merged.note, merged.contacts) == (
        "lucie",
        "calls on Mondays",
        (Contact(id="u1", email="ana@firm.example"),),
    )


@given(books(), books())
def test_a_status_stays_with_its_item(before, after):
    account = account_with(before)
    merged = merge(account, AccountFacts(code="C1", items=after), 2, TODAY).account
    both = {i.id for i in before} & {i.id for i in after}
    assert merged.statuses == {i: account.statuses[i] for i in both}


@given(books(), books())
def test_a_full_extract_leaves_exactly_its_items_open(before, after):
    merged = merge(account_with(before), AccountFacts(code="C1", items=after), 2, TODAY).account
    assert {i.id: i for i in merged.items} == {i.id: i for i in after}


@given(books(), books())
def test_every_item_is_open_or_closed_and_none_is_lost(before, after):
    merged = merge(account_with(before), AccountFacts(code="C1", items=after), 2, TODAY)
    closed = {c.item.id for c in merged.closed}
    assert {i.id for i in before} <= closed | {i.id for i in merged.account.items}


@given(books(), books())
def test_the_same_extract_again_is_no_news(before, after):
    facts = AccountFacts(code="C1", items=after)
    once = merge(account_with(before), facts, 2, TODAY).account
    assert not merge(once, facts, 3, TODAY).is_news


@given(books(), books())
def test_an_older_extract_changes_nothing(before, after):
    account = account_with(before).model_copy(update={"import_sequence": 5})
    assert merge(account, AccountFacts(code="C1", items=after), 4, TODAY).account == account


@given(books())
def test_the_aged_balance_of_an_account_sums_to_its_outstanding(items):
    account = account_with(items)
    found = aged_by(debts_of([summary(account)], lambda line: line.code), TODAY, (30, 60, 90))
    assert {currency: row.total for (_, currency), row in found.items()} == {
        m.currency: m.minor for m in account.outstanding()
    }


@given(books(), days)
def test_overdue_is_what_the_bands_hold(items, on):
    account = account_with(items)
    found = aged_by(debts_of([summary(account)], lambda line: line.code), on, (30, 60, 90))
    assert all(row.overdue == sum(row.bands) for row in found.values())
    assert {currency: row.overdue for (_, currency), row in found.items() if row.overdue} == {
        m.currency: m.minor for m in account.overdue(on) if m.minor
    }
