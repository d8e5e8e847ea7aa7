"""What every reader gives: a header and rows of cells, as they stand in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalicelib.core.errors import InvalidError
from chalicelib.core.values import Frozen

# Text as written; a number only where a spreadsheet keeps numbers. Dates of a spreadsheet are
# ISO text, which every date style reads the same way.
Cell = str | int | float
# The number of the row as a person sees it in the file, then its cells.
Row = tuple[int, list[Cell]]


class FileRefusedError(InvalidError):
    """The whole file is refused: `code` is stable, the sentence says what to do about it."""

    code = "file_refused"


class Limits(Frozen):
    """How large a file may be. Each refusal names the field and its value."""

    file_bytes: int = 30_000_000
    unpacked_bytes: int = 300_000_000
    archive_entries: int = 2_000
    # Text compresses 5-30 times; a sheet of equal cells a few hundred times.
    archive_ratio: int = 400
    rows: int = 500_000
    columns: int = 256
    cells: int = 5_000_000
    sheets: int = 100
    line_characters: int = 2_000_000
    memory_bytes: int = 420_000_000
    seconds: int = 60

    def check(self, name: str, value: int) -> None:
        """Refuse the file when a value is over the limit of that name."""
        limit = getattr(self, name)
        if value > limit:
            self.refuse(name, f"{value:,}")

    def refuse(self, name: str, found: str) -> None:
        """Refuse the file because of the limit of that name."""
        words = name.replace("_", " ")
        msg = f"The file is over the limit of {getattr(self, name):,} {words} (it has {found})."
        raise FileRefusedError(msg, code=f"limit_{name}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. `rows` starts again at each call and may be slow: ask once per pass.

    `broken` are rows that could not be cut into cells: their number and the reason.
    """

    header: tuple[str, ...]
    header_row: int
    rows: Callable[[], Iterator[Row]]
    format: str
    encoding: str = ""
    separator: str = ""
    sheet_name: str = ""
    broken: tuple[tuple[int, str], ...] = ()
