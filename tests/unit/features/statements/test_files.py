"""Statements and lists: sums hold to the cent, and files hold values, never formulas."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from chalicelib.core.money import Money, totals
from chalicelib.features.accounts.model import Customer
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.statements.pdf import pdf, printable
from chalicelib.features.statements.rules import statement
from chalicelib.features.statements.words import amount, day
from chalicelib.features.statements.workbook import workbook
from tests.fakes.dunning import account, item

TODAY = date(2026, 3, 2)
COMPANY = CompanySettings(name="Acme SAS", address="1 rue du Port\n69000 Lyon")


def said(*items, language="fr", **customer):
    about = Customer(name="Łódź & Fils", address="2 rue X", city="Paris", **customer)
    return statement(account(*items, customer=about), COMPANY, language, TODAY)


amounts = st.integers(-500_000, 900_000).filter(bool)


@given(
    st.lists(
        st.tuples(st.integers(-200, 200), amounts, st.sampled_from(["EUR", "JPY"])), max_size=12
    )
)
def test_rows_and_ageing_sum_to_the_outstanding(rows):
    items = [item(f"F{n}", TODAY + timedelta(days=d), m, c) for n, (d, m, c) in enumerate(rows)]
    found = said(*items)
    owed = totals((m, c) for _, m, c in rows)
    assert tuple(part.total for part in found.parts) == owed
    for part in found.parts:
        assert sum(row.balance.minor for row in part.rows) == part.total.minor
        assert sum(money.minor for money in part.ageing.values()) == part.total.minor
        assert part.rows[-1].running == part.total


def test_a_statement_is_a_pdf_of_as_many_pages_as_it_needs():
    many = [item(f"F{n:03}", TODAY - timedelta(days=n), 1_000 + n) for n in range(150)]
    assert pdf(said(*many)).count(b"/Type /Page\n") + pdf(said(*many)).count(b"/Type /Page ") >= 3
    assert pdf(said()).startswith(b"%PDF-")


def test_the_same_statement_is_the_same_file():
    assert pdf(said(item("F1", TODAY))) == pdf(said(item("F1", TODAY)))


@pytest.mark.parametrize("text", ["<b>&", "Ελλάδα", "名前", "a\x00b", "=1+1", "x" * 500])
def test_no_name_breaks_a_statement(text):
    about = said(item("F1", TODAY)).model_copy(update={"name": text, "company": text})
    assert pdf(about).startswith(b"%PDF-")


def test_letters_the_font_lacks_lose_their_marks():
    assert printable("Łódź, Kęty") == "Łódz, Kety"
    assert printable("Élan Öl") == "Élan Öl"


hostile = st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "ok"])


@given(st.lists(hostile, min_size=1, max_size=5))
def test_no_text_becomes_a_formula(texts):
    sheet = load_workbook(BytesIO(workbook("t", texts, [texts]))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_numbers_are_numbers_and_dates_are_dates():
    book = workbook("a/b", ["n", "d", "m"], [[3, TODAY, Decimal("12.50")]])
    row = next(iter(load_workbook(BytesIO(book)).active.iter_rows(min_row=2, values_only=True)))
    assert row[0] == 3
    assert row[1].date() == TODAY
    assert row[2] == 12.5


def test_amounts_and_dates_are_written_as_people_there_read_them():
    money = Money(amount="1234567.50", currency="EUR")
    assert amount(money, "fr") == "1 234 567,50"
    assert amount(money, "en") == "1,234,567.50"
    assert day(TODAY, "fr") == "02/03/2026"
