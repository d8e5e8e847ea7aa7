"""Exports over HTTP."""

from io import BytesIO

import openpyxl
import pytest

from chalicelib.api.files import XLSX
from chalicelib.features.exports import service
from tests.fakes.debtors import book


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


def test_items_of_an_account_are_a_workbook(admin, account):
    answer = admin.post("/accounts/C1/item-exports", {"items": ["F2"]}, Accept=XLSX)
    rows = list(openpyxl.load_workbook(BytesIO(answer.body)).active.values)
    assert (answer.headers["content-type"], len(rows)) == (XLSX, 2)


def test_a_small_list_is_there_at_once(admin, account):
    answer = admin.post("/exports", {"what": "accounts"}).json
    assert (bool(answer["url"]), answer["job"]) == (True, None)


@pytest.mark.parametrize("path", ["/accounts/C1/open-items.xlsx", "/accounts.xlsx?where=level = 0"])
def test_lists_have_addresses_of_their_own(admin, account, path):
    answer = admin.get(path.replace(" ", "%20"), Accept=XLSX)
    assert len(list(openpyxl.load_workbook(BytesIO(answer.body)).active.values)) > 1


def test_more_accounts_than_an_answer_holds_are_refused(admin, account, monkeypatch):
    monkeypatch.setattr(service, "FILE_AT_ONCE", 0)
    assert admin.get("/accounts.xlsx").json["code"] == "too_large"


def test_a_large_list_is_a_job(admin, account, monkeypatch):
    monkeypatch.setattr(service, "LIST_AT_ONCE", 0)
    answer = admin.post("/exports", {"what": "accounts"}).json
    assert (answer["url"], answer["job"]["kind"]) == (None, "export")


def test_a_job_that_is_not_done_has_no_file(admin, account, monkeypatch):
    monkeypatch.setattr(service, "LIST_AT_ONCE", 0)
    job = admin.post("/exports", {"what": "accounts"}).json["job"]
    assert admin.get(f"/exports/{job['id']}").json["code"] == "not_complete"
