"""Files that come with answers: what they are is read in them, not in their names."""

import re

from chalicelib.features.answers.model import Upload

FILE_BYTES_MAX = 4 * 1024 * 1024
NAME_LENGTH_MAX = 80

_TYPES = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)


class TooLargeError(ValueError):
    """More bytes than a form may bring."""


class UnknownTypeError(ValueError):
    """Neither PDF, PNG nor JPEG."""


def upload_of(filename: str, content: bytes) -> Upload:
    """The file under a harmless name that ends as its content says."""
    if len(content) > FILE_BYTES_MAX:
        raise TooLargeError
    for magic, content_type, ending in _TYPES:
        if content.startswith(magic):
            name = harmless(filename, ending)
            return Upload(filename=name, content_type=content_type, content=content)
    raise UnknownTypeError


def harmless(filename: str, ending: str) -> str:
    """A name without folders, control characters or a second ending that a computer would run."""
    last = re.split(r"[/\\]", filename)[-1]
    base = last.rpartition(".")[0] or last
    words = re.sub(r"[^\w \-()]+", "_", base).strip(" _")[:NAME_LENGTH_MAX]
    return (words or "file") + ending
