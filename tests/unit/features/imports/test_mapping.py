"""Proposals for the extracts of many systems: right without an edit, each choice with a reason."""

# ruff: noqa: E501 - tables and samples read best unwrapped.

import pytest

from chalicelib.features.imports.fields import Field
from chalicelib.features.imports.mapping import Mapping, Mode, Signs
from chalicelib.features.imports.proposal import propose
from chalicelib.features.imports.readers import read


def _propose(text: str) -> Mapping:
    return propose(read(text.encode()), "EUR")


def _fields(mapping: Mapping) -> dict[str, str]:
    return {c.column: c.field.value for c in mapping.columns if c.field}


SAGE = """N° compte tiers;Intitulé client;N° pièce;Type;Date pièce;Échéance;Libellé;Débit;Crédit
411DUPONT;Dupont SA;FA001;Facture;15/01/2026;14/02/2026;Vente;1 250,00;
411DUPONT;Dupont SA;RG007;Règlement;20/01/2026;20/01/2026;Virement;;1 000,00
411MARTIN;Martin SARL;AV003;Avoir;31/01/2026;31/01/2026;Retour;;80,00
"""
SAP = """Account,Name 1,Document Number,Document Type,Document Date,Net Due Date,Arrears after net due date,Amount in doc. curr.,Document currency,Reference,Text
100123,ACME CORP,1800000123,RV,1/13/2026,2/12/2026,18,"30,213.31",USD,90012345,Widgets
100123,ACME CORP,1600000009,DG,1/25/2026,1/25/2026,36,"-1,200.00",USD,90012399,Return
100124,GLOBEX,1400000077,DZ,2/2/2026,2/2/2026,28,"-500.00",USD,PAY 12,Wire
,,,,,,,"28,513.31",USD,,
"""
ODOO = """Partner,Number,Invoice Date,Due Date,Total,Amount Due,Currency
Azure Interior,INV/2026/0001,2026-01-05,2026-02-04,31750.00,1750.00,EUR
Deco Addict,INV/2026/0002,2026-01-06,2026-02-05,200.00,200.00,EUR
"""
QUICKBOOKS = """Customer,Transaction Type,Num,Date,Due Date,Open Balance
Amy's Bird Sanctuary,Invoice,1021,01/13/2026,02/12/2026,459.00
Bill's Windsurf Shop,Payment,P12,01/27/2026,,-85.00
"""
DYNAMICS = """Customer No.;Customer Name;Document Type;Document No.;Posting Date;Due Date;Currency Code;Original Amount;Remaining Amount
10000;Adatum;Invoice;103001;15/01/2026;31/01/2026;EUR;8.268,35;8.268,35
20000;Trey;Credit Memo;104001;16/01/2026;16/01/2026;EUR;-200,00;-200,00
"""
CUSTOMERS = """Code client;Raison sociale;Adresse;CP;Ville;Pays;SIRET;N° TVA;E-mail;Téléphone;Contact;Conditions de paiement
C001;Dupont SA;1 rue X;75001;Paris;France;12345678900011;FR12345678900;compta@dupont.example;0102030405;Mme Durand;45 jours fin de mois
"""


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            SAGE,
            {
                "N° compte tiers": "code",
                "Intitulé client": "name",
                "N° pièce": "number",
                "Type": "kind",
                "Date pièce": "issued_on",
                "Échéance": "due_on",
                "Libellé": "label",
                "Débit": "debit",
                "Crédit": "credit",
            },
        ),
        (
            SAP,
            {
                "Account": "code",
                "Name 1": "name",
                "Document Number": "number",
                "Document Type": "kind",
                "Document Date": "issued_on",
                "Net Due Date": "due_on",
                "Amount in doc. curr.": "amount",
                "Document currency": "currency",
                "Reference": "reference",
                "Text": "label",
            },
        ),
        (
            ODOO,
            {
                "Partner": "name",
                "Number": "number",
                "Invoice Date": "issued_on",
                "Due Date": "due_on",
                "Total": "amount",
                "Amount Due": "balance",
                "Currency": "currency",
            },
        ),
        (
            QUICKBOOKS,
            {
                "Customer": "name",
                "Transaction Type": "kind",
                "Num": "number",
                "Date": "issued_on",
                "Due Date": "due_on",
                "Open Balance": "balance",
            },
        ),
        (
            DYNAMICS,
            {
                "Customer No.": "code",
                "Customer Name": "name",
                "Document Type": "kind",
                "Document No.": "number",
                "Posting Date": "issued_on",
                "Due Date": "due_on",
                "Currency Code": "currency",
                "Original Amount": "amount",
                "Remaining Amount": "balance",
            },
        ),
        (
            CUSTOMERS,
            {
                "Code client": "code",
                "Raison sociale": "name",
                "Adresse": "address",
                "CP": "postal_code",
                "Ville": "city",
                "Pays": "country",
                "SIRET": "registration",
                "N° TVA": "vat_number",
                "E-mail": "email",
                "Téléphone": "phone",
                "Contact": "contact_name",
                "Conditions de paiement": "payment_terms",
            },
        ),
    ],
    ids=["sage", "sap", "odoo", "quickbooks", "dynamics", "customers"],
)
def test_the_columns_of_known_systems_are_proposed_right(text, fields):
    assert _fields(_propose(text)) == fields


