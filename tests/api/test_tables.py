"""A table as a page shows it, as a workbook."""

from io import BytesIO

import openpyxl

from chalicelib.api.files import XLSX

TABLE = {
    "name": "Aged balance",
    "columns": [{"title": "Currency"}, {"title": "Not due", "kind": "money"}],
    "rows": [["EUR", "999494.26"], ["=1+1", "-0.10"]],
}


def test_a_workbook_holds_the_figures_of_the_page_to_the_cent(admin):
    answer = admin.post("/tables", TABLE, Accept=XLSX)
    sheet = openpyxl.load_workbook(BytesIO(answer.body)).active
    assert list(sheet.values) == [("Currency", "Not due"), ("EUR", 999494.26), ("=1+1", -0.1)]
    assert sheet.title == "Aged balance"


def test_a_name_that_no_sheet_has_is_refused(admin):
    assert admin.post("/tables", {**TABLE, "name": "a/b"}).status == 422
