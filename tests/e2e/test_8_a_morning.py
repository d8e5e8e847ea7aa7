"""Journey 8: a collector's morning from the agenda, a message of one's own, and two at once."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE


def _today(api: Api) -> date:
    return date.fromisoformat(api.get("/me")["today"])


def _sheet(api: Api) -> dict:
    return dict(api.get(f"/accounts/{LATE}"))


def _statuses(api: Api) -> set[str]:
    return {i["status"]["type"] for i in api.get(f"/accounts/{LATE}/open-items")["items"]}


@pytest.fixture
def agenda(page: Page, api: Api) -> Page:
    """Everybody's agenda, at the account that is late, with a call to make today."""
    today = _today(api).isoformat()
    if all(action["on"] > today for action in _sheet(api)["actions"]):
        call = {"kind": "call", "on": today}
        api.change("POST", f"/accounts/{LATE}/actions", call, _sheet(api)["version"])
    page.goto(f"/agenda?collector=*&at={LATE}")
    expect(page.locator(f"[data-agenda={LATE}][data-current]")).to_be_visible()
    page.get_by_test_id("agenda-side").get_by_role("table").wait_for()
    return page


def test_an_action_is_moved_to_a_chosen_day_and_called_otherwise(agenda: Page, api: Api) -> None:
    on = _today(api) + timedelta(days=2)
    agenda.get_by_test_id("entry-edit").first.click()
    form = agenda.get_by_test_id("action-form")
    form.get_by_label("Libellé").fill("Appeler le directeur")
    form.locator("input").first.fill(f"{on:%d/%m/%Y}")
    agenda.keyboard.press("Tab")
    agenda.get_by_test_id("action-save").click()
    expect(agenda.get_by_text("Action modifiée")).to_be_visible()
    found = {action["label"]: action["on"] for action in _sheet(api)["actions"]}
    assert found["Appeler le directeur"] == on.isoformat()


def test_a_call_that_ends_in_a_promise_asks_for_its_date(agenda: Page, api: Api) -> None:
    agenda.keyboard.press("f")
    agenda.get_by_role("dialog").get_by_text("Promesse", exact=True).click()
    agenda.get_by_test_id("done-save").click()
    form = agenda.get_by_test_id("qualify-form")
    form.get_by_label("Date promise").fill(f"{_today(api) + timedelta(days=9):%d/%m/%Y}")
    form.get_by_label("Commentaire").fill("Promis au téléphone")
    agenda.get_by_test_id("qualify-save").click()
    expect(agenda.get_by_test_id("qualify-form")).to_be_hidden()
    assert "PDP" in _statuses(api)


def test_a_dispute_names_who_must_resolve_it(agenda: Page, api: Api) -> None:
    agenda.keyboard.press("s")
    form = agenda.get_by_test_id("qualify-form")
    form.get_by_text("LIT", exact=True).click()
    form.get_by_role("combobox", name="Type de litige").click()
    agenda.get_by_role("option", name="Prix").click()
    form.get_by_label("Commentaire").fill("Remise oubliée")
    agenda.get_by_test_id("qualify-save").click()
    expect(agenda.get_by_test_id("qualify-form")).to_be_hidden()
    items = api.get(f"/accounts/{LATE}/open-items")["items"]
    assert {i["status"]["resolver"] for i in items if i["status"]["type"] == "LIT"} - {""}


def test_a_message_is_written_from_the_agenda_and_leaves_once(agenda: Page, api: Api) -> None:
    agenda.keyboard.press("w")
    agenda.get_by_test_id("written-preview").wait_for()
    agenda.get_by_test_id("write-body").fill("Bonjour,\n\n{{ items }}\n\nMerci de votre retour.")
    agenda.get_by_label("Joindre le relevé").check()
    agenda.get_by_test_id("write-send").click()
    expect(agenda.get_by_text("Message envoyé à")).to_be_visible()
    newest = api.get("/outbox")["items"][0]
    assert newest["attachments"] == [f"{LATE}.pdf"]
    assert "Merci de votre retour." in newest["text"]


def _letter(page: Page) -> None:
    page.get_by_test_id("write").click()
    page.get_by_test_id("written-preview").wait_for()
    page.get_by_text("Courrier", exact=True).click()
    page.get_by_test_id("write-send").click()


def test_a_letter_without_an_address_says_so(page: Page) -> None:
    page.goto(f"/accounts/{LATE}")
    _letter(page)
    expect(page.get_by_text("Le compte n'a pas d'adresse postale.").last).to_be_visible()


def test_a_letter_is_made_and_kept_with_the_documents(page: Page, api: Api) -> None:
    page.goto(f"/accounts/{LATE}")
    page.get_by_test_id("edit-details").click()
    page.get_by_label("Adresse", exact=True).fill("1 rue Neuve")
    page.get_by_test_id("details-form").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Coordonnées enregistrées")).to_be_visible()
    _letter(page)
    expect(page.get_by_text("Lettre prête dans les documents")).to_be_visible()
    kinds = [d["kind"] for d in api.get(f"/accounts/{LATE}/documents")["items"]]
    assert "correspondence" in kinds


def test_two_at_once_lose_nothing(page: Page, api: Api) -> None:
    page.goto(f"/accounts/{LATE}")
    page.get_by_label("Modifier la note").click()
    page.get_by_label("Note", exact=True).fill("Ma note")
    before = _sheet(api)
    level = 2 if before["level"] == 1 else 1
    api.change("PATCH", f"/accounts/{LATE}", {"level": level, "reason": "vu"}, before["version"])
    page.get_by_role("button", name="Enregistrer").click()
    told = page.get_by_test_id("conflict")
    expect(told).to_contain_text(str(level))
    assert _sheet(api)["note"] != "Ma note"
    with page.expect_response(lambda answer: answer.request.method == "PATCH") as saved:
        page.get_by_test_id("conflict-apply").click()
    assert saved.value.ok
    expect(page.get_by_text("Ma note", exact=True)).to_be_visible()
    after = _sheet(api)
    assert (after["note"], after["level"]) == ("Ma note", level)
