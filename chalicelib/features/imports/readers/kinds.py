"""Which kind of file it is, from its first bytes: names lie."""

from enum import StrEnum

from chalicelib.features.imports.readers.sheet import FileRefusedError


class FileKind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_FOREIGN = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "a database",
    b"PK\x05\x06": "an empty archive",
    b"{\\rtf": "a text document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}


def kind_of(content: bytes) -> FileKind:
    """The kind of a file; FileRefusedError for nothing, and for what is plainly something else."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        msg = "The file is empty."
        raise FileRefusedError(msg, code="file_empty")
    if content.startswith(_ZIP):
        return FileKind.ODS if _ODS_MIMETYPE in content[:200] else FileKind.XLSX
    if content.startswith(_COMPOUND):
        return FileKind.XLS
    for magic, name in _FOREIGN.items():
        if content.startswith(magic):
            msg = f"This is {name}: send CSV, TSV, XLSX, XLS or ODS."
            raise FileRefusedError(msg, code="file_kind")
    if (
        content.lstrip(b"\xef\xbb\xbf \t\r\n")[:100]
        .lower()
        .startswith((b"<!doctype", b"<html", b"<?xml"))
    ):
        msg = "This is a web page or XML under another name: save it as XLSX or CSV."
        raise FileRefusedError(msg, code="file_kind")
    return FileKind.TEXT
