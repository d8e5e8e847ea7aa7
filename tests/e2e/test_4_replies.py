"""Journey 4: the debtor writes back by e-mail, and its collector reads and answers."""

import time

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Api
from tests.e2e.extract import LATE

PDF = {"name": "ordre.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ordre"}
PATIENCE_SECONDS = 20


def test_the_debtor_writes_back_from_the_outbox(page: Page, api: Api) -> None:
    messages = api.get("/outbox")["items"]
    mine = next(m["id"] for m in messages if m["to"] == "compta@dumont.example")
    page.goto(f"/outbox?open={mine}")
    page.get_by_test_id("reply-as-debtor").click()
    page.get_by_test_id("reply-text").fill("Le virement est parti ce matin.")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Pièce jointe").click()
    chooser.value.set_files([PDF])
    page.get_by_test_id("reply-send").click()
    expect(page.get_by_text("Réponse envoyée")).to_be_visible()


def test_it_stands_on_the_sheet_with_its_file(page: Page, api: Api) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not api.get(f"/accounts/{LATE}/replies")["items"] and time.monotonic() < until:
        time.sleep(0.3)
    page.goto(f"/accounts/{LATE}?follow=replies")
    reply = page.get_by_test_id("reply")
    expect(reply).to_contain_text("Le virement est parti ce matin.")
    expect(reply.get_by_role("button", name="ordre.pdf")).to_be_visible()


def test_it_is_to_be_read_until_somebody_says_so(page: Page) -> None:
    page.goto(f"/accounts/{LATE}?follow=replies")
    page.get_by_test_id("reply-read").click()
    expect(page.get_by_text("Action faite")).to_be_visible()
    expect(page.get_by_test_id("reply-read")).to_have_count(0)


def test_it_is_answered_from_there(page: Page) -> None:
    page.goto(f"/accounts/{LATE}?follow=replies")
    page.get_by_test_id("reply-answer").click()
    expect(page.get_by_test_id("write-body")).not_to_have_value("")
    page.get_by_test_id("write-send").click()
    expect(page.get_by_text("Message envoyé à")).to_be_visible(timeout=15_000)
