"""Journey 3: review and send, the debtor's answer from the link, the collector's yes."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Api, Desk
from tests.e2e.extract import LATE


def test_levels_are_asked_for_before_anything_left_and_may_wait(page: Page) -> None:
    page.goto("/overdue")
    page.get_by_test_id("levels-open").click()
    expect(page.get_by_test_id("level-3")).to_contain_text("jamais seul")
    page.goto("/overdue")
    page.get_by_test_id("levels-later").click()
    expect(page.get_by_test_id("first-use")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("grid")).to_be_visible()
    expect(page.get_by_test_id("first-use")).to_be_hidden()


def test_each_message_is_read_before_it_is_sent_and_shows_its_outcome(page: Page) -> None:
    page.goto("/overdue")
    expect(page.get_by_role("grid")).to_contain_text("Ateliers Dumont")
    page.get_by_test_id("review").click()
    rows = page.get_by_test_id("review-row")
    expect(rows).to_have_count(2)
    rows.filter(has_text="Ateliers Dumont").get_by_role("button").click()
    letter = page.frame_locator("iframe[title='Message']")
    expect(letter.locator("body")).to_contain_text("F2026-001")

    page.get_by_test_id("send-all").click()
    expect(page.get_by_test_id("run-status")).to_contain_text("Terminé : 2 sur 2", timeout=30_000)
    expect(page.locator("[data-testid=review-row][data-state=sent]")).to_have_count(2)


def test_a_second_run_sends_nothing_again(page: Page) -> None:
    page.goto("/overdue?view=all")
    expect(page.get_by_role("grid")).to_contain_text("Déjà relancé")
    expect(page.get_by_test_id("review")).to_be_disabled()


def test_the_reminder_shows_its_line_of_life(page: Page) -> None:
    page.goto("/reminders")
    row = page.locator("[data-row]").filter(has_text="Ateliers Dumont")
    expect(row).to_contain_text("Remis", timeout=15_000)
    row.dblclick()
    reminder = page.get_by_test_id("reminder")
    expect(reminder).to_contain_text("compta@dumont.example")
    expect(reminder).to_contain_text("Préparé")


@pytest.fixture(scope="module")
def link(api: Api) -> str:
    """The link of the debtor's message, as it stands in the outbox."""
    messages = api.get("/outbox")["items"]
    mine = next(m["id"] for m in messages if m["to"] == "compta@dumont.example")
    words = api.get(f"/outbox/{mine}")["text"].split()
    return str(next(word for word in words if "/r/" in word))


def test_the_debtor_answers_without_javascript(browser: Browser, link: str, api: Api) -> None:
    promised = date.fromisoformat(api.get("/me")["today"]) + timedelta(days=6)
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vos factures")
    page.get_by_label("Répondre pour F2026-001").check()
    page.get_by_label("Je paierai à une date précise").check()
    page.get_by_label("Date de votre paiement").fill(promised.isoformat())
    page.get_by_label("Message", exact=True).fill("Virement lundi prochain.")
    page.get_by_role("button", name="Envoyer la réponse").click()
    expect(page.get_by_text("votre réponse est enregistrée")).to_be_visible()
    context.close()


def test_the_answer_waits_and_pauses_its_item(page: Page) -> None:
    page.goto(f"/accounts/{LATE}")
    expect(page.locator("[data-row]").filter(has_text="F2026-001")).to_contain_text("En pause")


def test_the_collectors_yes_sets_the_promise(page: Page, api: Api) -> None:
    page.goto("/answers")
    answer = page.get_by_test_id("answer")
    expect(answer).to_contain_text("Ateliers Dumont")
    expect(answer).to_contain_text("Virement lundi prochain.")
    page.keyboard.press("y")
    expect(page.get_by_text("Aucune réponse n'attend")).to_be_visible()
    items = api.get(f"/accounts/{LATE}/open-items")["items"]
    assert [i["status"]["type"] for i in items if i["number"] == "F2026-001"] == ["PDP"]


def test_the_history_tells_the_whole_story(page: Page) -> None:
    page.goto(f"/accounts/{LATE}")
    history = page.get_by_test_id("history")
    for told in ("Extrait", "Relance «", "Réponse acceptée"):
        expect(history.get_by_role("listitem").filter(has_text=told).first).to_be_visible()


def test_the_outbox_opens_the_debtors_page_from_the_message(page: Page, desk: Desk) -> None:
    page.goto("/outbox")
    page.get_by_role("button").filter(has_text="compta@dumont.example").click()
    frame = page.frame_locator("[data-testid=message] iframe")
    with page.context.expect_page() as opening:
        frame.get_by_role("link").first.click()
    expect(opening.value.get_by_role("heading", level=1)).to_contain_text("Vos factures")
    assert opening.value.url.startswith(f"{desk.web}/r/")
    opening.value.close()
