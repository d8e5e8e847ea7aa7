"""Statements and the logo over HTTP."""

import pytest

from chalicelib.api.files import PDF, XLSX
from tests.fakes.debtors import book
from tests.unit.features.settings.test_letterhead import picture


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


def test_a_statement_is_a_pdf_to_be_saved(admin, account):
    answer = admin.get("/accounts/C1/statement.pdf", Accept=PDF)
    assert (answer.headers["content-type"], answer.body[:5]) == (PDF, b"%PDF-")


def test_a_statement_is_a_workbook_too(admin, account):
    answer = admin.get("/accounts/C1/statement.xlsx?language=en", Accept=XLSX)
    assert (answer.headers["content-type"], answer.body[:2]) == (XLSX, b"PK")


def test_a_language_nobody_wrote_is_refused(admin, account):
    assert admin.get("/accounts/C1/statement.pdf?language=xx").status == 422


def test_a_logo_is_put_and_seen(admin):
    put = admin.call("PUT", "/settings/logo", picture("JPEG"), Content_Type="image/jpeg")
    seen = admin.get("/settings/logo", Accept="image/png")
    assert (bool(put.json["logo"]), seen.body[:4]) == (True, b"\x89PNG")


def test_without_a_logo_there_is_none_to_see(admin):
    assert admin.get("/settings/logo", Accept="image/png").status == 404


def test_a_text_is_no_logo(admin):
    put = admin.call("PUT", "/settings/logo", b"hello", Content_Type="image/png")
    assert (put.status, put.json["code"]) == (422, "bad_logo")
