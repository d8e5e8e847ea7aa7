"""Amounts of money: exact, never mixed between currencies, never a float."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, WithJsonSchema, model_validator

from chalicelib.core.values import Strict

# ISO 4217 currencies whose minor unit is not a hundredth.
_EXPONENTS = dict.fromkeys(
    (
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ),
    0,
) | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class CurrencyMismatchError(ValueError):
    """Two currencies met in one sum."""


def exponent(currency: str) -> int:
    """Digits after the decimal point: 2 for EUR, 0 for JPY, 3 for TND."""
    return _EXPONENTS.get(currency, 2)


class Money(Strict):
    """An amount in a currency, at the currency's own precision.

    JSON: `{"amount": "1234.50", "currency": "EUR"}`. More digits than the currency has are
    refused, so nothing is rounded unseen.
    """

    # Documented as what is given back: one type, whether it comes in or goes out.
    amount: Annotated[
        Decimal,
        Field(strict=False, allow_inf_nan=False, max_digits=20),
        WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
    ]
    currency: Currency

    @model_validator(mode="before")
    @classmethod
    def _refuse_floats(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("amount"), float):
            msg = "an amount is a string such as '12.50', never a floating point number"
            raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError
        return value

    @model_validator(mode="after")
    def _at_the_currency_precision(self) -> Self:
        exact = round(self.amount, exponent(self.currency))
        if exact != self.amount:
            msg = f"{self.currency} has {exponent(self.currency)} decimals"
            raise ValueError(msg)
        object.__setattr__(self, "amount", exact)
        return self

    @classmethod
    def of_minor(cls, minor: int, currency: str) -> "Money":
        """Cents (or the currency's smallest unit) to money: `of_minor(1250, "EUR")` is 12.50."""
        digits = exponent(currency)
        # Built from integers that are valid by construction: no validation in the hot path.
        return cls.model_construct(amount=Decimal(minor).scaleb(-digits), currency=currency)

    @property
    def minor(self) -> int:
        """The amount in the currency's smallest unit, as stored."""
        return int(self.amount.scaleb(exponent(self.currency)))

    def __add__(self, other: "Money") -> "Money":
        """Sum; raises CurrencyMismatchError rather than mix."""
        if self.currency != other.currency:
            msg = f"{self.currency} and {other.currency} cannot be added"
            raise CurrencyMismatchError(msg)
        return Money.of_minor(self.minor + other.minor, self.currency)

    def __neg__(self) -> "Money":
        """The same amount the other way."""
        return Money.of_minor(-self.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Difference; raises CurrencyMismatchError rather than mix."""
        return self + -other

    def __str__(self) -> str:
        """`1234.50 EUR`, for logs and messages; people read amounts through a locale."""
        return f"{self.amount} {self.currency}"


def totals(amounts: Iterable[tuple[int, str]]) -> tuple[Money, ...]:
    """Sum of (minor units, currency) pairs, one Money per currency, in alphabetical order."""
    sums: dict[str, int] = {}
    for minor, currency in amounts:
        sums[currency] = sums.get(currency, 0) + minor
    return tuple(Money.of_minor(sums[c], c) for c in sorted(sums))
