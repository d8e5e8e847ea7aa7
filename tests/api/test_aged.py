"""The aged balance says the same on the page, in the API, in its workbook and on a statement."""

from datetime import date
from io import BytesIO
from urllib.parse import quote

import pytest
from openpyxl import load_workbook

from chalicelib.features.accounts.model import AccountFacts
from tests.fakes.dunning import item

DUES = ("2026-02-20", "2026-01-10", "2025-11-01", "2026-04-01")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def amounts(row):
    cells = (row["not_yet"], *row["bands"], row["credits"], row["total"], row["overdue"])
    return [cell["amount"] for cell in cells]


def choose(desk, bounds):
    settings = desk.get("/settings").json
    changed = {**settings, "aged_bounds": bounds}
    return desk.call("PUT", "/settings", changed, If_Match=str(settings["version"]))


@pytest.mark.parametrize("basis", ["due_on", "issued_on"])
@pytest.mark.parametrize("bounds", [[30, 60, 90], [15, 45, 60, 75, 90, 120, 180]])
def test_the_workbook_says_what_the_api_says(desk, basis, bounds):
    choose(desk, bounds)
    asked = f"by=country&basis={basis}"
    said = desk.get(f"/reports/aged-balance?{asked}").json
    book = desk.get(f"/reports/aged-balance.xlsx?{asked}", Accept=XLSX)
    heads, *rows = load_workbook(BytesIO(book.body)).active.values
    assert len(heads) == len(bounds) + 7
    listed = [*said["rows"], *said["totals"]]
    assert [[f"{v:.2f}" for v in row[2:]] for row in rows] == [amounts(row) for row in listed]


def test_a_statement_ages_as_the_report_does(desk):
    choose(desk, [10, 45])
    said = desk.get("/reports/aged-balance?by=account").json["rows"][0]
    book = desk.get("/accounts/C1/statement.xlsx", Accept=XLSX)
    rows = list(load_workbook(BytesIO(book.body)).active.values)
    at = next(n for n, row in enumerate(rows) if "11 to 45 days" in row or "11 à 45 jours" in row)
    cells = [f"{value:.2f}" for value in rows[at + 1] if isinstance(value, int | float)]
    assert cells == amounts(said)[:-1]


@pytest.mark.parametrize("bounds", [[], [30, 30], [60, 30], [0], [1] * 8, [4000]])
def test_bands_that_do_not_follow_each_other_are_refused(desk, bounds):
    answer = choose(desk, bounds)
    assert answer.status == 422
    assert "aged_bounds" in str(answer.json)


@pytest.mark.parametrize(
    ("at", "where"),
    [
        (1, "overdue_1_30 > 0"),
        (2, "overdue_31_60 > 0"),
        (4, "overdue_90 > 0"),
        (5, "credits < 0"),
        (0, "not_due > 0"),
    ],
)
def test_the_link_of_a_cell_finds_the_accounts_behind_it(desk, at, where):
    rows = desk.get("/reports/aged-balance?by=account").json["rows"]
    behind = {row["label"] for row in rows if float(amounts(row)[at])}
    found = desk.get(f"/accounts?where={quote(where)}").json
    assert {row["code"] for row in found["items"]} == behind


def test_a_day_before_the_first_snapshot_is_refused_and_says_why(desk):
    answer = desk.get("/reports/aged-balance?on=2020-01-01")
    assert (answer.status, answer.json["code"]) == (422, "not_known_then")
