import pytest

from chalicelib.features.imports.readers import FileRefusedError, read

TABLE = "Code;Société;Solde\nA1;Crémerie Ünal;1 234,50 €\nA2;L'Œuf à la coque;12,00\n"
ROWS = [["A1", "Crémerie Ünal", "1 234,50 €"], ["A2", "L'Œuf à la coque", "12,00"]]


def _rows(content: bytes) -> list[list]:
    return [cells for _, cells in read(content).rows()]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_encoding_is_found_from_the_bytes(encoding, found):
    sheet = read(TABLE.encode(encoding))
    assert sheet.encoding == found
    assert [cells for _, cells in sheet.rows()] == ROWS


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator):
    content = f"code{separator}name{separator}balance\nA{separator}Ann{separator}12.50\n"
    assert read(content.encode()).separator == separator
    assert _rows(content.encode()) == [["A", "Ann", "12.50"]]


def test_decimal_commas_do_not_pass_for_separators():
    content = b"code;montant\n" + b"\n".join(b"A%d;%d,50" % (n, n) for n in range(50))
    assert read(content).separator == ";"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_understood(end):
    assert _rows(end.join(["a;b", "1;2", "3;4"]).encode()) == [["1", "2"], ["3", "4"]]


def test_the_hint_that_excel_puts_first_is_followed_and_not_read():
    assert _rows(b"sep=;\ncode;name\nA;Ann\n") == [["A", "Ann"]]


def test_quoted_cells_hold_separators_quotes_and_line_breaks():
    assert _rows(b'a;b\n"x;""y""\nz";2\n3;4\n') == [['x;"y"\nz', "2"], ["3", "4"]]


def test_a_quote_in_the_middle_of_a_cell_is_a_character():
    assert _rows(b'a;b\n12" screen;2\n3;4\n') == [['12" screen', "2"], ["3", "4"]]


def test_a_quote_that_is_never_closed_costs_its_row_and_not_the_rest():
    sheet = read(b'a;b\n1;"x\n' + b"".join(b"%d;y\n" % n for n in range(100)))
    assert sheet.broken == ((2, "a quote is opened and never closed"),)
    assert len(list(sheet.rows())) == 100


def test_titles_above_the_header_are_passed_over():
    content = (
        "Balance âgée\nImprimée le 02/03/2026\n\nCode client;Nom;Solde\nA;Ann;12,50\n".encode()
    )
    sheet = read(content)
    assert (sheet.header, sheet.header_row) == (("Code client", "Nom", "Solde"), 4)


def test_rows_are_numbered_as_an_editor_shows_them():
    assert [n for n, _ in read(b'a;b\n1;"x\ny"\n3;4\n').rows()] == [2, 4]


def test_rows_can_be_read_again():
    sheet = read(b"a;b\n1;2\n")
    assert list(sheet.rows()) == list(sheet.rows())


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(FileRefusedError):
        read(bytes(range(128, 256)) * 10)
