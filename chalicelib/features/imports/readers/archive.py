"""What an XLSX or ODS claims, checked before anything of it is unpacked in earnest.

A workbook of 15 KB can claim 32 million cells (a cell in the last column, on many rows), one of
5 KB a million rows, and the sizes an archive declares can lie: so each entry is inflated piece by
piece and counted, and cell addresses are looked at on the way.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from chalicelib.features.imports.readers.sheet import FileRefusedError, Limits

_PIECE = 1 << 18
# Far columns (AAA and beyond) and far rows, as programs write them. Written otherwise they pass
# here, and the memory limit of the child that reads them stops them.
_FAR_COLUMN = re.compile(rb'r="[A-Z]{3}[0-9]')
_FAR_ROW = re.compile(rb'r="[A-Z]{0,3}[0-9]{7}')
_OVERLAP = 32
_LOCAL_HEADER = 30


def check_archive(content: bytes, limits: Limits) -> None:
    """Refuse an archive that is over a limit, encrypted, or not what it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
        raise _damaged() from error
    limits.check("archive_entries", len(entries))
    declared = sum(entry.file_size for entry in entries)
    limits.check("unpacked_bytes", declared)
    total = 0
    for entry in entries:
        total += _inflated(content, entry, limits, total)
    limits.check("archive_ratio", total // max(len(content), 1))


def _damaged() -> FileRefusedError:
    return FileRefusedError("The workbook is damaged: save it again.", code="file_damaged")


def _inflated(content: bytes, entry: zipfile.ZipInfo, limits: Limits, before: int) -> int:
    """The true size of an entry; worksheets have their cell addresses checked on the way."""
    if entry.flag_bits & 1:
        msg = "The workbook is protected by a password."
        raise FileRefusedError(msg, code="file_password")
    raw = _raw(content, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        pieces = iter([raw])
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        pieces = _pieces(raw)
    else:
        raise _damaged()
    is_sheet = "worksheets/" in entry.filename.lower()
    size, kept, rows_seen = 0, b"", 0
    for piece in pieces:
        size += len(piece)
        if before + size > limits.unpacked_bytes:
            limits.refuse("unpacked_bytes", "more")
        if is_sheet:
            _check_addresses(kept + piece, limits)
            rows_seen += piece.count(b"<row")
            kept = piece[-_OVERLAP:]
    if size != entry.file_size:
        raise _damaged()
    limits.check("rows", rows_seen)
    return size


def _raw(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    at = entry.header_offset
    head = content[at : at + _LOCAL_HEADER]
    if len(head) < _LOCAL_HEADER or not head.startswith(b"PK\x03\x04"):
        raise _damaged()
    start = (
        at
        + _LOCAL_HEADER
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
    return content[start : start + entry.compress_size]


def _pieces(raw: bytes) -> Iterator[bytes]:
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        piece = unpack.decompress(raw, _PIECE)
        while piece:
            yield piece
            piece = unpack.decompress(unpack.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise _damaged() from error


def _check_addresses(xml: bytes, limits: Limits) -> None:
    if _FAR_COLUMN.search(xml):
        limits.refuse("columns", "a cell beyond column ZZ")
    if _FAR_ROW.search(xml):
        limits.refuse("rows", "a cell beyond row 999,999")
