"""The aged balance of any books against a look at each item, for any bands, day and basis."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import summary
from chalicelib.features.ageing.rules import Basis, aged_by, debts_of, whole
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.reports.model import shown, split
from chalicelib.features.reports.past import FIELDS, debts_in
from chalicelib.features.searches.fields import field_of
from chalicelib.features.snapshots.model import ItemRow
from chalicelib.features.snapshots.parquet import read, written
from chalicelib.features.snapshots.rows import items_of

TODAY = date(2026, 3, 2)
bounds = st.lists(st.integers(1, 400), min_size=1, max_size=7, unique=True).map(
    lambda days: tuple(sorted(days))
)
bases = st.sampled_from(Basis)


@st.composite
def open_items(draw):
    minor = draw(st.integers(-100_000, 100_000).filter(bool))
    due_on = TODAY - timedelta(days=draw(st.integers(-60, 500)))
    number = draw(st.uuids()).hex
    return OpenItem(
        id=number,
        number=number,
        kind=draw(st.sampled_from(ItemKind)),
        issued_on=due_on - timedelta(days=draw(st.integers(-10, 90))),
        due_on=due_on,
        amount_minor=minor,
        balance_minor=minor,
        currency=draw(st.sampled_from(["EUR", "USD", "JPY"])),
    )


@st.composite
def books(draw):
    items = st.lists(open_items(), max_size=6).map(tuple)
    return [
        Account(code=f"C{n}", collector=draw(st.sampled_from(["ana", "bob", ""])), items=own)
        for n, own in enumerate(draw(st.lists(items, max_size=5)))
    ]


def by_collector(accounts, bands, basis):
    lines = map(summary, accounts)
    return aged_by(debts_of(lines, lambda line: line.collector), TODAY, bands, basis)


@given(books(), bounds, bases)
def test_each_cell_is_what_a_look_at_each_item_finds(accounts, bands, basis):
    naive = {}
    for account in accounts:
        for item in account.items:
            if not item.counts:
                continue
            cells = naive.setdefault((account.collector, item.currency), [0] * (len(bands) + 3))
            days = (TODAY - getattr(item, basis.value)).days
            at = sum(days >= first for first in (1, *(last + 1 for last in bands)))
            cells[-1 if item.balance_minor < 0 else at] += item.balance_minor
    found = by_collector(accounts, bands, basis)
    assert {key: [row.not_yet, *row.bands, row.credits] for key, row in found.items()} == naive


@given(books(), bounds, bases)
def test_every_row_and_column_sums_to_the_cent(accounts, bands, basis):
    found = by_collector(accounts, bands, basis)
    totals = {row.currency: row for row in shown(whole(found))}
    for currency, total in totals.items():
        rows = [row for row in shown(found) if row.currency == currency]
        for row in (*rows, total):
            cells = (row.not_yet, *row.bands, row.credits)
            assert sum(cell.minor for cell in cells) == row.total.minor
        for at, cell in enumerate(total.bands):
            assert cell.minor == sum(row.bands[at].minor for row in rows)


@given(books(), bounds)
def test_what_is_overdue_hangs_on_due_dates_alone(accounts, bands):
    by_due, by_issue = (by_collector(accounts, bands, basis) for basis in Basis)
    assert {k: row.overdue for k, row in by_due.items()} == {
        k: row.overdue for k, row in by_issue.items()
    }
    assert all(row.overdue == sum(row.bands) for row in by_due.values())


@given(books(), bounds, bases)
def test_a_snapshot_says_what_the_open_items_say(accounts, bands, basis):
    kept = written(ItemRow, (row for account in accounts for row in items_of(account)))
    past = aged_by(debts_in(read(kept, ("collector", *FIELDS))), TODAY, bands, basis)
    assert past == by_collector(accounts, bands, basis)


@given(books(), bounds, st.integers(1, 3))
def test_rows_beyond_the_limit_are_in_one_row(accounts, bands, rows_max):
    found = by_collector(accounts, bands, Basis.DUE)
    rows, others, count = split(found, rows_max)
    assert len(rows) + count == len(found)
    for currency in {currency for _, currency in found}:
        shown_total = sum(r.total.minor for r in (*rows, *others) if r.currency == currency)
        assert shown_total == whole(found)["", currency].total


@given(books(), bounds, bases)
def test_each_column_is_a_field_of_searches(accounts, bands, basis):
    word = "overdue" if basis is Basis.DUE else "issued"
    spans = zip((0, *bands), bands, strict=False)
    names = ["not_due" if basis is Basis.DUE else "not_aged"]
    names += [f"{word}_{before + 1}_{last}" for before, last in spans]
    names.append(f"{word}_{bands[-1]}")
    for line in map(summary, accounts):
        found = aged_by(debts_of([line], lambda one: one.code), TODAY, bands, basis)
        for (_, currency), row in found.items():
            read_off = [field_of(name).read(line, TODAY)[currency] for name in names]
            assert read_off == [row.not_yet, *row.bands]
