from datetime import date

import pytest

from chalicelib.features.imports.dates import DateOrder, day_of, order_of
from chalicelib.features.imports.numbers import UnreadableError

DAY, MONTH, SERIAL = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.SERIAL
THE_DAY = date(2026, 3, 4)


def _read(cell, order=None):
    try:
        return day_of(cell, order)
    except UnreadableError as error:
        return error.code


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04",
        "2026/03/04",
        "2026.03.04",
        "2026-3-4",
        "20260304",
        "20260304.0",
        "04032026",
        "2026-03-04T10:00:00Z",
        "2026-03-04 00:00:00",
        "2026-03-04 10:00:00.123",
        "4 mars 2026",
        "04-MAR-26",
        "4 Mar 2026",
        "March 4, 2026",
        "4 March 2026",
        " 2026-03-04 ",
        "04.03.2026",
        "4.3.26",
        "4.3.2026",
    ],
)
@pytest.mark.parametrize("order", [None, DAY])
def test_a_date_that_reads_in_one_way_needs_no_order(text, order):
    assert _read(text, order) == THE_DAY


@pytest.mark.parametrize(
    "text", ["04/03/2026", "4/3/2026", "04-03-2026", "4/3/26", "04/03/2026 10:00"]
)
def test_a_date_that_reads_in_two_ways_follows_the_order_of_its_column(text):
    assert _read(text, DAY) == THE_DAY
    assert _read(text, MONTH) == date(2026, 4, 3)
    assert _read(text) == "date_ambiguous"


@pytest.mark.parametrize(
    ("text", "order"), [("25/03/2026", MONTH), ("03/25/2026", DAY), ("25.03.2026", MONTH)]
)
def test_a_date_against_the_order_of_its_column_is_refused(text, order):
    assert _read(text, order) == "date_style"


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "2026-02-30",
        "2026-13-01",
        "00/03/2026",
        "32.01.2026",
        "hello",
        "12",
        "2026",
        "20261301",
        "99999999",
        "1/2/3/4",
        "-1",
        "+++123/4567/89012+++",
    ],
)
@pytest.mark.parametrize("order", [None, DAY, MONTH])
def test_what_is_no_day_of_the_calendar_is_refused(text, order):
    assert str(_read(text, order)).startswith("date_")


@pytest.mark.parametrize("text", ["1850-01-01", "2150-01-01"])
def test_a_date_out_of_our_times_is_refused(text):
    assert _read(text) == "date_range"


@pytest.mark.parametrize(
    "text", ["", " ", "0", "00000000", "00/00/0000", "0000-00-00", "NaT", "9999-12-31"]
)
def test_what_systems_write_for_no_date_is_no_date(text):
    assert _read(text) is None


@pytest.mark.parametrize("cell", [46085, 46085.0, 46085.75, 20260304.0])
def test_a_number_of_a_spreadsheet_is_the_day_it_counts(cell):
    assert _read(cell) == THE_DAY


def test_a_text_of_five_digits_is_a_day_only_where_the_whole_column_is():
    assert _read("46085", SERIAL) == THE_DAY
    assert _read("46085") == "date_invalid"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01/02/2026", "25/02/2026"], DAY),
        (["01/02/2026", "02/25/2026"], MONTH),
        (["01/02/2026", "03/04/2026"], None),
        (["25/02/2026", "02/25/2026"], None),
        (["2026-01-02", "2026-02-03"], None),
        (["01.02.2026"], DAY),
        (["46085", "46086", ""], SERIAL),
        (["01/01/2026", "02/02/2026"], None),
    ],
)
def test_the_order_of_a_column_is_what_its_cells_prove_together(cells, order):
    assert order_of(cells)[0] is order


def test_a_column_whose_dates_read_in_one_way_needs_no_order():
    assert order_of(["2026-01-02", "2026-02-03", ""]) == (None, False)
