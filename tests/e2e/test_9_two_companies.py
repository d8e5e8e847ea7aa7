"""Journey 9: one person over the two companies of the demonstration, on a machine of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import new_page, running, signed_in_at

FILLED_MS = 120_000
TODAY = "2026-03-02"
RATES = "date;devise;taux\n02/03/2026;CHF;1,0000\n"


@pytest.fixture(scope="module")
def person(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Camille Martin, who administers both."""
    data = tmp_path_factory.mktemp("demonstration")
    with running(data, "--today", TODAY) as desk, signed_in_at(browser, desk) as context:
        yield context


@pytest.fixture
def page(person: BrowserContext) -> Iterator[Page]:
    with new_page(person) as opened:
        yield opened


def test_the_day_starts_in_the_first_company_and_shows_both(page: Page) -> None:
    page.goto("/dashboard")
    expect(page.get_by_test_id("company").first).to_contain_text("Maison Valmont")
    together = page.get_by_test_id("companies")
    expect(together).to_contain_text("Valmont Suisse", timeout=FILLED_MS)
    expect(together).to_contain_text("Ensemble")


def test_from_the_palette_to_the_other_company_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/agenda")
    expect(page.get_by_test_id("company").first).to_contain_text("Maison Valmont")
    page.keyboard.press("Control+k")
    page.get_by_placeholder("Un compte, une page…").fill("passer")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("company").first).to_contain_text("Valmont Suisse")
    expect(page.get_by_test_id("tiles")).to_contain_text("CHF", timeout=FILLED_MS)


def test_the_last_company_is_the_one_to_start_in(page: Page) -> None:
    page.goto("/dashboard")
    expect(page.get_by_test_id("company").first).to_contain_text("Valmont Suisse")


def test_the_menu_leads_back(page: Page) -> None:
    page.goto("/dashboard")
    page.get_by_test_id("company").first.click()
    page.get_by_role("menuitem", name="Maison Valmont").click()
    expect(page.get_by_test_id("company").first).to_contain_text("Maison Valmont")


def test_a_figure_of_the_other_company_opens_its_accounts_there(page: Page) -> None:
    page.goto("/reports?report=companies")
    row = page.get_by_test_id("companies-own").get_by_role("row").filter(has_text="CHF")
    row.get_by_role("link").last.click()
    expect(page.get_by_test_id("company").first).to_contain_text("Valmont Suisse")
    expect(page.get_by_test_id("found")).to_contain_text("comptes trouvés")
    page.goto("/dashboard?company=demo")


def test_rates_that_are_taken_in_count_at_once(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "groupe.csv"
    file.write_text(RATES)
    page.goto("/reports?report=companies")
    own = page.get_by_test_id("companies-own").get_by_role("row").filter(has_text="CHF")
    francs = own.get_by_role("link").last.inner_text().replace("CHF", "").strip()
    with page.expect_file_chooser() as choosing:
        page.get_by_test_id("rates-file").click()
    choosing.value.set_files(file)
    expect(page.get_by_test_id("rates")).to_contain_text("groupe.csv")
    swiss = page.get_by_test_id("companies").get_by_role("row").filter(has_text="Valmont Suisse")
    expect(swiss).to_contain_text(francs)


def test_a_file_that_holds_no_rates_is_refused_with_its_reason(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("hello\n")
    page.goto("/reports?report=companies")
    with page.expect_file_chooser() as choosing:
        page.get_by_test_id("rates-file").click()
    choosing.value.set_files(file)
    expect(page.get_by_test_id("rates").get_by_role("alert")).to_be_visible()


def test_on_a_telephone_the_menu_leads_to_the_other_company(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/dashboard")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation").get_by_test_id("company").click()
    page.get_by_role("menuitem", name="Valmont Suisse").click()
    expect(page.get_by_test_id("tiles")).to_contain_text("CHF")
