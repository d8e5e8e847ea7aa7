"""The history as an XLSX file. Every cell is text or a number: none can become a formula."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import orjson

from chalicelib.core.events import Event
from chalicelib.features.accounts.model import Account

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

HEADINGS = ("no", "at", "by", "kind", "text", "facts", "previous", "hash")
WIDTHS = (6, 34, 28, 22, 80, 40, 68, 68)
CELL_LENGTH_MAX = 32_000
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
RECIPE = (
    "Each hash is the SHA-256 of no, previous, at, by, kind and facts, in this order, as UTF-8, "
    "each preceded by its length in bytes as eight bytes, big-endian. The previous of the first "
    "event of an account is sixty-four zeros."
)


def workbook(account: Account, events: Sequence[tuple[Event, str]]) -> bytes:
    """Events in order with their sentences, then how to verify them."""
    # Slow to import, and wanted by nobody else.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("history")
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _append(sheet, HEADINGS)
    for event, text in events:
        facts = orjson.dumps(event.facts, option=orjson.OPT_SORT_KEYS).decode()
        at = event.at.isoformat()
        _append(
            sheet, (event.seq, at, event.by, event.kind, text, facts, event.previous, event.hash)
        )
    proof = book.create_sheet("verification")
    _append(proof, ("account", account.code))
    _append(proof, ("head no", account.head_seq))
    _append(proof, ("head hash", account.head_hash))
    _append(proof, ("how", RECIPE))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _append(sheet: "WriteOnlyWorksheet", values: Iterable[str | int]) -> None:
    sheet.append([_cell(sheet, value) for value in values])


def _cell(sheet: "WriteOnlyWorksheet", value: str | int) -> "Cell | int":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    if isinstance(value, int):
        return value
    text = _NOT_XML.sub("", value)[:CELL_LENGTH_MAX]
    cell = WriteOnlyCell(sheet, value=text)
    # "=1+1" stays a text, also when somebody edits the cell.
    cell.data_type, cell.quotePrefix = "s", True
    return cell
