"""Journeys 6: a collector's morning in the agenda, a manager's search, a plan, a document."""

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE


def _sheet(api: Api) -> dict:
    return dict(api.get(f"/accounts/{LATE}"))


def test_a_collector_plans_a_call_makes_it_and_says_when_to_call_again(
    page: Page, api: Api
) -> None:
    page.goto(f"/accounts/{LATE}")
    page.get_by_test_id("plan").click()
    page.get_by_label("Libellé").fill("Rappeler la comptable")
    page.get_by_test_id("plan-save").click()
    expect(page.get_by_text("Action planifiée", exact=True)).to_be_visible()
    page.goto("/agenda?collector=*")
    side = page.get_by_test_id("agenda-side")
    page.get_by_role("button", name="Afficher").filter(visible=True).first.wait_for()
    page.locator(f"[data-agenda={LATE}] .agenda-open").click(position={"x": 300, "y": 5})
    expect(side).to_contain_text("Rappeler la comptable")
    page.keyboard.press("f")
    page.get_by_text("Pas de réponse").click()
    page.get_by_test_id("done-save").click()
    expect(page.get_by_text("Action faite", exact=True)).to_be_visible()
    (action,) = _sheet(api)["actions"]
    today = date.fromisoformat(api.get("/me")["today"])
    assert action["on"] == (today + timedelta(days=1)).isoformat()


def test_an_action_is_postponed_and_taken_back_by_key(page: Page, api: Api) -> None:
    before = _sheet(api)["actions"][0]["on"]
    page.goto(f"/accounts/{LATE}?follow=actions")
    page.get_by_test_id("action").get_by_role("button", name="Proroger").click()
    page.get_by_role("menuitem", name="Dans 7 jours").click()
    expect(page.get_by_text("Prorogée au")).to_be_visible()
    assert _sheet(api)["actions"][0]["on"] != before
    page.keyboard.press("u")
    expect(page.get_by_text("Prorogée au").last).to_be_visible()
    expect(page.get_by_test_id("action").locator(".tag")).to_have_text(
        f"{date.fromisoformat(before):%d/%m/%Y}"
    )
    assert _sheet(api)["actions"][0]["on"] == before


def test_a_search_is_made_saved_and_found_again_by_its_link(page: Page) -> None:
    page.goto("/accounts")
    page.get_by_test_id("search-panel").click()
    page.get_by_test_id("where").fill(f"code = {LATE} and overdue > 1")
    page.get_by_test_id("search-go").click()
    expect(page.get_by_test_id("found")).to_have_text("1 compte trouvé")
    page.get_by_test_id("save-search").click()
    page.get_by_test_id("search-name").fill("Mon client en retard")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recherche « Mon client en retard » enregistrée")).to_be_visible()
    page.goto(page.url)
    expect(page.get_by_test_id("found")).to_have_text("1 compte trouvé")
    page.goto("/accounts")
    page.get_by_test_id("my-searches").click()
    page.get_by_role("menuitem", name="Mon client en retard").click()
    expect(page.get_by_test_id("found")).to_have_text("1 compte trouvé")


def test_a_search_that_cannot_be_asked_says_where(page: Page) -> None:
    page.goto("/accounts")
    page.get_by_test_id("search-panel").click()
    page.get_by_test_id("where").fill("overdue >")
    page.get_by_test_id("search-go").click()
    expect(page.get_by_role("alert").last).to_contain_text("10")


def test_an_address_is_corrected_and_the_accounting_systems_stays_beside(
    page: Page, api: Api
) -> None:
    page.goto(f"/accounts/{LATE}")
    page.get_by_test_id("edit-details").click()
    page.get_by_label("Ville").fill("Villeurbanne")
    page.get_by_test_id("details-form").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Coordonnées enregistrées")).to_be_visible()
    sheet = _sheet(api)
    assert sheet["customer"]["city"] == "Villeurbanne"
    assert sheet["imported"]["city"] != "Villeurbanne"


def test_a_document_is_attached_and_told_in_the_history(page: Page, tmp_path: Path) -> None:
    proof = tmp_path / "virement.pdf"
    proof.write_bytes(b"%PDF-1.4 proof")
    page.goto(f"/accounts/{LATE}?follow=documents")
    page.locator("input[type=file]").set_input_files(proof)
    expect(page.get_by_test_id("document").filter(has_text="virement.pdf")).to_be_visible()
    page.goto(f"/accounts/{LATE}?follow=history")
    expect(page.get_by_test_id("history")).to_contain_text("Document ajouté : virement.pdf")


def test_a_plan_is_agreed_for_chosen_items_and_cancelled(page: Page, api: Api) -> None:
    page.goto(f"/accounts/{LATE}")
    page.locator("[data-row] input").first.check()
    page.get_by_test_id("agree-plan").click()
    expect(page.get_by_test_id("plan-preview").locator("tbody tr")).to_have_count(3)
    page.get_by_test_id("plan-make").click()
    expect(page.get_by_text("Plan de paiement convenu").first).to_be_visible()
    page.goto("/plans")
    plan = page.get_by_test_id("plan").first
    expect(plan).to_contain_text("3 échéances")
    plan.get_by_role("button", name="Annuler le plan").click()
    page.get_by_label("Motif").fill("accord retiré")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Plan modifié")).to_be_visible()
    assert api.get(f"/accounts/{LATE}/plans")["items"][0]["state"] == "cancelled"
