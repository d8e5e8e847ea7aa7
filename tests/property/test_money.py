from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chalicelib.core.money import CurrencyMismatchError, Money, exponent, totals

minors = st.integers(-(10**15), 10**15)
currencies = st.sampled_from(["EUR", "USD", "JPY", "TND", "CHF"])


@given(minors, currencies)
def test_minor_units_survive_the_way_through_json(minor, currency):
    money = Money.of_minor(minor, currency)
    assert Money.model_validate_json(money.model_dump_json()).minor == minor


@given(minors, minors, currencies)
def test_adding_money_adds_its_minor_units(first, second, currency):
    total = Money.of_minor(first, currency) + Money.of_minor(second, currency)
    assert total.minor == first + second


@given(minors, currencies)
def test_money_less_itself_is_zero(minor, currency):
    money = Money.of_minor(minor, currency)
    assert (money - money).minor == 0


@given(st.lists(st.tuples(minors, currencies)))
def test_totals_lose_no_cent(amounts):
    by_currency = {money.currency: money.minor for money in totals(amounts)}
    assert by_currency == {c: sum(m for m, k in amounts if k == c) for c in {k for _, k in amounts}}


@given(currencies, st.integers(1, 9))
def test_more_decimals_than_the_currency_has_are_refused(currency, digit):
    too_fine = Decimal(digit).scaleb(-(exponent(currency) + 1))
    with pytest.raises(ValidationError):
        Money(amount=too_fine, currency=currency)


def test_two_currencies_are_never_added():
    with pytest.raises(CurrencyMismatchError):
        Money.of_minor(1, "EUR") + Money.of_minor(1, "USD")


def test_a_float_is_no_amount():
    with pytest.raises(ValidationError, match="never a floating point"):
        Money.model_validate({"amount": 12.5, "currency": "EUR"})


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_an_amount_is_a_number(amount):
    with pytest.raises(ValidationError):
        Money.model_validate({"amount": amount, "currency": "EUR"})


def test_an_amount_is_shown_with_the_decimals_of_its_currency():
    assert Money.model_validate({"amount": "12.5", "currency": "EUR"}).model_dump_json() == (
        '{"amount":"12.50","currency":"EUR"}'
    )
