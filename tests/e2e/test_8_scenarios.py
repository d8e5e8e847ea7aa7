"""A credit manager makes a scenario and a text of the company's own."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api


def test_a_copy_is_changed_by_keys_replayed_and_switched_on(page: Page) -> None:
    page.goto("/scenarios")
    page.get_by_role("link", name="Copier").first.click()
    page.get_by_label("Nom (FR)").fill("Patient")
    step = page.get_by_test_id("step").nth(1)
    step.press("ArrowRight")
    expect(step).to_contain_text("4 jours après")
    page.get_by_role("button", name="Simuler 30 jours").click()
    expect(page.get_by_test_id("replay-result")).to_be_visible()
    page.get_by_test_id("switch-on").click()
    law = page.get_by_test_id("breaks-law")
    expect(law.or_(page.get_by_test_id("scenario").nth(2))).to_be_visible()
    if law.is_visible():
        law.get_by_role("textbox").fill("Nos clients sont des entreprises.")
        law.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Patient")).to_be_visible()


def test_a_mistake_leads_to_its_place_and_the_text_without_it_is_saved(page: Page) -> None:
    page.goto("/templates?open=reminder_3&edit=1")
    body = page.get_by_role("textbox", name="Texte", exact=True)
    body.press("ControlOrMeta+a")
    body.press_sequentially("Bonjour,\nVoici {{ totl }}")
    page.get_by_role("button", name="ligne 3, colonne 7").click()
    expect(body).to_be_focused()
    body.press("ControlOrMeta+a")
    for said in ("Bonjour,", "{{ items }}", "Merci,"):
        body.press_sequentially(f"{said}\n")
    page.get_by_role("button", name="Lien pour répondre").click()
    expect(body.locator(".tag")).to_have_text(["Liste des pièces", "Lien pour répondre"])
    page.get_by_test_id("save-template").click()
    expect(page.get_by_test_id("template")).to_contain_text("Merci,")


def test_another_scenario_says_what_comes_next_before_it_is_followed(page: Page, api: Api) -> None:
    code = api.get("/accounts")["items"][0]["code"]
    page.goto(f"/accounts/{code}")
    page.get_by_test_id("scenario").click()
    page.get_by_role("option", name="Patient").click()
    expect(page.get_by_test_id("switch")).to_contain_text("Ensuite")
    page.get_by_role("button", name="Le suivre").click()
    expect(page.get_by_test_id("scenario")).to_have_value("Patient")
