from io import BytesIO

import openpyxl
import pytest

from chalicelib.features.workbooks.table import Column, Kind, table


def reread(columns, rows):
    return openpyxl.load_workbook(BytesIO(table("T", columns, rows))).active


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")']
)
def test_a_text_that_looks_like_a_formula_stays_a_text_when_edited(text):
    cell = reread([Column("A")], [(text,)])["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_heading_stays_when_one_scrolls():
    assert reread([Column("A")], [("x",)]).freeze_panes == "A2"


def test_amounts_and_dates_are_shown_as_such():
    sheet = reread([Column("A", Kind.MONEY), Column("B", Kind.DAY)], [(1, None)])
    assert (sheet["A2"].number_format, sheet.column_dimensions["A"].width > 10) == (
        "#,##0.00#",
        True,
    )


def test_a_table_without_rows_has_its_headings():
    assert [c.value for c in next(reread([Column("A"), Column("B")], []).iter_rows())] == ["A", "B"]


def test_two_columns_of_one_name_are_both_there():
    assert list(reread([Column("A"), Column("A")], [("x", "y")]).values)[1] == ("x", "y")


def test_a_text_longer_than_a_cell_is_cut():
    assert len(reread([Column("A")], [("x" * 50_000,)])["A2"].value) == 32_000
