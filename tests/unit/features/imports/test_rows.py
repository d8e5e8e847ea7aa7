"""Each doubt about a row is a clear error or a warning; the rest goes in."""

from datetime import date

import pytest

from chalicelib.features.imports.normalise import Extract, normalise
from chalicelib.features.imports.proposal import propose
from chalicelib.features.imports.readers import read
from chalicelib.features.open_items.model import ItemKind

HEADER = "code;name;number;type;issued_on;due_on;amount;balance;currency;label"
GOOD = "A;Ann;F1;FAC;2026-01-01;2026-01-31;1,234.50;1,000.50;EUR;x"
TODAY = date(2026, 3, 2)


def _read(*rows: str, header: str = HEADER, **changes) -> Extract:
    sheet = read("\n".join([header, *rows, ""]).encode())
    return normalise(sheet, propose(sheet, "EUR").model_copy(update=changes))


def _items(extract: Extract) -> dict[str, tuple]:
    return {
        item.id: (item.kind.value, item.balance_minor, item.currency)
        for facts in extract.facts(TODAY)
        for item in facts.items
    }


def _errors(extract: Extract) -> list[tuple[int, str, str]]:
    return [(e.row, e.column, e.code) for e in extract.log.first]


@pytest.mark.parametrize(
    ("bad", "column", "code"),
    [
        (GOOD, "number", "duplicate"),
        (GOOD.replace("A;", ";"), "code", "missing"),
        (GOOD.replace("F1", ""), "number", "missing"),
        (GOOD.replace("2026-01-01", ""), "issued_on", "missing"),
        (GOOD.replace("2026-01-31", ""), "due_on", "missing"),
        (GOOD.replace("2026-01-31", "2026-02-31"), "due_on", "date_invalid"),
        (GOOD.replace("1,000.50", "1.000,50"), "balance", "amount_style"),
        (GOOD.replace("1,000.50", "NaN"), "balance", "amount_invalid"),
        (GOOD.replace("1,000.50", "1e5"), "balance", "amount_invalid"),
        (GOOD.replace("1,000.50", "1.005"), "balance", "amount_decimals"),
        (GOOD.replace("1,000.50", "5 USD"), "balance", "currency_differs"),
        (GOOD.replace("1,234.50", "").replace("1,000.50", ""), "balance", "missing"),
        (GOOD.replace("EUR", "EURO"), "currency", "currency_invalid"),
        (GOOD.replace("F1", "F\x071"), "number", "control_character"),
        (GOOD.replace("Ann", "A\x00n"), "name", "control_character"),
        (GOOD.replace("Ann", "x" * 10_000), "name", "too_long"),
        (GOOD.replace("F1", "y" * 10_000), "number", "too_long"),
        (GOOD.replace("F1", "1.9E+09"), "number", "code_digits_lost"),
    ],
)
def test_a_bad_row_is_told_with_row_column_and_code_and_the_rest_goes_in(bad, column, code):
    extract = _read(GOOD, bad, GOOD.replace("F1", "F2"))
    assert _errors(extract) == [(3, column, code)]
    assert sorted(_items(extract)) == ["F1", "F2"]
    assert (extract.rows_read, extract.log.rows_refused) == (3, 1)


def test_a_row_cut_short_is_told():
    extract = _read(GOOD, "A;Ann;F2;FAC;2026-01")
    assert [e[2] for e in _errors(extract)] == ["date_invalid"] or extract.log.rows_refused == 1


def test_due_before_issue_goes_in_with_a_warning():
    extract = _read(GOOD.replace("2026-01-31", "2025-12-31"))
    assert _errors(extract) == [(2, "due_on", "due_before_issue")]
    assert (extract.log.rows_refused, extract.log.warnings) == (0, 1)
    assert _items(extract) == {"F1": ("FAC", 100050, "EUR")}


def test_a_payment_needs_no_due_date():
    extract = _read("A;Ann;P1;RGL;2026-01-05;;-50;-50;EUR;")
    assert _items(extract) == {"P1": ("RGL", -5000, "EUR")}


def test_the_value_of_an_error_is_shown_cut_and_without_control_characters():
    extract = _read(GOOD.replace("F1", "\x07" + "y" * 10_000))
    assert len(extract.log.first[0].value) < 150
    assert "\x07" not in extract.log.first[0].value


def test_totals_and_subtotals_are_passed_over():
    extract = _read(
        GOOD,
        ";;;;;;1,234.50;1,000.50;;",
        "Total A;;;;;;;1,000.50;EUR;",
        "TOTAL GENERAL;;;;;;;1;EUR;",
    )
    assert (extract.rows_read, extract.rows_skipped, extract.log.rows_refused) == (1, 3, 0)


