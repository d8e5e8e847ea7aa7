"""Journey 8: a manager makes an alert and finds it wherever it is shown; figures as files."""

from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE

NAME = "Client suivi de près"


def test_a_manager_makes_an_alert_that_counts_its_accounts(page: Page) -> None:
    page.goto("/alerts")
    page.get_by_test_id("alert-add").first.click()
    page.get_by_test_id("alert-name").fill(NAME)
    page.get_by_test_id("alert-where").fill(f"code = {LATE} and overdue > 1")
    page.get_by_test_id("alert-count").click()
    expect(page.get_by_test_id("alert-found")).to_have_text("1 compte trouvé")
    page.get_by_test_id("alert-save").click()
    expect(page.get_by_test_id("alerts-own").get_by_role("row").nth(1)).to_contain_text(NAME)


def test_the_alert_opens_its_accounts_with_one_click(page: Page) -> None:
    page.goto("/dashboard")
    page.get_by_test_id("alerts").get_by_role("link", name=NAME).click()
    expect(page.get_by_test_id("found")).to_have_text("1 compte trouvé")


def test_the_alert_stands_on_the_sheet_and_in_the_agenda(page: Page) -> None:
    page.goto(f"/accounts/{LATE}")
    expect(page.get_by_test_id("own-alert")).to_have_text(NAME)
    page.goto("/agenda?collector=*&kind=alert")
    expect(page.locator(f"[data-agenda={LATE}]")).to_contain_text(NAME)


def test_an_alert_that_cannot_be_asked_says_why(page: Page) -> None:
    page.goto("/alerts")
    page.get_by_test_id("alert-edit").click()
    page.get_by_test_id("alert-where").fill("overdue >")
    page.get_by_test_id("alert-save").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert page.get_by_test_id("alert-form").is_visible()


def test_a_chart_is_kept_as_picture_and_its_table_as_workbook(
    page: Page, api: Api, tmp_path: Path
) -> None:
    page.goto("/dashboard")
    kept = {}
    for kind in ("png", "xlsx"):
        page.get_by_test_id("aged-download").click()
        with page.expect_download() as waiting:
            page.get_by_test_id(f"aged-{kind}").first.click()
        waiting.value.save_as(tmp_path / kind)
        kept[kind] = (tmp_path / kind).read_bytes()
    assert kept["png"].startswith(b"\x89PNG")
    rows = list(openpyxl.load_workbook(BytesIO(kept["xlsx"])).active.values)
    totals = {row["currency"]: float(row["total"]["amount"]) for row in _aged(api)}
    assert {str(row[0]): row[-1] for row in rows[1:]} == totals


def _aged(api: Api) -> list[dict]:
    return list(api.get("/dashboard")["aged"])
