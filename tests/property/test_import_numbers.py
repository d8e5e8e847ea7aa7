"""Amounts and dates written as six countries write them come back exactly, in any encoding."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.imports.normalise import normalise
from chalicelib.features.imports.numbers import DecimalStyle, UnreadableError, amount_of
from chalicelib.features.imports.proposal import propose
from chalicelib.features.imports.readers import read

# Decimal mark, mark of thousands, separator of the file, form of dates.
LOCALES = {
    "fr_FR": (",", "\u202f", ";", "%d/%m/%Y"),
    "en_US": (".", ",", ",", "%m/%d/%Y"),
    "en_GB": (".", ",", "\t", "%d/%m/%Y"),
    "de_DE": (",", ".", ";", "%d.%m.%Y"),
    "de_CH": (".", "'", ";", "%d.%m.%y"),
    "sv_SE": (",", "\u00a0", ";", "%Y-%m-%d"),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-15")
SIGNS = ("-{}", "({})", "{}-", "- {}", "{} CR")

amounts = st.integers(-(10**11), 10**11)
days = st.dates(date(2000, 1, 1), date(2079, 12, 31))


def _written(minor: int, mark: str, thousands: str, sign: str) -> str:
    whole, cents = divmod(abs(minor), 100)
    text = f"{whole:,}".replace(",", thousands) + f"{mark}{cents:02d}"
    return sign.format(text) if minor < 0 else text


@given(minor=amounts, locale=st.sampled_from(sorted(LOCALES)), sign=st.sampled_from(SIGNS))
def test_an_amount_comes_back_exactly_in_its_own_style(minor, locale, sign):
    mark, thousands, _, _ = LOCALES[locale]
    style = DecimalStyle.POINT if mark == "." else DecimalStyle.COMMA
    assert amount_of(_written(minor, mark, thousands, sign), style, 2).minor == minor


@given(minor=amounts, locale=st.sampled_from(sorted(LOCALES)), sign=st.sampled_from(SIGNS))
@pytest.mark.parametrize("style", [None, *DecimalStyle])
def test_an_amount_is_never_read_as_another(style, minor, locale, sign):
    mark, thousands, _, _ = LOCALES[locale]
    try:
        found = amount_of(_written(minor, mark, thousands, sign), style, 2).minor
    except UnreadableError:
        return
    assert found == minor


@given(
    text=st.text(alphabet="0123456789.,' -()€+CRe_\u00a0", max_size=12),
    style=st.sampled_from([None, *DecimalStyle]),
)
def test_any_text_is_an_exact_amount_or_refused(text, style):
    try:
        amount = amount_of(text, style, 2)
    except UnreadableError:
        return
    assert isinstance(amount.minor, int)
    digits = "".join(c for c in text if c.isdigit())
    assert str(abs(amount.minor)).rstrip("0") in digits or amount.minor == 0


def _file(rows, locale: str, encoding: str) -> bytes:
    mark, thousands, separator, form = LOCALES[locale]
    lines = [["Code client", "N° facture", "Échéance", "Solde", "Devise"]]
    for number, (minor, day) in enumerate(rows):
        amount = _written(minor, mark, thousands, "-{}")
        quoted = f'"{amount}"' if separator in amount else amount
        lines.append([f"C{number % 3}", f"F{number}", day.strftime(form), quoted, "EUR"])
    return "\n".join(separator.join(line) for line in lines).encode(
        encoding, errors="replace" if "\u202f" in thousands and encoding[0] in "ci" else "strict"
    )


@given(
    rows=st.lists(st.tuples(amounts.filter(bool), days), min_size=1, max_size=40),
    locale=st.sampled_from(sorted(set(LOCALES) - {"fr_FR"})),
    encoding=st.sampled_from(ENCODINGS),
)
def test_a_file_of_any_country_and_encoding_keeps_its_total_or_says_which_rows_it_could_not_read(
    rows, locale, encoding
):
    sheet = read(_file(rows, locale, encoding))
    extract = normalise(sheet, propose(sheet, "EUR"))
    refused = {error.row - 2 for error in extract.log.first}
    assert extract.rows_read == len(rows)
    kept = [minor for n, (minor, _) in enumerate(rows) if n not in refused]
    assert extract.totals.get("EUR", 0) == sum(kept)


@given(rows=st.lists(st.tuples(amounts.filter(bool), days), min_size=20, max_size=40))
def test_a_file_whose_columns_decide_is_read_whole(rows):
    decided = [*rows, (123456, date(2026, 1, 31)), (-250, date(2026, 3, 25))]
    sheet = read(_file(decided, "fr_FR", "utf-8"))
    extract = normalise(sheet, propose(sheet, "EUR"))
    assert (extract.log.rows_refused, extract.totals["EUR"]) == (0, sum(m for m, _ in decided))


@given(day=days, locale=st.sampled_from(sorted(LOCALES)))
def test_a_date_is_never_read_as_another(day, locale):
    from chalicelib.features.imports.dates import DateOrder, day_of

    form = LOCALES[locale][3]
    own = DateOrder.MONTH_FIRST if form.startswith("%m") else DateOrder.DAY_FIRST
    assert day_of(day.strftime(form), own) == day
    with suppress(UnreadableError):
        assert day_of(day.strftime(form), None) == day


def test_minor_units_are_exact_decimals():
    assert Decimal(amount_of("0,1", DecimalStyle.COMMA, 2).minor).scaleb(-2) == Decimal("0.1")