def test_blank_rows_are_no_rows():
    extract = _read(GOOD, "", ";;;;;;;;;", "   ;;;;;;;;;")
    assert (extract.rows_read, extract.rows_skipped) == (1, 0)


def test_a_customer_called_total_is_a_customer():
    extract = _read(GOOD.replace("Ann", "Total Energies"))
    assert extract.rows_read == 1


@pytest.mark.parametrize(("balance", "kind"), [("50", "FAC"), ("-50", "RGL")])
def test_without_a_type_the_sign_says_invoice_or_payment(balance, kind):
    extract = _read(f"A;1;2026-01-31;{balance};EUR", header="code;number;due_on;balance;currency")
    assert _items(extract)["1"][0] == kind


def test_debit_and_credit_columns_make_one_signed_amount():
    extract = _read(
        "A;1;2026-01-31;50,00;;EUR",
        "A;2;2026-01-31;;20,00;EUR",
        "A;3;2026-01-31;0,00;5,00;EUR",
        header="code;number;due_on;débit;crédit;currency",
    )
    assert _items(extract) == {
        "1": ("FAC", 5000, "EUR"),
        "2": ("RGL", -2000, "EUR"),
        "3": ("RGL", -500, "EUR"),
    }


def test_credits_written_without_a_sign_get_theirs():
    extract = _read(
        "A;1;Facture;2026-01-31;50;EUR",
        "A;2;Avoir;2026-01-31;20;EUR",
        header="code;number;type;due_on;balance;currency",
    )
    assert _items(extract) == {"1": ("FAC", 5000, "EUR"), "2": ("AVO", -2000, "EUR")}
    assert extract.totals == {"EUR": 3000}


def test_instalments_of_one_number_have_ids_in_the_order_of_due_date_and_amount():
    rows = ("A;1;2026-03-31;30;EUR", "A;1;2026-01-31;20;EUR", "A;1;2026-01-31;10;EUR")
    extract = _read(*rows, header="code;number;due_on;balance;currency")
    assert {i: b for i, (_, b, _) in _items(extract).items()} == {
        "1": 1000,
        "1/2": 2000,
        "1/3": 3000,
    }


def test_instalments_never_take_the_id_of_another_number():
    rows = ("A;1;2026-01-31;10;EUR", "A;1;2026-02-28;20;EUR", "A;1/2;2026-01-31;5;EUR")
    extract = _read(*rows, header="code;number;due_on;balance;currency")
    assert {i: b for i, (_, b, _) in _items(extract).items()} == {
        "1": 1000,
        "1/3": 2000,
        "1/2": 500,
    }


def test_of_several_names_the_most_frequent_is_kept_with_a_warning():
    rows = [
        GOOD.replace("F1", f"F{n}").replace("Ann", name) for n, name in enumerate(["X", "Y", "Y"])
    ]
    extract = _read(*rows)
    assert next(extract.facts(TODAY)).customer["name"] == "Y"
    assert [e.code for e in extract.log.first] == ["several_names"]


def test_paid_items_of_a_delta_carry_their_date():
    extract = _read(
        "A;1;2026-01-31;50;EUR;2026-02-10",
        "A;2;2026-01-31;60;EUR;",
        header="code;number;due_on;amount;currency;payment date",
    )
    facts = next(extract.facts(TODAY))
    assert [(i.id, i.amount_minor, i.balance_minor, on) for i, on in facts.settled] == [
        ("1", 5000, 0, date(2026, 2, 10))
    ]
    assert ([i.id for i in facts.items], facts.is_complete) == (["2"], False)


def test_nothing_left_to_pay_is_not_open():
    extract = _read(GOOD.replace("1,000.50", "0.00"), GOOD.replace("F1", "F2"))
    assert sorted(_items(extract)) == ["F2"]


def test_a_spreadsheets_rounding_is_told():
    from tests.fakes.workbooks import cells, xlsx

    sheet = read(
        xlsx(
            cells(1, "code", "number", "due_on", "balance", "currency")
            + cells(2, "A", "1", "2026-01-31", 12.345, "EUR")
        )
    )
    extract = normalise(sheet, propose(sheet, "EUR"))
    assert _errors(extract) == [(2, "balance", "amount_rounded")]
    assert extract.totals == {"EUR": 1235}


def test_unknown_accounts_are_refused_where_the_profile_says_so():
    sheet = read("\n".join([HEADER, GOOD, GOOD.replace("A;", "B;"), ""]).encode())
    extract = normalise(sheet, propose(sheet, "EUR"), known={"A"})
    assert _errors(extract) == [(3, "code", "unknown_account")]


def test_a_payment_request_is_a_memo_and_no_invoice():
    extract = _read(GOOD.replace("FAC", "DPA"))
    assert _items(extract)["F1"][0] == ItemKind.PAYMENT_REQUEST
