"""Journey 9: a letter from its step to the post, as somebody at the desk sees it.

On a machine of its own: what others did to the account does not hold the letter back.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import OWN_DAY, Api, Desk, new_page, take_in
from tests.e2e.extract import SOON

NAME = "Garage Rivière"
ADDRESS = {"address": "3 rue Neuve", "postal_code": "69001", "city": "Lyon", "country": "FR"}
# Its invoice is due in 25 days: this one has been due for five.
STEP = {"key": "pre_reminder", "offset_days": -30, "level": 0, "channel": "letter"}
NAMES = {"fr": "Par la poste", "en": "By post"}


@pytest.fixture
def page(own_context: BrowserContext) -> Iterator[Page]:
    with new_page(own_context) as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def api(own_context: BrowserContext, own_desk: Desk) -> Api:
    """With an account that has an address, in a scenario of one letter."""
    api = Api(own_context, own_desk.token)
    take_in(api, OWN_DAY)
    steps = [{**STEP, "names": {"fr": "Annonce", "en": "Notice"}}]
    made = {"names": NAMES, "steps": steps, "reason": "Relu."}
    api.change("PUT", "/scenarios/post", made, 0)
    for method, path, said in (
        ("PUT", f"/accounts/{SOON}/details", {"details": ADDRESS}),
        ("PATCH", f"/accounts/{SOON}", {"scenario": "post"}),
    ):
        api.change(method, path, said, api.get(f"/accounts/{SOON}")["version"])
    return api


def _downloaded(page: Page, button: Locator) -> bytes:
    with page.expect_download() as downloading:
        button.click()
    return Path(downloading.value.path()).read_bytes()


def test_the_letter_is_read_as_paper_before_it_is_made(page: Page) -> None:
    page.goto("/overdue")
    page.locator("[data-row]").filter(has_text=NAME).get_by_role("checkbox").check()
    page.get_by_test_id("review").click()
    expect(page.get_by_test_id("review-row")).to_contain_text([NAME])
    seen = page.get_by_role("button", name="Voir la lettre (PDF)")
    assert _downloaded(page, seen).startswith(b"%PDF-")
    page.get_by_test_id("send-all").click()
    expect(page.get_by_test_id("run-status")).to_contain_text("Terminé : 1 sur 1", timeout=30_000)
    page.get_by_role("link", name="1 courrier à poster").click()
    expect(page.locator("[data-row]")).to_contain_text([NAME])


def test_it_is_printed_from_the_letters_to_post(page: Page) -> None:
    page.goto("/letters")
    page.get_by_test_id("print-letters").click()
    page.get_by_test_id("print-one-sided").click()
    fetch = page.get_by_test_id("job-fetch")
    fetch.wait_for(timeout=30_000)
    assert _downloaded(page, fetch).startswith(b"%PDF-")


def test_it_is_marked_as_posted_and_waits_no_more(page: Page) -> None:
    page.goto("/letters")
    page.get_by_test_id("mark-posted").click()
    page.get_by_test_id("confirm-posted").click()
    expect(page.get_by_text("1 courrier posté")).to_be_visible()
    expect(page.get_by_text("Aucun courrier à poster")).to_be_visible()


def test_the_history_says_when_it_was_posted(page: Page, api: Api) -> None:
    today = date.fromisoformat(api.get("/me")["today"])
    page.goto(f"/accounts/{SOON}")
    told = page.get_by_test_id("history").get_by_role("listitem").filter(has_text="postée le")
    expect(told).to_contain_text(f"{today:%d/%m/%Y}")
