"""Penalties and what law says, over HTTP."""

from io import BytesIO

import openpyxl
import pytest

from chalicelib.api.files import XLSX
from tests.fakes.debtors import book

BASE = "/accounts/C1/penalties"


@pytest.fixture
def account(world):
    return book(world, "F1", "F2", country="FR")


def test_each_line_says_its_rate_its_article_and_its_source(admin, account):
    line = admin.get(BASE).json["lines"][0]
    said = {k: line[k] for k in ("number", "from_on", "to_on", "days", "rate", "article")}
    assert said == {
        "number": "F1",
        "from_on": "2026-02-02",
        "to_on": "2026-03-02",
        "days": 29,
        "rate": "12.15",
        "article": "Code de commerce, art. L441-10 II",
    }
    assert line["rate_source"]


def test_penalties_may_be_asked_for_another_day(admin, account):
    assert admin.get(f"{BASE}?on=2026-02-01").json["lines"] == []


def test_terms_are_put_and_read_again(admin, account):
    body = {"charged": True, "regime": "be_b2b", "agreed_rate": "9.50"}
    put = admin.call("PUT", BASE, body, If_Match=f'"{account.version}"')
    assert put.status == 200
    assert admin.get(BASE).json["contract"]["regime"] == "be_b2b"


def test_a_rate_below_the_floor_says_the_floor(admin, account):
    put = admin.call("PUT", BASE, {"agreed_rate": "2.00"}, If_Match=f'"{account.version}"')
    assert put.json["errors"][0]["field"] == "agreed_rate"
    assert "7.86" in put.json["errors"][0]["reason"]


def test_the_company_s_rate_below_the_floor_says_its_field(admin, world):
    body = {"name": "Acme", "penalties": {"agreed_rate": "2.00"}}
    put = admin.call("PUT", "/settings", body, If_Match='"1"')
    assert [e["field"] for e in put.json["errors"]] == ["agreed_rate"]


def test_a_waiver_needs_a_reason(admin, account):
    path = "/accounts/C1/penalty-waivers"
    assert admin.post(path, {"reason": " "}, If_Match=f'"{account.version}"').status >= 400


def test_a_waiver_is_in_the_history_in_words(admin, account):
    body = {"items": ["F1"], "reason": "goodwill"}
    admin.post("/accounts/C1/penalty-waivers", body, If_Match=f'"{account.version}"')
    text = admin.get("/accounts/C1/history").json["items"][0]["text"]
    assert "40.97 EUR" in text
    assert "goodwill" in text


def test_the_statement_is_a_pdf(admin, account):
    answer = admin.get(f"{BASE}.pdf", Accept="*/*")
    assert (answer.status, answer.body[:5]) == (200, b"%PDF-")


def test_the_statement_of_an_account_that_owes_nothing_is_a_pdf_too(admin, world):
    book(world, "F1", country="US")
    assert admin.get(f"{BASE}.pdf", Accept="*/*").body[:5] == b"%PDF-"


def test_the_workbook_has_a_row_for_each_line(admin, account):
    answer = admin.get(f"{BASE}.xlsx", Accept=XLSX)
    sheet = openpyxl.load_workbook(BytesIO(answer.body)).active
    assert [row[7] for row in sheet.iter_rows(min_row=2, values_only=True)] == [0.97, 40, 0.97, 40]


def test_findings_come_with_their_sentence_and_source(admin):
    found = admin.get("/law/findings").json["items"]
    assert {f["finding"]["rule"] for f in found} >= {"be_b2c_fourteen_days", "be_b2c_bailiff"}
    assert all(f["sentence"] and f["source"] for f in found)


def test_a_finding_is_let_through_and_taken_back(admin, world):
    first = admin.get("/law/findings").json["items"][0]["finding"]
    through = admin.call("PUT", "/law/overrides", {"finding": first, "reason": "no consumers"})
    assert through.json["items"][0]["override"]["by"] == world.admin.name
    back = admin.call("PUT", "/law/overrides", {"finding": first})
    assert back.json["items"][0]["override"] is None
