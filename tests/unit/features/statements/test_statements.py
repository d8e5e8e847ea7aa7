import re
import zlib
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.model import Account, Customer
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.statements import service
from chalicelib.features.statements.letter import statement_pdf
from chalicelib.features.statements.model import Statement
from chalicelib.features.statements.rules import customer_of, sections, sender_of
from chalicelib.features.statements.words import words
from chalicelib.features.statements.workbook import statement_xlsx
from tests.fakes.debtors import book, invoice
from tests.fakes.world import World

ON = date(2026, 3, 2)
COMPANY = CompanySettings(
    name="Acme", country="FR", iban="FR76 3000 6000 0112 3456 7890 189", address="1 rue A\nNantes"
)
CUSTOMER = Customer(name="Nova", address="2 rue B", postal_code="35000", city="Rennes")


def made(*items, language="fr", logo=None, **customer):
    said = words(language)
    account = Account(code="C1", items=items, customer=CUSTOMER.model_copy(update=customer))
    return Statement(
        on=ON,
        language=language,
        code="C1",
        sender=sender_of(COMPANY, said),
        customer=customer_of(account, COMPANY.country, said),
        sections=sections(items, ON, COMPANY.aged_bounds),
        logo=logo,
    )


def pages(pdf):
    return len(re.findall(rb"/Type /Page\b", pdf))


def fonts(pdf):
    return set(re.findall(rb"/BaseFont /(?:[A-Z+]*\+)?([A-Za-z-]+)", pdf))


def test_an_item_is_late_from_the_day_after_its_due_date():
    due, late = invoice("F1", due_on=ON), invoice("F2", due_on=date(2026, 3, 1))
    (section,) = sections([due, late], ON, COMPANY.aged_bounds)
    assert {r.number: r.days_late for r in section.owed} == {"F1": 0, "F2": 1}


def test_a_credit_is_never_late():
    (section,) = sections([invoice(minor=-500)], ON, COMPANY.aged_bounds)
    assert section.credits[0].days_late == 0


def test_a_letter_home_names_no_country():
    assert made(country="FR").customer.address == ("2 rue B", "35000 Rennes")


def test_a_letter_abroad_names_the_country_in_capitals():
    assert made(country="BE").customer.address[-1] == "BELGIQUE"


def test_a_country_nobody_knows_is_written_as_it_is():
    assert made(country="Freedonia").customer.address[-1] == "FREEDONIA"


def test_a_long_address_keeps_its_town():
    address = made(address="\n".join("abcdefgh"), country="BE").customer.address
    assert (len(address), address[-2:]) == (6, ("35000 Rennes", "BELGIQUE"))


@pytest.mark.parametrize(("count", "expected"), [(0, 1), (5, 1), (200, 5)])
def test_a_letter_takes_the_pages_it_needs(count, expected):
    assert pages(statement_pdf(made(*(invoice(f"F{n}") for n in range(count))))) == expected


def test_western_names_are_set_in_the_readers_own_font():
    assert {f.split(b"-")[0] for f in fonts(statement_pdf(made(name="Éléonore & <Fils>")))} == {
        b"Helvetica"
    }


@pytest.mark.parametrize("name", ["Łódź Żaluzje", "Ωμέγα", "Москва", "東京", "نور", "🙂", "a\x00b"])
def test_any_name_can_be_printed(name):
    assert statement_pdf(made(invoice(), name=name)).startswith(b"%PDF-")


def test_a_statement_made_twice_is_the_same_file():
    assert statement_pdf(made(invoice())) == statement_pdf(made(invoice()))


def test_the_workbook_has_amounts_and_dates():
    sheet = openpyxl.load_workbook(BytesIO(statement_xlsx(made(invoice("F1")))))["EUR"]
    row = next(r for r in sheet.values if r[1] == "F1")
    assert (row[3].date(), row[6], row[8]) == (date(2026, 1, 1), 100, 100)


def test_no_cell_of_the_workbook_is_a_formula():
    item = invoice("=1+1").model_copy(update={"reference": "@SUM(A1)"})
    book = openpyxl.load_workbook(
        BytesIO(statement_xlsx(made(item, name="+cmd", address="-1\n=2")))
    )
    assert "f" not in {cell.data_type for row in book["EUR"].iter_rows() for cell in row}


def test_a_settled_account_has_a_workbook_too():
    assert openpyxl.load_workbook(BytesIO(statement_xlsx(made())))


@pytest.mark.parametrize(
    ("known", "asked", "spoken"),
    [("fr", "", "fr"), ("en-GB", "", "en"), ("fr", "en", "en"), ("de", "", "fr")],
)
def test_a_statement_speaks_the_debtors_language(known, asked, spoken):
    world = World()
    book(world, "F1", language=known)
    assert world.services.statements.of(world.admin, "C1", asked).language == spoken


def test_too_many_items_are_no_letter(monkeypatch):
    monkeypatch.setattr(service, "ROWS_MAX", 1)
    world = World()
    book(world, "F1", "F2")
    with pytest.raises(InvalidError):
        world.services.statements.of(world.admin, "C1")


def test_the_logo_stands_on_the_letter():
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    pdf = statement_pdf(made(invoice(), logo=out.getvalue()))
    assert b"/Subtype /Image" in pdf


def test_the_text_of_a_letter_names_the_total():
    pdf = statement_pdf(made(invoice("F1", minor=123_456)))
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    assert any(b"1 234,56" in _plain(stream) for stream in streams)


def _plain(stream):
    from base64 import a85decode

    return (
        zlib.decompress(a85decode(stream.strip().removesuffix(b"~>"))) if b"~>" in stream else b""
    )
