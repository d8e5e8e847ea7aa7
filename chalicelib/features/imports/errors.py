"""The errors of a file: all of them compressed for download, the first ones at hand."""

import csv
import io
import zlib
from collections.abc import Iterable

import orjson

from chalicelib.features.imports.model import RowError

FIRST_PAGE = 100
_VALUE_CHARACTERS = 120
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GZIP = 16 + zlib.MAX_WBITS


class ErrorLog:
    """Keeps a bounded amount in memory, whatever the file: lines are compressed as they come."""

    def __init__(self) -> None:
        self.first: list[RowError] = []
        self.rows_refused = 0
        self.warnings = 0
        self._pack = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        self._packed = bytearray()

    def refuse(self, error: RowError) -> None:
        """A row that does not go in."""
        self.rows_refused += 1
        self._add(error)

    def tell(self, warning: RowError) -> None:
        """A doubt about a row that goes in."""
        self.warnings += 1
        self._add(warning.model_copy(update={"severity": "warning"}))

    def _add(self, error: RowError) -> None:
        if len(self.first) < FIRST_PAGE:
            self.first.append(error)
        self._packed += self._pack.compress(error.model_dump_json().encode() + b"\n")

    def packed(self) -> bytes:
        """Every error as gzipped JSON lines; nothing can be added afterwards."""
        self._packed += self._pack.flush()
        return bytes(self._packed)


def unpacked(content: bytes) -> list[RowError]:
    """The errors of `packed`."""
    lines = zlib.decompress(content, _GZIP).splitlines()
    return [RowError.model_validate(orjson.loads(line)) for line in lines]


def as_csv(errors: Iterable[RowError]) -> str:
    """The errors as a file that spreadsheets open."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["row", "column", "value", "severity", "code", "reason"])
    for error in errors:
        cells = (error.column, error.value, error.severity, error.code, error.reason)
        writer.writerow([error.row, *map(_harmless, cells)])
    # The mark at the start tells spreadsheets that this is UTF-8.
    return "\ufeff" + text.getvalue()


def _harmless(cell: str) -> str:
    """Text that no spreadsheet runs; a plain amount such as -12,50 stays a number."""
    is_number = cell[1:].replace(",", "").replace(".", "").isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell


def shown(value: object) -> str:
    """A cell as a report shows it: cut, and with control characters visible."""
    text = str(value)
    if len(text) > _VALUE_CHARACTERS:
        text = text[:_VALUE_CHARACTERS] + "…"
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)
