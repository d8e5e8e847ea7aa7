"""Journey 8: the aged balance in bands of one's own, on screen, on paper and to the accounts."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api

BOUNDS = [15, 30, 45, 60, 90, 120, 180]
# An A4 page on its side, at the 96 dots an inch that browsers print with.
PAPER = {"width": 1123, "height": 794}


def test_bands_of_ones_own_are_on_the_page_to_the_cent(page: Page, api: Api) -> None:
    settings = api.get("/settings")
    version = settings["version"]
    api.change("PUT", "/settings", {**settings, "aged_bounds": BOUNDS}, version)
    page.goto("/reports?report=aged&by=collector")
    shown = page.get_by_test_id("aged").locator("tbody tr")
    expect(shown.last).to_contain_text("Total")
    said = api.get("/reports/aged-balance?by=collector")
    assert [_cells(row.inner_text()) for row in shown.all()] == [
        [
            cell["amount"].replace(".", "")
            for cell in (row["not_yet"], *row["bands"], row["credits"], row["total"])
        ]
        for row in (*said["rows"], *said["totals"])
    ]


def _cells(text: str) -> list[str]:
    """The digits of each amount, in cents, with its sign."""
    amounts = [cell for cell in text.split("\t") if "€" in cell]
    return [re.sub(r"[^\d-]", "", cell) for cell in amounts]


def test_on_paper_no_column_is_cut(page: Page) -> None:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.goto("/reports?report=aged&by=collector")
    table = page.get_by_test_id("aged")
    expect(table).to_be_visible()
    box = table.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= PAPER["width"]


def test_a_cell_by_issue_date_opens_its_accounts(page: Page) -> None:
    page.goto("/reports?report=aged&by=&basis=issued_on")
    page.get_by_test_id("aged").get_by_role("link").first.click()
    expect(page.get_by_test_id("found")).to_be_visible()


def test_a_day_that_is_not_known_says_so(page: Page) -> None:
    page.goto("/reports?report=aged&on=2020-01-01")
    expect(page.get_by_test_id("not-known-then")).to_be_visible()
