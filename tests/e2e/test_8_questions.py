"""Journey 8: a dispute is put to a colleague, who answers from a link without an account."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE

SALES = "sales@dumont-seller.example"


@pytest.fixture(scope="module")
def number(api: Api) -> str:
    """An item of the late account, in dispute."""
    item = api.get(f"/accounts/{LATE}/open-items")["items"][0]
    said = {"items": [item["id"]], "type": "LIT", "dispute_type": "price", "comment": "Trop cher"}
    version = api.get(f"/accounts/{LATE}")["version"]
    api.change("POST", f"/accounts/{LATE}/qualifications", said, version)
    return str(item["number"])


def test_a_collector_asks_from_the_sheet(page: Page, number: str) -> None:
    page.goto(f"/accounts/{LATE}?follow=answers")
    page.locator("[data-row]").filter(has_text=number).get_by_role("checkbox").check()
    page.get_by_test_id("ask").click()
    form = page.get_by_test_id("ask-form")
    form.get_by_role("combobox").fill(SALES)
    form.get_by_label("Question (facultatif)").fill("Le prix est-il celui du devis ?")
    page.get_by_test_id("ask-send").click()
    expect(page.get_by_test_id("question")).to_contain_text(SALES)
    expect(page.get_by_test_id("question")).to_contain_text("Attend sa réponse")


def test_the_colleague_answers_without_javascript(browser: Browser, api: Api, number: str) -> None:
    mine = next(m["id"] for m in api.get("/outbox")["items"] if m["to"] == SALES)
    words = api.get(f"/outbox/{mine}")["text"].split()
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(next(word for word in words if "/r/" in word))
    expect(page.get_by_role("table")).to_contain_text(number)
    page.get_by_label("Résolu en notre faveur").check()
    page.get_by_label("Explication").fill("Le devis dit ce prix.")
    page.get_by_role("button", name="Envoyer la réponse").click()
    expect(page.get_by_text("votre réponse est enregistrée")).to_be_visible()
    context.close()


def test_the_collectors_yes_ends_the_dispute(page: Page, api: Api, number: str) -> None:
    page.goto(f"/accounts/{LATE}?follow=answers")
    answer = page.get_by_test_id("answer").filter(has_text="Le devis dit ce prix.")
    answer.get_by_test_id("yes").click()
    expect(page.get_by_test_id("question")).to_contain_text("Réglée")
    items = api.get(f"/accounts/{LATE}/open-items")["items"]
    assert [i["status"]["type"] for i in items if i["number"] == number] == ["CEC"]
