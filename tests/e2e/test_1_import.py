"""Journey 1: sign in, drop an extract, see what would happen, take it in."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Api, Desk
from tests.e2e.extract import TOTAL, extract


def test_a_wrong_password_is_said_beside_the_form(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(locale="fr-FR", base_url=desk.web)
    page = context.new_page()
    page.goto("/accounts")
    page.get_by_label("Adresse e-mail").fill(desk.user)
    page.get_by_role("textbox", name="Mot de passe").fill("pas celui-là")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_contain_text("incorrect")
    context.close()


def test_the_empty_desk_leads_to_the_import(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Importer un extrait").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importer un extrait")


def test_an_extract_is_mapped_checked_and_taken_in(page: Page, api: Api, tmp_path: Path) -> None:
    dropped = tmp_path / "extrait.csv"
    dropped.write_text(extract(date.fromisoformat(api.get("/me")["today"])), encoding="utf-8")
    page.goto("/imports/new")
    page.get_by_test_id("file").set_input_files(dropped)
    columns = page.get_by_test_id("column")
    expect(columns).to_have_count(11, timeout=30_000)
    name = columns.filter(has_text="Raison sociale").locator("input").first
    expect(name).to_have_value("Nom du client")

    page.get_by_test_id("check").click()
    dry_run = page.get_by_test_id("dry-run")
    expect(dry_run.get_by_test_id("rows_read")).to_contain_text("6", timeout=30_000)
    expect(dry_run.get_by_test_id("rows_refused")).to_contain_text("1")
    expect(page.get_by_test_id("causes")).to_contain_text("beaucoup")

    page.get_by_label("Mémoriser sous le nom").fill("compta")
    page.get_by_test_id("go").click()
    report = page.get_by_test_id("report")
    expect(report.get_by_test_id("items_created")).to_contain_text("5", timeout=30_000)
    expect(report.get_by_test_id("file-total")).to_have_text(TOTAL)
    expect(report.get_by_test_id("portfolio-total")).to_have_text(TOTAL)


def test_the_refusals_can_be_downloaded(page: Page) -> None:
    page.goto("/imports")
    page.get_by_role("link", name="extrait.csv").click()
    with page.expect_download() as downloading:
        page.get_by_test_id("errors-csv").click()
    assert "beaucoup" in Path(downloading.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("typed", "found"), [("dumont", "CLI001"), ("F2026-003", "CLI002")])
def test_an_account_is_found_by_name_and_by_item(page: Page, typed: str, found: str) -> None:
    page.goto("/accounts")
    page.locator("[data-row]").first.wait_for()
    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.get_by_test_id("count")).to_have_text("1 compte")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{page.url.split('/accounts')[0]}/accounts/{found}")


def test_a_cut_extract_is_held_and_no_leaves_everything_as_it_was(
    page: Page, api: Api, tmp_path: Path
) -> None:
    cut = tmp_path / "tronque.csv"
    whole = extract(date.fromisoformat(api.get("/me")["today"])).splitlines()
    cut.write_text("\n".join(whole[:2]), encoding="utf-8")
    before = api.get("/dashboard")["aged"]
    page.goto("/imports/new")
    page.get_by_test_id("file").set_input_files(cut)
    page.get_by_test_id("check").click(timeout=30_000)
    expect(page.get_by_test_id("brake")).to_contain_text("paraît anormal", timeout=30_000)
    page.get_by_test_id("go").click()
    page.get_by_test_id("decline").click(timeout=30_000)
    expect(page.get_by_test_id("refusal")).to_contain_text("rien n'a été écrit")
    assert api.get("/dashboard")["aged"] == before
