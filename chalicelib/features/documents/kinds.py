"""What a file is, read in its content and not in its name."""

import re

DOCUMENT_BYTES_MAX = 10 * 1024 * 1024
NAME_LENGTH_MAX = 80

_BY_CONTENT = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
# An archive that says by its ending which office document it is.
_ARCHIVE = b"PK\x03\x04"
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_TEXT = frozenset({".txt", ".csv", ".eml"})


class UnknownTypeError(ValueError):
    """None of the kinds that are kept."""


def page_kind(content: bytes) -> tuple[str, str]:
    """Content type and ending of a PDF, a PNG or a JPEG; UnknownTypeError for anything else."""
    for magic, content_type, ending in _BY_CONTENT:
        if content.startswith(magic):
            return content_type, ending
    raise UnknownTypeError


def kind_of(filename: str, content: bytes) -> tuple[str, str]:
    """The same, with office documents and plain text."""
    ending = "." + filename.lower().rpartition(".")[2]
    if content.startswith(_ARCHIVE) and ending in _OFFICE:
        return _OFFICE[ending], ending
    if ending in _TEXT and b"\x00" not in content:
        return "text/plain", ending
    return page_kind(content)


def harmless(filename: str, ending: str) -> str:
    """A name without folders, control characters or a second ending that a computer would run."""
    last = re.split(r"[/\\]", filename)[-1]
    base = last.rpartition(".")[0] or last
    words = re.sub(r"[^\w \-()]+", "_", base).strip(" _")[:NAME_LENGTH_MAX]
    return (words or "file") + ending