def test_every_column_has_a_reason_and_samples():
    assert all(c.reason and c.reason_code and c.samples for c in _propose(SAP).columns)


def test_delays_and_predictions_are_left_out_and_say_why():
    mapping = _propose(
        "code;number;due date;balance;Aging bucket;Days late\nA;1;2026-01-01;5;B1;3\n"
    )
    assert [(c.column, c.reason_code) for c in mapping.columns if c.field is None] == [
        ("Aging bucket", "not_a_fact"),
        ("Days late", "not_a_fact"),
    ]


def test_a_country_column_of_numbers_is_left_out():
    mapping = _propose("countryCode,customerID,name\n391,A,Ann\n406,B,Bob\n")
    assert mapping.column(Field.COUNTRY) is None


def test_credits_without_a_sign_are_seen():
    mapping = _propose(
        "code;number;type;due date;balance;currency\nA;1;Facture;2026-01-01;50;EUR\nA;2;Avoir;2026-01-01;20;EUR\n"
    )
    assert mapping.signs is Signs.CREDITS_UNSIGNED


def test_invoices_written_as_negative_are_seen():
    mapping = _propose(
        "code;number;type;due date;balance;currency\nA;1;Facture;2026-01-01;-50;EUR\nA;2;Avoir;2026-01-01;20;EUR\n"
    )
    assert mapping.signs is Signs.INVERTED


def test_a_column_of_payment_dates_makes_a_delta():
    assert (
        _propose("code;number;due date;amount;paid date\nA;1;2026-01-01;5;2026-01-02\n").mode
        is Mode.DELTA
    )


def test_an_empty_column_of_payment_dates_does_not():
    assert _propose("code;number;due date;amount;paid date\nA;1;2026-01-01;5;\n").mode is Mode.STOCK


@pytest.mark.parametrize(
    ("header", "cell", "currency"),
    [
        ("Solde (USD)", "5", "USD"),
        ("Solde", "5 €", "EUR"),
        ("Solde", "£5", "GBP"),
        ("Solde", "5", "EUR"),
    ],
)
def test_the_currency_of_amounts_that_no_column_gives(header, cell, currency):
    assert (
        _propose(f"code;number;échéance;{header}\nA;1;2026-01-01;{cell}\n").default_currency
        == currency
    )


def test_the_companys_currency_is_taken_with_a_doubt():
    mapping = _propose("code;number;échéance;solde\nA;1;2026-01-01;5\n")
    assert [d.code for d in mapping.doubts] == ["currency_assumed"]


def test_dates_that_nothing_decides_are_asked():
    mapping = _propose("code;number;due date;balance;currency\nA;1;01/02/2026;5;EUR\n")
    assert [(d.code, d.column) for d in mapping.doubts] == [("date_order", "due date")]


def test_a_date_column_that_nothing_decides_follows_the_others():
    mapping = _propose(
        "code;number;invoice date;due date;balance;currency\nA;1;25/01/2026;01/02/2026;5;EUR\n"
    )
    assert mapping.column(Field.DUE_ON).style == "dmy"


def test_a_file_without_an_amount_says_what_is_missing():
    doubts = _propose("code;facture;échéance\nA;1;2026-01-01\n").doubts
    assert [d.column for d in doubts if d.code == "missing_column"] == ["an amount"]


def test_the_customers_name_stands_for_a_code_that_is_missing():
    assert "code_from_name" in {d.code for d in _propose(QUICKBOOKS).doubts}
