"""What users correct of a customer: checked here, kept beside what the accounting system says."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import phonenumbers
from stdnum.eu import vat
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.accounts.model import Customer
from chalicelib.features.settings.model import CustomField, FieldKind

CORRECTABLE = frozenset(
    {
        "name",
        "address",
        "postal_code",
        "city",
        "country",
        "language",
        "registration",
        "vat_number",
        "group",
        "payment_terms",
        "parent",
        "payer",
    }
)
_SIREN_DIGITS = 9
_COUNTRY_CHARACTERS = 2


def checked(given: Mapping[str, str], known: Customer) -> dict[str, str]:
    """The corrections, tidied; InvalidError names each field that cannot be right."""
    wrong: list[FieldError] = []
    tidy: dict[str, str] = {}
    country = given.get("country", known.country).upper()
    for field, value in given.items():
        if field not in CORRECTABLE:
            wrong.append(FieldError(field, "not a field of the customer"))
            continue
        try:
            tidy[field] = _tidied(field, value.strip(), country)
        except (ValidationError, ValueError) as error:
            wrong.append(FieldError(field, str(error) or "not valid"))
    if wrong:
        raise InvalidError("These details cannot be right.", errors=tuple(wrong))
    return tidy


def _tidied(field: str, value: str, country: str) -> str:
    if not value:
        return ""
    if field == "vat_number":
        return str(vat.validate(value))
    if field == "registration" and country in {"", "FR"}:
        digits = siren.compact(value)
        kind = siren if len(digits) <= _SIREN_DIGITS else siret
        return str(kind.validate(value))
    if field in {"country", "language"}:
        if len(value) != _COUNTRY_CHARACTERS or not value.isalpha():
            raise ValueError("two letters, such as FR or fr")
        return value.upper() if field == "country" else value.lower()
    return value


def phone(number: str, country: str) -> str:
    """A telephone number as people there write it, with its country; ValueError when it is none."""
    if not number.strip():
        return ""
    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException as error:
        raise ValueError("with its country, such as +33 1 23 45 67 89") from error
    if not phonenumbers.is_possible_number(parsed):
        raise ValueError("no telephone has this number")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def custom(given: Mapping[str, str], fields: tuple[CustomField, ...]) -> dict[str, str]:
    """Values of the company's own fields, "" for none; InvalidError names what does not fit."""
    known = {field.key: field for field in fields}
    wrong = []
    for key, value in given.items():
        reason = _why_not(known.get(key), value)
        if reason:
            wrong.append(FieldError(f"custom.{key}", reason))
    if wrong:
        raise InvalidError("These fields cannot hold this.", errors=tuple(wrong))
    return dict(given)


_CONVERT: dict[FieldKind, Callable[[str], object]] = {
    FieldKind.TEXT: str,
    FieldKind.NUMBER: Decimal,
    FieldKind.DATE: date.fromisoformat,
}


def _why_not(field: CustomField | None, value: str) -> str:
    if field is None:
        return "not a field of the company"
    if not value:
        return ""
    if field.kind is FieldKind.CHOICE:
        return "" if value in field.choices else f"one of {', '.join(field.choices)}"
    try:
        _CONVERT[field.kind](value)
    except (ValueError, ArithmeticError):
        return f"not a {field.kind}"
    return ""
