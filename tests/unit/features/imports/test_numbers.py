"""More than 150 notations of amounts, each in three styles: read exactly, or refused."""

# ruff: noqa: E501 - tables and samples read best unwrapped.

from decimal import Decimal

import pytest

from chalicelib.features.imports.numbers import DecimalStyle, UnreadableError, amount_of, style_of

POINT, COMMA = DecimalStyle.POINT, DecimalStyle.COMMA

# What a person of the country means by it.
POINTED = """
1234.56|1,234.56|1 234.56|1'234.56|1’234.56|1\u00a0234.56|1\u202f234.56|12,345,678.90|0.5|.5|0.05
12.5|12.50|1234.5|$1,234.56|US$ 1,234.56|1,234.56 USD|USD 1,234.56|£1,234.56|CHF 1'234.56|(1,234.56)
-1,234.56|1,234.56-|+1,234.56|- 1,234.56|1,234.56 -|−1234.56|–1234.56|($1,234.56)|$-1,234.56|-$1,234.56
1,234.56 CR|1234.56 DR|1234.56CR|1,234,567|12,345,678|1,234,567.8|00012.50|0012.5|1234567.89|9.99|0.00
30.00|(30.00)|30.00-|-30.00|1.2|1.23|12.3|123.4|1234567890.12|10,000.00|100,000.00|1,000,000.00|0.10
-0.01|(0.01)|0.01-|1.50 EUR|EUR1.50|EUR -1.50|-1.50 EUR|1.50- EUR|1.50 EUR-|¥ 1.50|1234.00|1,234.00
12.3400|1.5000000000000000
"""
COMMAED = """
1234,56|1.234,56|1 234,56|1'234,56|1’234,56|1\u00a0234,56|1\u202f234,56|1\u2009234,56|12.345.678,90|0,5|,5
0,05|12,5|12,50|1234,5|1.234,56 €|€ 1.234,56|€1.234,56|1 234,56 EUR|EUR 1 234,56|(1.234,56)|-1.234,56
1.234,56-|+1.234,56|- 1 234,56|1 234,56 -|−1234,56|–1234,56|(€ 1.234,56)|-€ 1.234,56|1.234,56 CR|12,00 DR
1.234.567|12.345.678|1.234.567,8|000000000001437,12|1234567,89|9,99|0,00|30,00|(30,00)|30,00-|-30,00|1,2|1,23
123,4|1234567890,12|10.000,00|100 000,00|1 000 000,00|0,10|-0,01|(0,01)|0,01-|1,50 EUR|12,3400|1,50 kr
1.234,00|12,50 zł|1\u00a0000\u00a0000,00
"""
NEITHER = "0|5|30|-30|(30)|30-|1234|1 234|1 234 567|1'234|1\u00a0234|1\u202f234\u202f567|€ 30|30 €|+7|007|12 CR"
DOUBTFUL = {
    "1,234": ("1234", None),
    "1.234": (None, "1234"),
    "12,345": ("12345", None),
    "12.345": (None, "12345"),
    "123,456": ("123456", None),
    "123.456": (None, "123456"),
    "-1,234": ("-1234", None),
    "(1.234)": (None, "-1234"),
    "1,500": ("1500", "1.5"),
    "1.500": ("1.5", "1500"),
    "2,000-": ("-2000", "-2"),
    "€ 1.000": ("1", "1000"),
    "999.000": ("999", "999000"),
    "100,000": ("100000", "100"),
    "1,230": ("1230", "1.23"),
}
NEVER = """
|-|--5|+-5|(-5)|(5|5)|5--|-5-|-5 CR|NaN|nan|Infinity|-Infinity|inf|1e5|1E5|1.5e3|1_000|0x10|٣٤|１２|½|1/2|1,2.3
1.2.3|1,2,3|1.23.456,7|1,23,456.78|12,34|5.|5,|1..5|1,,5|1 23|12 34 567|1 2345|1'23|' 5|$|EUR|EUR 5 USD|€5£
abc|12a|a12|12,5 %|5%|1.234.56|1,234,56|1.2345|1,2345|0.123|0,123|12.3456|#REF!|=1+1|1;2|1:2|1 000,5 00|.|,
1234567890123456789|\u0661\u0662|1\u200b2|--|()|(|)|1.234,567.8|1,234.567,8|٫5|1 234 56|0..1|1-2
"""


