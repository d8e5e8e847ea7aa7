"""Imports fill the company's own fields, parent and payer."""

from datetime import date

import pytest

from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.accounts.rules import as_said, merge
from chalicelib.features.imports.normalise import normalise
from chalicelib.features.imports.proposal import propose
from chalicelib.features.imports.readers import read
from chalicelib.features.settings.model import CustomField, FieldKind

OWN = (
    CustomField(key="segment", names={"fr": "Segment", "en": "Segment"}),
    CustomField(key="score", names={"fr": "Note interne"}, kind=FieldKind.NUMBER),
    CustomField(key="since", names={"fr": "Client depuis"}, kind=FieldKind.DATE),
    CustomField(key="size", kind=FieldKind.CHOICE, choices=("small", "large")),
)
HEADER = "code client;raison sociale;Segment;Note interne;Client depuis;size;compte payeur\n"


def facts(row: str, header: str = HEADER):
    sheet = read((header + row).encode())
    extract = normalise(sheet, propose(sheet, "EUR", OWN), own=OWN)
    return next(extract.facts(date(2026, 3, 1))), extract


def test_a_column_named_like_a_field_of_the_company_is_proposed_for_it():
    sheet = read((HEADER + "C1;Nova;Retail;5,5;2020-01-31;small;C9\n").encode())
    own = {c.column: c.custom for c in propose(sheet, "EUR", OWN).columns if c.custom}
    assert own == {
        "Segment": "segment",
        "Note interne": "score",
        "Client depuis": "since",
        "size": "size",
    }


def test_each_value_is_read_in_its_kind():
    found, _ = facts("C1;Nova;Retail;1 250,50;2020-01-31;small;C9\n")
    assert {k: v for k, v in found.customer.items() if k.startswith("custom.")} == {
        "custom.segment": "Retail",
        "custom.score": "1250.5",
        "custom.since": "2020-01-31",
        "custom.size": "small",
    }


@pytest.mark.parametrize("row", ["C1;Nova;;;;huge;\n", "C1;Nova;;many;;;\n", "C1;Nova;;;soon;;\n"])
def test_a_value_that_does_not_fit_is_told_and_the_row_goes_in(row):
    found, extract = facts(row)
    assert (found.code, extract.log.rows_refused, extract.log.warnings) == ("C1", 0, 1)


def test_the_payer_is_imported():
    found, _ = facts("C1;Nova;Retail;5;2020-01-31;small;C9\n")
    assert found.customer["payer"] == "C9"


def test_what_an_extract_says_stands_beside_what_another_said():
    account = Account(code="C1")
    for sequence, said in enumerate(({"custom.a": "1"}, {"custom.b": "2"}, {"custom.a": ""}), 1):
        facts = AccountFacts(code="C1", customer=said, has_items=False)
        account = merge(account, facts, sequence, date(2026, 3, 1)).account
    assert account.customer.custom == {"b": "2"}


def test_the_same_again_is_no_news():
    once = as_said(Account(code="C1").customer, {"custom.a": "1"})
    assert as_said(once, {"custom.a": "1"}) == once
