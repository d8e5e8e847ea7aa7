"""The account list as a table: any field a search knows can be a column."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.money import Money
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.exports.model import Row
from chalicelib.features.exports.words import Words
from chalicelib.features.searches.fields import CUSTOM, Kind, SearchField, field_of
from chalicelib.features.settings.model import CustomField
from chalicelib.features.workbooks.table import Column, Value
from chalicelib.features.workbooks.table import Kind as CellKind

DEFAULT = (
    "code",
    "name",
    "group",
    "country",
    "collector",
    "outstanding",
    "overdue",
    "days_late",
    "oldest_due",
    "level",
    "email",
    "phone",
)
NUMBERS_SHOWN = 200
_CELLS = {Kind.NUMBER: CellKind.NUMBER, Kind.DATE: CellKind.DAY, Kind.AMOUNT: CellKind.MONEY}
_WIDTHS = {"name": 34, "email": 30, "code": 14}


def fields_of(names: Sequence[str]) -> dict[str, SearchField]:
    """The fields of these names; InvalidError for one that there is none of."""
    found = {name: field_of(name) for name in names or DEFAULT}
    unknown = [name for name, field in found.items() if field is None]
    if unknown:
        raise InvalidError(
            "There is no such column.",
            errors=tuple(FieldError("columns", f"{name} is no column") for name in unknown),
        )
    return {name: field for name, field in found.items() if field}


def account_row(line: Summary, fields: dict[str, SearchField], today: date) -> Row:
    """An account's values on a day, as plain JSON."""
    return {name: _plain(field.read(line, today)) for name, field in fields.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)[:NUMBERS_SHOWN])
    return value


def currencies_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The currencies of all amounts: each gets a column, for they have no common sum."""
    found = {c for row in rows for value in row.values() if isinstance(value, dict) for c in value}
    return tuple(sorted(found))


def columns_of(
    names: Sequence[str],
    currencies: Sequence[str],
    own: Iterable[CustomField],
    words: Words,
    language: str,
) -> list[Column]:
    """The headings; amounts once per currency."""
    titles = words.accounts | {CUSTOM + f.key: f.names.get(language, f.key) for f in own}
    made: list[Column] = []
    for name, field in fields_of(names).items():
        title, kind = titles.get(name, name), _CELLS.get(field.kind, CellKind.TEXT)
        if field.kind is Kind.AMOUNT:
            made += [Column(f"{title} ({c})", kind, 16) for c in currencies]
        else:
            made.append(Column(title, kind, _WIDTHS.get(name, 16)))
    return made


def values_of(row: Row, fields: dict[str, SearchField], currencies: Sequence[str]) -> list[Value]:
    """A row's cells."""
    return list(_cells(row, fields, currencies))


def _cells(row: Row, fields: dict[str, SearchField], currencies: Sequence[str]) -> Iterator[Value]:
    for name, field in fields.items():
        value = row[name]
        if field.kind is Kind.AMOUNT:
            for c in currencies:
                yield Money.of_minor(value[c], c).amount if c in value else None
        elif field.kind is Kind.DATE and value:
            yield date.fromisoformat(value)
        else:
            yield value
