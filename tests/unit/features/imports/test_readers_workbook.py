import io
from datetime import date, datetime

import pytest

from chalicelib.features.imports.readers import FileRefusedError, read
from tests.fakes.workbooks import cells, xlsx

HEADER = ["Code client", "N° facture", "Échéance", "Solde"]
ROWS = [["0012", "F-1", date(2026, 3, 4), 1234.56], ["0013", "F-2", date(2026, 4, 1), -30]]
READ = [["0012", "F-1", "2026-03-04", 1234.56], ["0013", "F-2", "2026-04-01", -30]]


def _xlsx(*sheets: list[list]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xls(rows: list[list]) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    style = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, date):
                at = datetime(value.year, value.month, value.day)  # noqa: DTZ001
                sheet.write(y, x, at, style)
            else:
                sheet.write(y, x, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(rows: list[list]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="S")
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(TableCell, P, value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _ods_cell(cell_type, text_type, value):
    if isinstance(value, date):
        return cell_type(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, int | float):
        return cell_type(valuetype="float", value=str(value))
    cell = cell_type(valuetype="string")
    cell.addElement(text_type(text=value))
    return cell


@pytest.mark.parametrize(("make", "kind"), [(_xlsx, "xlsx"), (_xls, "xls"), (_ods, "ods")])
def test_a_workbook_of_each_kind_gives_the_same_table(make, kind):
    sheet = read(make([HEADER, *ROWS]))
    assert (sheet.format, list(sheet.header)) == (kind, HEADER)
    assert [row for _, row in sheet.rows()] == READ


def test_a_cover_page_is_passed_over():
    sheet = read(_xlsx([["Extrait du 02/03/2026"]], [HEADER, *ROWS]))
    assert (sheet.sheet_name, list(sheet.header)) == ("S1", HEADER)


def test_titles_above_the_header_are_passed_over():
    sheet = read(_xlsx([["Balance âgée"], [], ["Société", "Dupont SA"], HEADER, *ROWS]))
    assert (list(sheet.header), sheet.header_row) == (HEADER, 4)
    assert [number for number, _ in sheet.rows()] == [5, 6]


def test_a_workbook_without_a_row_is_refused():
    with pytest.raises(FileRefusedError) as refused:
        read(_xlsx([]))
    assert refused.value.code == "file_empty"


def test_a_formula_gives_its_last_value_and_is_not_run():
    rows = cells(1, "code", "number", "balance") + (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c>'
        '<c r="C2"><f>WEBSERVICE("http://example.com")</f><v>7</v></c></row>'
    )
    assert [row for _, row in read(xlsx(rows)).rows()] == [[1.0, 2.0, 7.0]]


def test_truth_values_become_words():
    rows = (
        cells(1, "code", "is open")
        + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="b"><v>1</v></c></row>'
    )
    assert [row for _, row in read(xlsx(rows)).rows()] == [[1.0, "true"]]