def _list(text: str) -> list[str]:
    return [n for line in text.strip("\n").split("\n") for n in line.split("|")]


def _read(text: str, style: DecimalStyle | None) -> Decimal | None:
    try:
        return Decimal(amount_of(text, style, 2).minor).scaleb(-2)
    except UnreadableError:
        return None


def _meaning(text: str, point: str) -> Decimal:
    """The slow way: keep digits and the decimal mark; a sign of minus anywhere counts."""
    is_less = any(sign in text for sign in "(-−–") or "CR" in text
    comma = "," if point == "." else "."
    digits = "".join(c for c in text if c in f"0123456789{point}").replace(comma, "")
    if digits.count(point) > 1:
        digits = digits.replace(point, "")
    value = Decimal(digits.replace(point, "."))
    return -value if is_less else value


TABLE = [(n, ".") for n in _list(POINTED)] + [(n, ",") for n in _list(COMMAED)]


def test_the_table_holds_at_least_150_notations():
    assert len(TABLE) + len(_list(NEITHER)) + len(DOUBTFUL) + len(_list(NEVER)) >= 150


@pytest.mark.parametrize(("text", "point"), TABLE)
def test_an_amount_in_its_own_style_is_exact(text, point):
    assert _read(text, POINT if point == "." else COMMA) == _meaning(text, point)


@pytest.mark.parametrize(("text", "point"), TABLE)
def test_an_amount_without_a_style_is_exact_or_refused(text, point):
    assert _read(text, None) in {None, _meaning(text, point)}


@pytest.mark.parametrize(("text", "point"), TABLE)
def test_an_amount_in_the_other_style_is_exact_or_refused(text, point):
    assert _read(text, COMMA if point == "." else POINT) in {None, _meaning(text, point)}


@pytest.mark.parametrize("text", _list(NEITHER))
@pytest.mark.parametrize("style", [None, POINT, COMMA])
def test_an_amount_without_decimals_or_points_is_the_same_in_every_style(text, style):
    assert _read(text, style) == _meaning(text, ".")


@pytest.mark.parametrize(("text", "meanings"), DOUBTFUL.items())
def test_an_amount_that_reads_in_two_ways_follows_the_style_and_is_refused_without_one(
    text, meanings
):
    pointed, commaed = (Decimal(m) if m else None for m in meanings)
    assert (_read(text, POINT), _read(text, COMMA), _read(text, None)) == (pointed, commaed, None)


@pytest.mark.parametrize("style", [None, POINT, COMMA])
@pytest.mark.parametrize("text", [n for n in _list(NEVER) if n != "12,34"])
def test_what_is_no_amount_is_refused_in_every_style(text, style):
    assert _read(text, style) is None


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1,234", "12.50"], POINT),
        (["1.234", "12,50"], COMMA),
        (["1,234", "5,678"], None),
        (["1.234", "5"], None),
        (["1,234,567", "1,234"], POINT),
        (["1 234,5", "1,234"], COMMA),
        (["12,50", "12.50"], None),
        (["12.50"] * 100 + [f"{n}.25" for n in range(200)] + ["12,50"], POINT),
        (["5", "1234"], None),
    ],
)
def test_the_style_of_a_column_is_what_its_cells_prove_together(cells, style):
    assert style_of(cells)[0] is style


def test_a_number_of_a_spreadsheet_is_rounded_to_the_currency_and_what_was_left_out_is_told():
    amount = amount_of(12.345, None, 2)
    assert (amount.minor, amount.rounded) == (1235, Decimal("-0.005"))


def test_the_dust_of_a_float_is_not_a_difference():
    amount = amount_of(0.1 + 0.2, None, 2)
    assert (amount.minor, amount.rounded) == (30, None)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 1e17])
def test_a_number_that_no_spreadsheet_holds_exactly_is_refused(number):
    with pytest.raises(UnreadableError):
        amount_of(number, None, 2)


@pytest.mark.parametrize(("digits", "minor"), [(0, 1250), (2, 125000), (3, 1250000)])
def test_minor_units_are_those_of_the_currency(digits, minor):
    assert amount_of("1 250", None, digits).minor == minor


def test_more_decimals_than_the_currency_has_are_refused():
    with pytest.raises(UnreadableError, match="more than 0 decimals"):
        amount_of("12.5", POINT, 0)
