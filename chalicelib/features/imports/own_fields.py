"""The company's own fields in an extract: how their cells are read, each in its kind."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from chalicelib.features.imports.codes import line_of
from chalicelib.features.imports.columns import words_of
from chalicelib.features.imports.dates import DateOrder, day_of
from chalicelib.features.imports.mapping import Column, Mapping
from chalicelib.features.imports.numbers import DecimalStyle, UnreadableError, amount_of
from chalicelib.features.imports.readers.sheet import Cell
from chalicelib.features.settings.model import CustomField, FieldKind

TEXT_CHARACTERS = 200
DECIMALS = 6
PREFIX = "custom."
Own = tuple[CustomField, Column]


def own_columns(mapping: Mapping, fields: Iterable[CustomField]) -> tuple[Own, ...]:
    """The company's fields that the file has a column for."""
    at = {column.custom: column for column in mapping.columns if column.custom}
    return tuple((field, at[field.key]) for field in fields if field.key in at)


def named(header: str, fields: Sequence[CustomField]) -> str:
    """The key of the field that a column is named after, "" for none."""
    words = words_of(header)
    for field in fields:
        if words and words in {words_of(name) for name in (field.key, *field.names.values())}:
            return field.key
    return ""


def value_of(own: Own, cell: Cell) -> str:
    """What a cell says of a field, as it is kept; UnreadableError for what does not fit it."""
    field, column = own
    text = line_of(cell, TEXT_CHARACTERS)
    if not text:
        return ""
    if field.kind is FieldKind.DATE:
        order = DateOrder(column.style) if column.style in set(DateOrder) else None
        day = day_of(cell, order)
        return day.isoformat() if day else ""
    if field.kind is FieldKind.NUMBER:
        style = DecimalStyle(column.style) if column.style in set(DecimalStyle) else None
        number = Decimal(amount_of(cell, style, DECIMALS).minor).scaleb(-DECIMALS)
        return f"{number.normalize():f}"
    if field.kind is FieldKind.CHOICE and text not in field.choices:
        raise UnreadableError("not_a_choice", f"is none of {', '.join(field.choices)}")
    return text
