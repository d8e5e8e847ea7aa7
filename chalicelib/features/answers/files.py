"""Files that come with answers: what they are is read in them, not in their names."""

from chalicelib.features.answers.model import Upload
from chalicelib.features.documents.kinds import UnknownTypeError, harmless, page_kind

__all__ = ["FILE_BYTES_MAX", "TooLargeError", "UnknownTypeError", "upload_of"]

FILE_BYTES_MAX = 4 * 1024 * 1024


class TooLargeError(ValueError):
    """More bytes than a form may bring."""


def upload_of(filename: str, content: bytes) -> Upload:
    """The file under a harmless name that ends as its content says.

    TooLargeError; UnknownTypeError unless it is a PDF, a PNG or a JPEG.
    """
    if len(content) > FILE_BYTES_MAX:
        raise TooLargeError
    content_type, ending = page_kind(content)
    name = harmless(filename, ending)
    return Upload(filename=name, content_type=content_type, content=content)
