"""Rows as Parquet, and columns read back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

if TYPE_CHECKING:
    from arro3.core import Array

# Days are counted from 1970-01-01 there.
_EPOCH = date(1970, 1, 1).toordinal()


def written(kind: type[NamedTuple], rows: Iterable[NamedTuple]) -> bytes:
    """A file with a column for each field of the rows."""
    # 30 MB of code that only snapshots want.
    from arro3.core import Table  # noqa: PLC0415
    from arro3.io import write_parquet  # noqa: PLC0415

    names = kind._fields
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    types = get_type_hints(kind)
    made: dict[str, Any] = {
        n: _array(types[n], column) for n, column in zip(names, columns, strict=True)
    }
    out = BytesIO()
    write_parquet(Table.from_pydict(made), out, compression="zstd(3)", skip_arrow_metadata=True)
    return out.getvalue()


def _array(kind: object, values: Sequence[Any]) -> "Array":
    from arro3.core import Array, DataType  # noqa: PLC0415

    if kind in (date, date | None):
        days = [None if day is None else day.toordinal() - _EPOCH for day in values]
        return Array(days, DataType.int32()).cast(DataType.date32())
    types: dict[object, Callable[[], DataType]] = {
        str: DataType.string,
        int: DataType.int64,
        int | None: DataType.int64,
        bool: DataType.bool,
    }
    return Array(values, types[kind]())


def read(content: bytes, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Those columns of every row; one that an older file lacks is None."""
    from arro3.io import read_parquet  # noqa: PLC0415

    table = read_parquet(BytesIO(content)).read_all()
    known, nothing = set(table.column_names), [None] * table.num_rows
    yield from zip(
        *(table.column(n).to_pylist() if n in known else nothing for n in names), strict=True
    )
