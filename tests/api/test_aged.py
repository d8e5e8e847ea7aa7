"""The aged balance says the same on the page, in the API and in its workbook."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from chalicelib.features.accounts.model import AccountFacts
from tests.fakes.dunning import item

DUES = ("2026-02-20", "2026-01-10", "2025-11-01", "2026-04-01")


@pytest.fixture
def desk(world, browser_of):
    """Four accounts in two countries, each with one item, C1 with a credit too."""
    for number, due in enumerate(DUES, 1):
        credit = (item("A1", date(2026, 2, 1), -2_000),) if number == 1 else ()
        facts = AccountFacts(
            code=f"C{number}",
            customer={"name": f"C{number}", "country": "FR" if number < 3 else "BE"},
            items=(item("F1", date.fromisoformat(due)), *credit),
        )
        world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
    return browser_of(world.admin)


def test_the_workbook_says_what_the_api_says(desk):
    said = desk.get("/reports/aged-balance?by=country").json
    book = desk.get(
        "/reports/aged-balance.xlsx?by=country",
        Accept="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    rows = list(load_workbook(BytesIO(book.body)).active.values)[1:]
    names = ("not_due", "d1_30", "d31_60", "d61_90", "d90_plus", "credits", "total", "overdue")
    listed = [*said["rows"], *said["totals"]]
    assert [[f"{v:.2f}" for v in row[2:]] for row in rows] == [
        [row[name]["amount"] for name in names] for row in listed
    ]


@pytest.mark.parametrize(
    ("band", "where"),
    [
        ("d1_30", "overdue_1_30 > 0"),
        ("d31_60", "overdue_31_60 > 0"),
        ("d90_plus", "overdue_90 > 0"),
        ("credits", "credits < 0"),
        ("not_due", "not_due > 0"),
    ],
)
def test_the_link_of_a_cell_finds_the_accounts_behind_it(desk, band, where):
    rows = desk.get("/reports/aged-balance?by=account").json["rows"]
    behind = {row["label"] for row in rows if float(row[band]["amount"])}
    found = desk.get(f"/accounts?where={where.replace(' ', '%20').replace('>', '%3E')}").json
    assert {row["code"] for row in found["items"]} == behind
