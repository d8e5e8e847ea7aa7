"""Journey 9: plans agreed at the desk and from a link, then followed to both of their ends.

On a machine of their own: their clock goes forward by weeks.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.conftest import OWN_DAY, Api, Desk, new_page, take_in
from tests.e2e.extract import LATE

OTHER = "CLI002"


@pytest.fixture
def page(own_context: BrowserContext) -> Iterator[Page]:
    with new_page(own_context) as opened:
        yield opened


@pytest.fixture(scope="module")
def api(own_context: BrowserContext, own_desk: Desk) -> Api:
    """With both late accounts reminded."""
    made = Api(own_context, own_desk.token)
    take_in(made, OWN_DAY)
    made.post("/reminder-runs", {"state": "send", "codes": [LATE, OTHER]})
    return made


def _today(api: Api) -> date:
    return date.fromisoformat(api.get("/me")["today"])


def _mail(api: Api, to: str, subject: str) -> dict:
    """The newest message to somebody with that in its subject, as it stands in the outbox."""
    found = [m for m in api.get("/outbox")["items"] if m["to"] == to and subject in m["subject"]]
    return dict(api.get(f"/outbox/{found[0]['id']}"))


def _link(text: str) -> str:
    return next(word for word in text.split() if "/r/" in word)


def _pass(page: Page, days: int) -> None:
    """The demonstration's clock, from its menu."""
    weeks, left = divmod(days, 7)
    for step in ["Avancer de 7 jours"] * weeks + ["Avancer de 1 jour"] * left:
        page.get_by_role("button", name="Date de la démonstration").click()
        with page.expect_response("**/api/clock"):
            page.get_by_role("menuitem", name=step).click()
        page.wait_for_load_state("networkidle")


def test_a_plan_is_made_of_ticked_items_and_confirmed(page: Page, api: Api) -> None:
    page.goto(f"/accounts/{OTHER}")
    page.get_by_label("Cocher F2026-003").check()
    page.get_by_test_id("agree-plan").click()
    form = page.get_by_test_id("plan-form")
    form.get_by_label("Termes convenus").fill("Four bank transfers.")
    form.get_by_label("Nombre d’échéances").fill("4")
    expect(page.get_by_test_id("plan-preview").locator("tbody tr")).to_have_count(4)
    expect(page.get_by_test_id("plan-total")).to_have_text("4\u202f000,00\u00a0€")
    page.get_by_test_id("plan-make").click()
    expect(page.get_by_text("Confirmation envoyée à finance@peeters.example")).to_be_visible()
    mail = _mail(api, "finance@peeters.example", "payment agreement")
    assert "Four bank transfers." in mail["text"]
    assert len(mail["attachments"]) == 2


def test_dates_and_amounts_are_typed_and_must_sum_to_what_is_owed(page: Page) -> None:
    page.goto(f"/accounts/{OTHER}?items=plans")
    page.get_by_test_id("plan-change").click()
    amount = page.get_by_label("Montant de l’échéance 1")
    amount.fill("999,00")
    page.get_by_label("Motif").fill("premier versement plus tard")
    page.get_by_test_id("plan-save-change").click()
    expect(page.get_by_text("ne font pas la somme due")).to_be_visible()
    amount.fill("500,00")
    page.get_by_label("Montant de l’échéance 4").fill("1 500,00")
    page.get_by_test_id("plan-save-change").click()
    expect(page.get_by_text("Plan modifié")).to_be_visible()
    expect(page.get_by_test_id("plan")).to_contain_text("premier versement plus tard")


@pytest.fixture(scope="module")
def offered(browser: Browser, api: Api) -> str:
    """A debtor proposed a plan from its reminder's link; the link."""
    link = _link(_mail(api, "compta@dumont.example", "")["text"])
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.get_by_label("Répondre pour F2026-002").check()
    page.get_by_label("Je propose un paiement en plusieurs fois").check()
    page.get_by_label("Nombre de paiements").select_option("3")
    page.get_by_label("Date du premier paiement").fill(str(_today(api) + timedelta(days=20)))
    page.get_by_role("button", name="Envoyer la réponse").click()
    expect(page.get_by_text("votre réponse est enregistrée")).to_be_visible()
    context.close()
    return link


def test_the_collector_offers_another_plan(page: Page, api: Api, offered: str) -> None:
    page.goto(f"/accounts/{LATE}?follow=answers")
    page.get_by_test_id("counter").first.click()
    form = page.get_by_test_id("counter-form")
    form.get_by_label("Nombre d’échéances").fill("2")
    form.get_by_label("Première échéance").fill(f"{_today(api) + timedelta(days=5):%d/%m/%Y}")
    page.keyboard.press("Tab")
    page.get_by_test_id("counter-send").click()
    expect(page.get_by_text("Autre plan proposé").first).to_be_visible()
    expect(page.get_by_test_id("offer-again")).to_be_visible()


def test_the_debtor_accepts_it_without_javascript(browser: Browser, api: Api) -> None:
    link = _link(_mail(api, "compta@dumont.example", "autre proposition")["text"])
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", name="Un autre plan vous est proposé")).to_be_visible()
    page.get_by_role("button", name="J’accepte ce plan").click()
    context.close()
    (plan,) = api.get(f"/accounts/{LATE}/plans")["items"]
    assert [i["amount"]["amount"] for i in plan["instalments"]] == ["174.75", "174.75"]


def test_an_instalment_that_is_paid_is_kept(page: Page) -> None:
    page.goto(f"/accounts/{LATE}?items=plans")
    expect(page.get_by_test_id("plan-step")).to_contain_text("rappel de courtoisie")
    page.get_by_role("button", name="Paiement reçu").click()
    page.get_by_role("button", name="Enregistrer").click()
    plan = page.get_by_test_id("plan")
    expect(plan).to_contain_text("Tenue")
    expect(plan).to_contain_text("50 %")


def test_one_that_nobody_pays_is_reminded_of_then_breaks_the_plan(page: Page, api: Api) -> None:
    page.goto(f"/accounts/{LATE}?items=plans")
    _pass(page, 42)
    plan = page.get_by_test_id("plan")
    expect(plan).to_contain_text("Rompu", timeout=30_000)
    expect(plan).to_contain_text("rappelée le")
    assert "échéance 2 sur 2" in _mail(api, "compta@dumont.example", "échéance à venir de")["text"]
    page.goto(f"/accounts/{LATE}?follow=actions")
    expect(page.get_by_test_id("action").filter(has_text="plan de paiement rompu")).to_be_visible()
