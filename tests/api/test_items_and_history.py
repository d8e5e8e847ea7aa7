"""Items, qualifications, documents and history of an account over HTTP."""

from io import BytesIO

import openpyxl
import pytest

from chalicelib.api.files import PDF as PDF_TYPE
from chalicelib.api.files import XLSX
from tests.fakes.debtors import PDF, book, form, link_to


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


def qualify(browser, account, **said):
    body = {"items": ["F1"], "type": "CEC"} | said
    return browser.post("/accounts/C1/qualifications", body, If_Match=f'"{account.version}"')


def test_open_items_come_with_their_totals(admin, account):
    found = admin.get("/accounts/C1/open-items").json
    assert ([i["id"] for i in found["items"]], found["totals"]) == (
        ["F1", "F2"],
        [{"amount": "200.00", "currency": "EUR"}],
    )


def test_an_item_nobody_spoke_of_is_not_contacted(admin, account):
    status = admin.get("/accounts/C1/open-items").json["items"][0]["status"]
    assert (status["type"], status["at"]) == ("NCT", None)


def test_an_item_says_which_answer_holds_it_back(admin, world, account):
    page = world.services.debtor_pages.give(link_to(world, account), form("copy", "F1"))
    paused = [i["paused_by"] for i in admin.get("/accounts/C1/open-items").json["items"]]
    assert paused == [page.thanks.id, None]


def test_closed_items_say_when_and_how(admin, world, account):
    book(world, "F2", sequence=2)
    (closed,) = admin.get("/accounts/C1/closed-items").json["items"]
    assert (closed["id"], closed["closed_on"], closed["how"]) == ("F1", "2026-03-02", "absent")


def test_closed_items_come_by_pages(admin, world):
    book(world, *(f"F{n}" for n in range(5)))
    book(world, sequence=2)
    first = admin.get("/accounts/C1/closed-items?limit=3").json
    rest = admin.get(f"/accounts/C1/closed-items?limit=3&cursor={first['next_cursor']}").json
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (3, 2, None)


def test_a_qualification_answers_the_sheet_with_its_next_version(admin, account):
    answer = qualify(admin, account, type="PDP", promise_on="2026-03-09")
    assert (answer.status, answer.json["version"]) == (200, account.version + 1)


def test_a_qualification_needs_the_version_seen(admin, account):
    answer = admin.post("/accounts/C1/qualifications", {"items": ["F1"], "type": "CEC"})
    assert answer.status == 428


def test_a_qualification_of_a_stale_version_is_refused(admin, account):
    qualify(admin, account)
    assert qualify(admin, account, type="NPC").status == 412


def test_an_incomplete_qualification_names_its_fields(admin, account):
    answer = qualify(admin, account, type="LIT")
    assert (answer.status, [e["field"] for e in answer.json["errors"]]) == (422, ["dispute_type"])


def test_a_qualification_of_nothing_is_refused(admin, account):
    assert qualify(admin, account, items=[]).status == 422


def test_the_history_comes_with_sentences_in_the_users_language(admin, account):
    qualify(admin, account)
    newest = admin.get("/accounts/C1/history").json["items"][0]
    assert newest["text"] == "Contact en cours · F1 · avant : Non contacté"


def test_the_history_starts_at_a_date(admin, account):
    assert admin.get("/accounts/C1/history?from=2026-03-03").json["items"] == []


def test_the_history_can_be_verified(admin, account):
    assert admin.get("/accounts/C1/history/verification").json["is_intact"]


def test_the_history_can_be_downloaded(admin, account):
    answer = admin.get("/accounts/C1/history.xlsx", Accept="*/*")
    rows = list(openpyxl.load_workbook(BytesIO(answer.body))["history"].values)
    assert (answer.headers["content-type"], rows[1][3]) == (XLSX, "import")


def test_a_download_is_an_attachment(admin, account):
    answer = admin.get("/accounts/C1/history.xlsx", Accept=XLSX)
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''C1-history.xlsx"


def test_documents_are_listed_and_downloaded(admin, world, account):
    posted = form("copy", file=PDF)
    world.services.debtor_pages.give(link_to(world, account), posted)
    (document,) = admin.get("/accounts/C1/documents").json["items"]
    url = admin.get(f"/accounts/C1/documents/{document['id']}").json["url"]
    assert (document["filename"], url.endswith("?as=proof.pdf")) == ("proof.pdf", True)


def test_documents_do_not_say_where_they_are_kept(admin, world, account):
    world.services.debtor_pages.give(link_to(world, account), form("copy", file=PDF))
    assert "key" not in admin.get("/accounts/C1/documents").json["items"][0]


def test_a_damaged_page_of_closed_items_is_refused(admin, account):
    assert admin.get("/accounts/C1/closed-items?cursor=bm9wZQ").status == 422


def test_the_history_is_searched_by_address(admin, account):
    qualify(admin, account)
    found = admin.get("/accounts/C1/history?kind=qualified&item=F1").json["items"]
    assert [event["seq"] for event in found] == [2]


def test_an_unknown_filter_is_refused(admin, account):
    assert admin.get("/accounts/C1/history?colour=red").status == 422


def test_the_history_is_printed(admin, account):
    answer = admin.get("/accounts/C1/history.pdf", Accept=PDF_TYPE)
    assert (answer.headers["content-type"], answer.body[:5]) == (PDF_TYPE, b"%PDF-")


def verified(browser, content, content_type):
    return browser.call("POST", "/history-verifications", content, Content_Type=content_type).json


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_downloaded_history_is_verified(admin, account, kind):
    qualify(admin, account)
    content = admin.get(f"/accounts/C1/history.{kind}", Accept="*/*").body
    said = verified(admin, content, XLSX if kind == "xlsx" else "application/json")
    assert (said["state"], said["is_ours"]) == ("whole", True)


def test_an_altered_download_is_found_out(admin, account):
    content = admin.get("/accounts/C1/history.json").body.replace(b"Nova SARL", b"Nova SA")
    content = content.replace(b'"by": "admin', b'"by": "badmin')
    said = verified(admin, content, "application/json")
    assert (said["state"], said["broken_at"]) == ("broken", 1)


def test_a_file_of_an_account_nobody_knows_is_verified_by_itself(admin, world, browser_of, account):
    content = admin.get("/accounts/C1/history.json").body
    stranger = browser_of(world.add_tenant("other"))
    assert verified(stranger, content, "application/json")["is_ours"] is None
