"""An exported history read back: the workbook or the JSON file that Relance made."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from pydantic import ValidationError

from chalicelib.core.errors import InvalidError
from chalicelib.features.history.model import Extract
from chalicelib.features.history.verification import (
    ROWS_MAX,
    Exported,
    ExportedEvent,
    exact,
)
from chalicelib.features.history.workbook import CHAIN, HEAD_LABELS, HEADINGS, PROOF
from chalicelib.features.imports.readers.archive import check_archive
from chalicelib.features.imports.readers.sheet import Limits

if TYPE_CHECKING:
    from openpyxl import Workbook

FILE_BYTES_MAX = 4_400_000
_LIMITS = Limits(
    file_bytes=FILE_BYTES_MAX, unpacked_bytes=80_000_000, rows=ROWS_MAX + 100, archive_entries=60
)
_COLUMNS_MAX = 60


def json_file(extract: Extract) -> bytes:
    """The extract as JSON."""
    exported = Exported(
        account=extract.code,
        language=extract.language,
        head_seq=extract.head_seq,
        head_hash=extract.head_hash,
        events=tuple(
            ExportedEvent(
                seq=event.seq,
                at=event.at.isoformat(),
                by=event.by,
                kind=event.kind,
                text=text,
                facts=exact(event.facts),
                previous=event.previous,
                hash=event.hash,
            )
            for event, text in extract.events
        ),
    )
    return exported.model_dump_json(indent=1).encode()


def read(content: bytes) -> Exported:
    """What an exported file says; InvalidError `not_an_export` for any other."""
    _LIMITS.check("file_bytes", len(content))
    try:
        if content.startswith(b"PK"):
            return _workbook(content)
        return Exported.model_validate_json(content)
    except (ValidationError, BadZipFile, KeyError, ValueError, TypeError) as error:
        raise InvalidError("This is no history exported by Relance.", code="not_an_export") from (
            error
        )


def _workbook(content: bytes) -> Exported:
    # Slow to import, and wanted by nobody else.
    from openpyxl import load_workbook  # noqa: PLC0415

    check_archive(content, _LIMITS)
    book = load_workbook(BytesIO(content), read_only=True)
    try:
        head = dict(_pairs(book))
        return Exported(
            account=_text(head[HEAD_LABELS["account"]]),
            language=_text(head.get(HEAD_LABELS["language"])),
            head_seq=int(head[HEAD_LABELS["head_seq"]]),
            head_hash=_text(head[HEAD_LABELS["head_hash"]]),
            events=tuple(_events(book)),
        )
    finally:
        book.close()


def _pairs(book: "Workbook") -> Iterator[tuple[str, Any]]:
    for row in book[PROOF].iter_rows(max_row=20, max_col=2, values_only=True):
        if len(row) > 1 and row[0]:
            yield str(row[0]), row[1]


def _events(book: "Workbook") -> Iterator[ExportedEvent]:
    """The rows; facts too long for one cell go on in the columns after the last."""
    for row in book[CHAIN].iter_rows(min_row=2, max_col=_COLUMNS_MAX, values_only=True):
        if row[0] is None:
            continue
        named = dict(zip(HEADINGS, row, strict=False))
        rest = "".join(_text(value) for value in row[len(HEADINGS) :])
        yield ExportedEvent(
            seq=int(str(named["no"])),
            facts=_text(named["facts"]) + rest,
            **{
                name: _text(named[name])
                for name in ("at", "by", "kind", "text", "previous", "hash")
            },
        )


def _text(value: object) -> str:
    return "" if value is None else str(value)
