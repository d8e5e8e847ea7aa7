"""From the bytes of a file to a header and rows, refusing what is larger than the limits."""

from chalicelib.features.imports.readers.kinds import FileKind, kind_of
from chalicelib.features.imports.readers.sheet import FileRefusedError, Limits, Sheet
from chalicelib.features.imports.readers.text import read_text
from chalicelib.features.imports.readers.workbook import read_workbook

__all__ = ["FileRefusedError", "Limits", "Sheet", "read"]


def read(content: bytes, limits: Limits | None = None) -> Sheet:
    """The table inside a CSV, TSV, XLSX, XLS or ODS file, recognised by content, not by name.

    FileRefusedError names the limit, or why it is no such file.
    """
    limits = limits or Limits()
    limits.check("file_bytes", len(content))
    kind = kind_of(content)
    if kind is FileKind.TEXT:
        return read_text(content, limits)
    return read_workbook(content, kind, limits)
