"""The history as an XLSX file that carries its proof (docs/history.md)."""

from collections.abc import Iterator

from chalicelib.features.history.model import Extract
from chalicelib.features.history.verification import exact, in_xml
from chalicelib.features.workbooks.cells import Value, append, saved
from chalicelib.features.workbooks.texts import CELL_LENGTH_MAX

CHAIN, PROOF = "history", "verification"
HEADINGS = ("no", "at", "by", "kind", "text", "facts", "previous", "hash")
HEAD_LABELS = {
    "account": "account",
    "language": "language",
    "head_seq": "head no",
    "head_hash": "head hash",
}
WIDTHS = (6, 34, 28, 22, 80, 40, 68, 68)
RECIPE = (
    "Each hash is the SHA-256 of no, previous, at, by, kind and facts, in this order, as UTF-8, "
    "each preceded by its length in bytes as eight bytes, big-endian. The previous of the first "
    "event of an account is sixty-four zeros. Facts too long for a cell go on after the last "
    "column. The text is for reading and has no part in the hash."
)


def workbook(extract: Extract) -> bytes:
    """Events in order with their sentences, then how to verify them."""
    # Slow to import, and wanted by nobody else.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(CHAIN)
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    append(sheet, HEADINGS, bold=True)
    for row in _rows(extract):
        append(sheet, row)
    proof = book.create_sheet(PROOF)
    for name, label in HEAD_LABELS.items():
        append(proof, (label, getattr(extract, "code" if name == "account" else name)))
    chosen = extract.wanted.model_dump(by_alias=True, mode="json", exclude_defaults=True)
    append(proof, ("chosen", ", ".join(f"{name}: {value}" for name, value in chosen.items())))
    append(proof, ("how", RECIPE))
    return saved(book)


def _rows(extract: Extract) -> Iterator[list[Value]]:
    for event, text in extract.events:
        first, *rest = _pieces(in_xml(exact(event.facts)))
        at = event.at.isoformat()
        shown: list[Value] = [event.seq, at, event.by, event.kind, text]
        yield [*shown, first, event.previous, event.hash, *rest]


def _pieces(text: str) -> list[str]:
    return [text[i : i + CELL_LENGTH_MAX] for i in range(0, len(text), CELL_LENGTH_MAX)]
