"""Journey 2: the client sheet, from the keyboard, with a way back."""

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE, SOON


def _sheet(page: Page, code: str) -> None:
    page.goto(f"/accounts/{code}")
    page.get_by_test_id("items").locator("[data-row]").first.wait_for()


def _status(api: Api, code: str, number: str) -> str:
    items = api.get(f"/accounts/{code}/open-items")["items"]
    return str(next(item["status"]["type"] for item in items if item["number"] == number))


def test_one_key_qualifies_an_item_and_undo_takes_it_back(page: Page, api: Api) -> None:
    _sheet(page, SOON)
    page.get_by_role("grid").focus()
    page.keyboard.press("x")
    page.keyboard.press("c")
    page.get_by_test_id("next-action").wait_for()
    page.get_by_label("Commentaire").fill("Rappeler le comptable")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 pièce en CEC")).to_be_visible()
    assert _status(api, SOON, "F2026-004") == "CEC"
    page.keyboard.press("u")
    expect(page.get_by_text("1 pièce en CEC")).to_be_hidden()
    expect(page.locator("[data-row] .tag.NCT")).to_have_count(1)
    assert _status(api, SOON, "F2026-004") == "NCT"


def test_a_promise_asks_for_its_date(page: Page, api: Api) -> None:
    soon = date.fromisoformat(api.get("/me")["today"]) + timedelta(days=20)
    _sheet(page, SOON)
    page.locator("[data-row='0'] input").click()
    page.get_by_test_id("set-PDP").click()
    page.get_by_test_id("qualify-save").click()
    expect(page.get_by_text("Une promesse a besoin d'une date.")).to_be_visible()
    page.get_by_label("Date promise").fill(f"{soon:%d/%m/%Y}")
    page.get_by_label("Commentaire").fill("Promis par téléphone")
    page.get_by_test_id("qualify-save").click()
    expect(page.get_by_text("Promis par téléphone").first).to_be_visible()
    expect(page.locator("[data-row] .tag.PDP")).to_have_count(1)


def test_the_level_is_edited_in_place_and_taken_back(page: Page, api: Api) -> None:
    _sheet(page, SOON)
    page.get_by_test_id("level").click()
    page.get_by_role("option", name="2 · relancé fermement").click()
    page.get_by_label("Motif").fill("Vu avec la direction")
    page.get_by_test_id("level-form").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_test_id("level")).to_have_value("2 · relancé fermement")
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_test_id("level")).to_have_value("0 · jamais relancé")
    assert api.get(f"/accounts/{SOON}")["level"] == 0


def test_a_contact_is_added(page: Page) -> None:
    _sheet(page, SOON)
    page.get_by_role("button", name="Ajouter un contact").click()
    form = page.get_by_test_id("contact-form")
    form.get_by_label("Nom").fill("Luc Rivière")
    form.get_by_label("E-mail").fill("pas une adresse")
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    form.get_by_label("E-mail").fill("luc@riviere.example")
    form.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_test_id("contact").filter(has_text="luc@riviere.example")).to_be_visible()


def test_the_history_tells_it_and_downloads_as_a_workbook(page: Page) -> None:
    _sheet(page, SOON)
    expect(page.get_by_test_id("history").get_by_role("listitem")).not_to_have_count(0)
    page.get_by_test_id("history-download").click()
    with page.expect_download() as downloading:
        page.get_by_test_id("history-xlsx").click()
    assert Path(downloading.value.path()).read_bytes().startswith(b"PK")


def test_the_palette_finds_an_account(page: Page) -> None:
    page.goto("/")
    page.get_by_test_id("user-menu").wait_for()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    page.keyboard.type("dumont")
    page.get_by_role("dialog").get_by_text("Ateliers Dumont").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ateliers Dumont")
    assert LATE in page.url
