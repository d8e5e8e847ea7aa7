"""A shown table as a workbook's values."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.workbooks.table import Column, Kind
from chalicelib.features.workbooks.typed import typed

COLUMNS = [Column("A"), Column("B", Kind.MONEY), Column("C", Kind.DAY), Column("D", Kind.NUMBER)]


def test_each_cell_is_what_its_column_holds():
    row = ("=1+1", "-12.50", "2026-03-31", 4)
    assert typed(COLUMNS, [row]) == [["=1+1", Decimal("-12.50"), date(2026, 3, 31), 4]]


def test_an_empty_cell_stays_empty():
    assert typed(COLUMNS, [("", None, "", None)]) == [[None] * 4]


@pytest.mark.parametrize(
    ("cells", "place", "expected"),
    [
        (("a", "lots", None, 1), "rows.0.1", "amount"),
        (("a", "NaN", None, 1), "rows.0.1", "amount"),
        (("a", "1", "31/03/2026", 1), "rows.0.2", "day"),
        (("a", "1", None, "many"), "rows.0.3", "whole number"),
        (("a",), "rows.0", "4 cells"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(cells, place, expected):
    with pytest.raises(InvalidError) as refused:
        typed(COLUMNS, [cells])
    (wrong,) = refused.value.errors
    assert wrong.field == place
    assert expected in wrong.reason
