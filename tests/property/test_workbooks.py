from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.workbooks.cells import append, saved
from chalicelib.features.workbooks.table import Column, Kind, table

texts = st.one_of(
    st.text(max_size=20),
    st.builds(
        lambda start, rest: start + rest,
        st.sampled_from(["=", "+", "-", "@", "\t", "\r", "=cmd|' /C calc'!A0", "'=", "=1\n"]),
        st.text(max_size=20),
    ),
)
amounts = st.integers(-(10**13), 10**13).map(lambda minor: Decimal(minor).scaleb(-2))
days = st.dates(date(1900, 3, 1), date(2200, 1, 1))
COLUMNS = (
    Column("Name"),
    Column("Amount", Kind.MONEY),
    Column("Day", Kind.DAY),
    Column("Count", Kind.NUMBER),
)


def reread(content):
    return openpyxl.load_workbook(BytesIO(content)).active


@given(st.lists(st.tuples(texts, amounts, days, st.integers(0, 10**6)), min_size=1, max_size=5))
def test_a_table_gives_back_what_was_put_in_and_no_formula(rows):
    sheet = reread(table("T", COLUMNS, rows))
    for given_row, cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        _, amount, day, count = given_row
        assert cells[0].data_type in {"s", "inlineStr", "n"}
        assert cells[0].value is None or isinstance(cells[0].value, str)
        assert abs(Decimal(str(cells[1].value)) - amount) < Decimal("0.005")
        assert cells[2].value.date() == day
        assert cells[3].value == count


@given(texts, texts)
def test_no_heading_is_a_formula(first, second):
    cells = next(reread(table("T", [Column(first), Column(second)], [("a", "b")])).iter_rows())
    assert "f" not in {cell.data_type for cell in cells}


@given(texts)
def test_no_formatted_cell_is_a_formula(text):
    book = openpyxl.Workbook(write_only=True)
    append(book.create_sheet("T"), ["x", text], bold=True)
    cells = next(reread(saved(book)).iter_rows())
    assert "f" not in {cell.data_type for cell in cells}
