"""Any bytes at all: read, or refused with a reason. Never a crash, never another exception."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidError
from chalicelib.features.imports.normalise import normalise
from chalicelib.features.imports.proposal import problems, propose
from chalicelib.features.imports.readers import Limits, read
from tests.fakes.workbooks import cells, xlsx

LIMITS = Limits(file_bytes=100_000, unpacked_bytes=2_000_000, seconds=20, memory_bytes=200_000_000)
HEADER = "code;number;issued_on;due_on;balance;currency;label"

separators = st.sampled_from(";,\t|")
texts = st.text(max_size=20)
tricky = st.sampled_from(
    [
        "",
        '"',
        '""',
        "\x00",
        "=1+1",
        "1e5",
        "NaN",
        "31/02/2026",
        "2026-01-01",
        "1,234",
        "1.234,5",
        "x" * 5_000,
        "\u202e",
        "\r",
        "\n",
        "\ufeff",
        "EUR",
        "€",
        "A",
        "Total",
        "-",
        "1930571429.0",
    ]
)


def _take(content: bytes) -> None:
    try:
        sheet = read(content, LIMITS)
        mapping = propose(sheet, "EUR")
    except InvalidError as error:
        if not (error.code and error.detail):
            raise AssertionError from error
        return
    if problems(mapping.fields):
        assert mapping.doubts
        return
    extract = normalise(sheet, mapping)
    facts = list(extract.facts(date(2026, 3, 2)))
    assert extract.log.rows_refused <= extract.rows_read
    assert sum(len(f.items) + len(f.settled) for f in facts) == extract.items_count
    assert all(error.code and error.reason for error in extract.log.first)


@settings(max_examples=400)
@given(content=st.binary(max_size=2_000))
def test_any_bytes(content):
    _take(content)


@settings(max_examples=300)
@given(
    rows=st.lists(st.lists(st.one_of(texts, tricky), max_size=9), max_size=20), separator=separators
)
def test_any_cells_under_a_good_header(rows, separator):
    lines = [HEADER.replace(";", separator), *(separator.join(row) for row in rows)]
    _take("\n".join(lines).encode("utf-8", errors="surrogatepass"))


@settings(max_examples=150)
@given(data=st.data())
def test_a_good_file_with_some_bytes_changed(data):
    content = bytearray(
        "\n".join(
            [HEADER, *(f"A{n};F{n};2026-01-01;2026-02-01;{n}.50;EUR;été" for n in range(30))]
        ).encode()
    )
    for _ in range(data.draw(st.integers(1, 10))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _take(bytes(content))


WORKBOOK = xlsx(
    cells(1, *HEADER.split(";"))
    + "".join(
        cells(n, f"A{n}", f"F{n}", "2026-01-01", "2026-02-01", n / 2, "EUR", "x")
        for n in range(2, 9)
    )
)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_good_workbook_with_some_bytes_changed(data):
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _take(bytes(content))


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, len(WORKBOOK)))
def test_a_good_workbook_cut_anywhere(cut):
    _take(WORKBOOK[:cut])
