"""A long table as a workbook: one sheet, a heading that stays, long as it may be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from io import BytesIO

from chalicelib.features.workbooks.cells import DAY, MONEY
from chalicelib.features.workbooks.texts import cell_text

Value = str | int | Decimal | date | None


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    MONEY = "money"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds, how many characters wide it is."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 16


def table(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """The workbook, its only sheet under that name; a row has a value for each column."""
    # Compiled code of some size, wanted by exports alone.
    from rustpy_xlsxwriter import Format, write_worksheet  # noqa: PLC0415

    keys = _keys(columns)
    formats = {
        # A text stays one also when somebody edits the cell.
        Kind.TEXT: lambda: Format().set_quote_prefix(),
        Kind.MONEY: lambda: Format().set_num_format(MONEY),
        Kind.DAY: lambda: Format().set_num_format(DAY),
        Kind.NUMBER: lambda: Format().set_num_format("0"),
    }
    out = BytesIO()
    write_worksheet(
        _records(keys, rows),
        out,
        sheet_name=name,
        freeze_row=1,
        autofilter=True,
        header_format=Format().set_bold().set_text_wrap(),
        column_widths=[float(column.width) for column in columns],
        column_formats={
            key: formats[column.kind]() for key, column in zip(keys, columns, strict=True)
        },
    )
    return out.getvalue()


def _keys(columns: Sequence[Column]) -> list[str]:
    """The headings; the writer knows columns by them, so two of one name get a number."""
    keys: list[str] = []
    for column in columns:
        title = cell_text(column.title)
        same = sum(key == title or key.startswith(f"{title} (") for key in keys)
        keys.append(f"{title} ({same + 1})" if same else title)
    return keys


def _records(keys: list[str], rows: Iterable[Sequence[Value]]) -> Iterator[dict[str, Value]]:
    # The first record says which columns there are: without any row an empty one does.
    empty = True
    for row in rows:
        empty = False
        yield dict(zip(keys, map(_shown, row), strict=True))
    if empty:
        yield dict.fromkeys(keys)


def _shown(value: Value) -> Value:
    return cell_text(value) if isinstance(value, str) else value
