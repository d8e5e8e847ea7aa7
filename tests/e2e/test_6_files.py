"""Journey 6: what leaves as a file, and what an exported history proves."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.extract import LATE


def _saved(page: Page, opener: str, item: str) -> bytes:
    page.get_by_test_id(opener).click()
    with page.expect_download() as downloading:
        page.get_by_test_id(item).click()
    return Path(downloading.value.path()).read_bytes()


def test_a_statement_is_downloaded_from_the_sheet(page: Page) -> None:
    page.goto(f"/accounts/{LATE}")
    page.get_by_test_id("items").locator("[data-row]").first.wait_for()
    assert _saved(page, "account-exports", "statement-pdf").startswith(b"%PDF-")


def test_the_list_is_downloaded_with_its_columns(page: Page) -> None:
    page.goto("/accounts")
    page.locator("[data-row]").first.wait_for()
    assert _saved(page, "list-exports", "export-accounts").startswith(b"PK")


def test_a_customer_a_date_a_search_and_a_download(page: Page, tmp_path: Path) -> None:
    page.goto("/history?from=2020-01-01")
    page.get_by_test_id("history-account").click()
    page.keyboard.type(LATE)
    page.get_by_role("option").first.click()
    page.get_by_test_id("history-search").click()
    expect(page.get_by_test_id("history").get_by_role("listitem")).not_to_have_count(0)
    file = tmp_path / "history.json"
    file.write_bytes(_saved(page, "history-download", "history-json"))
    page.get_by_test_id("verify-file").set_input_files(file)
    verdict = page.get_by_test_id("verdict")
    expect(verdict).to_have_attribute("data-state", "whole")
    expect(verdict).to_contain_text("les mêmes événements")


def test_an_altered_history_is_found_out_in_the_page(page: Page, tmp_path: Path) -> None:
    page.goto(f"/history?account={LATE}")
    page.get_by_test_id("history").get_by_role("listitem").first.wait_for()
    said = json.loads(_saved(page, "history-download", "history-json"))
    said["events"][0]["by"] = "somebody else"
    file = tmp_path / "history.json"
    file.write_text(json.dumps(said))
    page.get_by_test_id("verify-file").set_input_files(file)
    expect(page.get_by_test_id("verdict")).to_have_attribute("data-state", "broken")
    expect(page.get_by_test_id("verdict")).to_contain_text("n° 1 a été modifié")
