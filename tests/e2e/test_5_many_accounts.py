"""Journey 5: a manager pastes codes, assigns, undoes; and lets rules do it, seen before."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE, SOON

PASTED = f'"{LATE}"\r\n\r\n"{SOON}";\tGHOST-9'


def _collectors(api: Api) -> set[str]:
    return {api.get(f"/accounts/{code}")["collector"] for code in (LATE, SOON)}


def _choose(page: Page, name: str) -> None:
    page.get_by_test_id(name).click()
    page.get_by_role("option").last.click()


def test_pasted_codes_are_assigned_and_taken_back(page: Page, api: Api) -> None:
    before = _collectors(api)
    page.goto("/accounts")
    page.get_by_test_id("paste").click()
    page.get_by_test_id("paste-text").fill(PASTED)
    page.get_by_test_id("paste-read").click()
    expect(page.get_by_test_id("paste-unknown")).to_contain_text("GHOST-9")
    page.get_by_test_id("paste-go").click()
    expect(page.get_by_test_id("bulk")).to_contain_text("2 cochés")
    page.get_by_test_id("bulk-change").click()
    page.get_by_role("menuitem", name="Chargé de recouvrement").click()
    _choose(page, "bulk-collector")
    page.get_by_test_id("bulk-save").click()
    expect(page.locator("[data-testid=job][data-state=done]")).to_contain_text("2 sur 2")
    assert _collectors(api) != before
    page.get_by_test_id("job-undo").click()
    expect(page.get_by_text("Annulation · terminé")).to_be_visible()
    assert _collectors(api) == before


def test_a_rule_says_what_it_would_change_and_then_does(page: Page, api: Api) -> None:
    page.goto("/assignment")
    page.get_by_test_id("rule-add").click()
    page.get_by_test_id("rule").get_by_label("Code commençant par").fill(LATE)
    page.keyboard.press("Enter")
    _choose(page, "rule-collector")
    page.get_by_test_id("assign-preview").click()
    expect(page.get_by_test_id("assign-previewed")).to_contain_text("1 compte sur 3 changerait")
    assert api.get(f"/accounts/{LATE}")["collector"] == ""
    page.get_by_test_id("assign-save").click()
    expect(page.get_by_text("Règles enregistrées")).to_be_visible()
    page.get_by_test_id("assign-run").click()
    expect(page.locator("[data-testid=job][data-state=done]")).to_be_visible()
    assert api.get(f"/accounts/{LATE}")["collector"] != ""
