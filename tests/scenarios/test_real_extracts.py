"""Two real extracts, taken in as they are; skipped where they are not at hand."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from chalicelib.features.ageing.rules import Basis
from chalicelib.features.imports.mapping import Mode
from chalicelib.features.imports.model import State
from chalicelib.features.receipts.model import By
from tests.fakes.extracts import IBM, REAL, Drops
from tests.fakes.work import drain
from tests.fakes.world import World

HIGHRADIUS = REAL / "highradius_open_items_data2.csv"

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real extracts are not at hand")


@pytest.fixture(scope="module")
def highradius():
    world = World(datetime(2020, 5, 1, 8, tzinfo=UTC))
    drops = Drops(world, world.admin)
    drops.take(HIGHRADIUS.read_bytes(), name=HIGHRADIUS.name)
    return drops


@pytest.fixture(scope="module")
def ibm():
    world = World(currency="USD")
    drops = Drops(world, world.admin)
    drops.take(IBM.read_bytes(), name=IBM.name)
    return drops


def _totals(money) -> dict[str, Decimal]:
    return {m.currency: m.amount for m in money}


def test_every_highradius_row_goes_in_with_no_edit(highradius):
    found = highradius.newest()
    assert (found.state, found.rows_read, found.rows_refused) == (State.DONE, 9_700, 0)
    assert (found.items_created, found.accounts_created) == (9_700, 664)


def test_highradius_totals_are_the_files_to_the_cent(highradius):
    found = highradius.newest()
    expected = {"USD": Decimal("275113716.83"), "CAD": Decimal("44471009.08")}
    assert _totals(found.totals) == _totals(found.portfolio_totals) == expected


def test_highradius_ids_lose_their_point_and_codes_keep_their_zeros(highradius):
    assert "1930571429" in highradius.books()["0200706844"]


def test_highradius_predictions_are_left_out(highradius):
    left = {c.column for c in highradius.newest().mapping.columns if c.field is None}
    assert {"Delay_predict", "Payment_date_predict", "Aging_bucket", "Day_due"} <= left


def test_the_32_rows_due_before_issue_are_warnings(highradius):
    codes = [e.code for e in highradius.imports.errors(highradius.actor, highradius.newest().id)]
    assert codes.count("due_before_issue") == 32


def test_highradius_again_changes_nothing(highradius):
    found = highradius.take(HIGHRADIUS.read_bytes())
    assert (found.items_created, found.items_changed, found.items_closed) == (0, 0, 0)
    assert found.accounts_changed == 0


@pytest.mark.parametrize(
    ("basis", "column"), [(Basis.DUE, "due_in_date"), (Basis.ISSUE, "posting_date")]
)
def test_highradius_ages_as_a_look_at_each_row_does(highradius, basis, column):
    on, firsts = date(2020, 5, 1), (1, 31, 61, 91)
    naive: dict[tuple[str, int], Decimal] = {}
    with HIGHRADIUS.open(newline="") as lines:
        for row in csv.DictReader(lines):
            days = (on - date.fromisoformat(row[column])).days
            key = row["invoice_currency"], sum(days >= first for first in firsts)
            naive[key] = naive.get(key, Decimal()) + Decimal(row["total_open_amount"])
    found = highradius.world.services.reports.aged_balance(highradius.actor, on, basis=basis)
    assert {
        (row.currency, at): money.amount
        for row in found.totals
        for at, money in enumerate((row.not_yet, *row.bands))
        if money.minor
    } == naive


def test_ibm_is_a_delta_of_paid_invoices(ibm):
    found = ibm.newest()
    assert (found.state, found.mapping.mode) == (State.DONE, Mode.DELTA)
    assert (found.rows_read, found.rows_refused, found.items_closed) == (2_466, 0, 2_466)


def test_ibm_totals_are_the_files_to_the_cent(ibm):
    assert _totals(ibm.newest().totals) == {"USD": Decimal("147703.18")}


def test_ibm_invoices_are_closed_on_the_day_they_were_paid(ibm):
    closed = ibm.world.services.accounts.closed_items(ibm.actor, "0379-NEVHP")
    paid = {c.item.number: c.closed_on.isoformat() for c in closed}
    assert paid["0000611365"] == "2013-01-15"


def test_ibm_again_closes_nothing_twice(ibm):
    accounts = ibm.world.services.accounts
    before = len(list(accounts.closed_items(ibm.actor, "0379-NEVHP")))
    found = ibm.take(IBM.read_bytes())
    assert found.items_closed == 0
    assert len(list(accounts.closed_items(ibm.actor, "0379-NEVHP"))) == before


def test_ibm_receipts_by_month_are_those_of_the_file(ibm):
    world, day = ibm.world, datetime(2013, 12, 31, 9, tzinfo=UTC)
    world.clock.at = day
    world.services.figures.start(ibm.actor)
    drain(world)
    naive: dict[date, Decimal] = {}
    with IBM.open(newline="") as lines:
        for row in csv.DictReader(lines):
            month, _, year = row["SettledDate"].split("/")
            first = date(int(year), int(month), 1)
            naive[first] = naive.get(first, Decimal()) + Decimal(row["InvoiceAmount"])
    found = world.services.receipts.get(ibm.actor, By.MONTH).rows
    known = {row.from_on: row.received.amount for row in found if row.received.minor}
    assert known == {
        first: sum_ for first, sum_ in naive.items() if found[-1].from_on <= first <= day.date()
    }
