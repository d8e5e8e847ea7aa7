"""Files made to hurt: each is refused, the refusal names the limit, and memory stays small."""

import io
import zipfile
from resource import RUSAGE_CHILDREN as CHILDREN
from resource import RUSAGE_SELF as SELF
from resource import getrusage

import pytest

from chalicelib.features.imports.readers import FileRefusedError, Limits, read
from tests.fakes.workbooks import cells, lying, xlsx

SMALL = Limits(
    file_bytes=100_000,
    unpacked_bytes=1_000_000,
    rows=1_000,
    columns=50,
    cells=10_000,
    archive_entries=20,
    archive_ratio=100,
    sheets=5,
    seconds=20,
    memory_bytes=150_000_000,
)
HEADER = cells(1, "code", "number", "balance")


def refusal(content: bytes, limits: Limits = SMALL) -> str:
    with pytest.raises(FileRefusedError) as refused:
        list(read(content, limits).rows())
    return refused.value.code


def _archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_file_larger_than_the_limit():
    assert refusal(b"a;b\n" * 50_000) == "limit_file_bytes"


def test_the_refusal_says_the_limit_in_words():
    with pytest.raises(FileRefusedError, match="100,000 file bytes"):
        read(b"a;b\n" * 50_000, SMALL)


def test_an_archive_that_unpacks_to_too_much():
    assert refusal(xlsx(HEADER, extra={"xl/big.bin": bytes(2_000_000)})) == "limit_unpacked_bytes"


def test_an_archive_that_says_it_is_small_and_is_not():
    assert (
        refusal(lying("xl/worksheets/sheet1.xml", bytes(5_000_000), 10)) == "limit_unpacked_bytes"
    )


def test_an_archive_whose_sizes_lie_within_the_limits():
    assert refusal(lying("xl/worksheets/sheet1.xml", bytes(5_000), 10)) == "file_damaged"


def test_an_archive_of_too_many_entries():
    assert refusal(xlsx(HEADER, extra={f"x{n}": b"" for n in range(30)})) == "limit_archive_entries"


def test_an_archive_packed_too_well():
    assert refusal(xlsx(HEADER, extra={"xl/zeros": bytes(900_000)})) == "limit_archive_ratio"


def test_cells_in_the_last_column():
    rows = HEADER + "".join(cells(n, "x", far=f"XFD{n}") for n in range(2, 900))
    assert (
        refusal(xlsx(rows), SMALL.model_copy(update={"archive_ratio": 10_000})) == "limit_columns"
    )


def test_a_cell_in_the_last_row():
    assert refusal(xlsx(HEADER + cells(2, far="A1048576"))) == "limit_rows"


def test_more_rows_than_the_limit():
    rows = HEADER + "".join(cells(n, "x", str(n), n) for n in range(2, 1_500))
    assert refusal(xlsx(rows)) == "limit_rows"


def test_more_columns_than_the_limit():
    assert refusal(xlsx(HEADER + cells(2, "x", far="CV2"))) == "limit_columns"


def test_more_cells_than_the_limit():
    assert refusal(xlsx(HEADER + cells(2, "x", far="AN900"))) == "limit_cells"


def test_far_cells_written_so_that_no_quick_look_sees_them_stop_at_the_memory_limit():
    rows = HEADER + "".join(
        f"<row r='{n}'><c  r='XFD{n}'><v>1</v></c></row>" for n in range(2, 3_000)
    )
    limits = Limits(archive_ratio=10_000, memory_bytes=150_000_000)
    assert refusal(xlsx(rows), limits) == "limit_memory_bytes"


def test_a_file_of_32_million_cells_in_15_kilobytes_does_not_fill_the_memory():
    rows = HEADER + "".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(2, 2_000))
    refusal(xlsx(rows), Limits(archive_ratio=10_000))
    # The step that reads begins with the memory of this process, whatever ran in it before.
    own, step = (getrusage(of).ru_maxrss for of in (SELF, CHILDREN))
    assert step < own + 512 * 1024


def test_entities_that_multiply_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert refusal(xlsx(HEADER + cells(2, "x&b;", "1", 5), head=bomb)) == "file_damaged"


def test_entities_that_read_files_are_not_followed():
    leak = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert refusal(xlsx(HEADER + cells(2, "x&f;y", "1", 5), head=leak)) == "file_damaged"


def test_macros_are_not_even_looked_at():
    sheet = read(xlsx(HEADER + cells(2, "x", "1", 5), extra={"xl/vbaProject.bin": b"\xff" * 50}))
    assert [row for _, row in sheet.rows()] == [["x", "1", 5.0]]


def test_a_workbook_with_a_password():
    out = bytearray(_archive({"xl/worksheets/sheet1.xml": b"secret"}))
    central = out.index(b"PK\x01\x02")
    out[central + 8] |= 1
    assert refusal(bytes(out)) == "file_password"


def test_an_archive_that_is_no_workbook():
    assert refusal(_archive({"hello.txt": b"hello"})) == "file_damaged"


@pytest.mark.parametrize("cut", range(10, 100, 15))
def test_a_workbook_cut_short(cut):
    whole = xlsx(HEADER + cells(2, "x", "1", 5))
    assert refusal(whole[: len(whole) * cut // 100]) == "file_damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "file_empty"),
        (b"%PDF-1.7 ...", "file_kind"),
        (b"\x89PNG....", "file_kind"),
        (b"\x1f\x8b........", "file_kind"),
        (b"<html><table></table></html>", "file_kind"),
        (b'<?xml version="1.0"?><a/>', "file_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file_damaged"),
        (b"one\ntwo\nthree\n", "file_separator"),
    ],
)
def test_a_file_that_is_no_table(content, code):
    assert refusal(content) == code


def test_a_csv_of_one_endless_line():
    assert refusal(b"a;b\n" + b";" * 3_000_000, Limits()) == "limit_line_characters"


def test_a_cell_longer_than_the_csv_module_allows_is_no_crash():
    sheet = read(b"code;name\nA;" + b"x" * 200_000 + b"\n")
    assert [len(str(cell)) for _, row in sheet.rows() for cell in row] == [1, 200_000]


def test_millions_of_empty_lines():
    assert refusal(b"a;b\n1;2\n" + b"\n" * 2_000_000, Limits()) == "limit_rows"


def test_a_csv_of_more_rows_than_the_limit():
    assert refusal(b"a;b\n" + b"1;2\n" * 2_000) == "limit_rows"


def test_a_csv_of_more_columns_than_the_limit():
    assert refusal(b"a;b\n" + b"1;" * 60 + b"\n") == "limit_columns"


def test_a_csv_of_more_cells_than_the_limit():
    assert refusal(
        b";".join(b"c%d" % n for n in range(40)) + b"\n" + (b"1;" * 39 + b"\n") * 500
    ) == ("limit_cells")
