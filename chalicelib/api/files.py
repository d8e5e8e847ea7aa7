"""Files as answers: what a route gives to be saved."""

from urllib.parse import quote

from chalicelib.api.routing import Reply
from chalicelib.core.errors import InvalidError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
PNG, JPEG = "image/png", "image/jpeg"
ZIP = "application/zip"
CALENDAR = "text/calendar; charset=utf-8"
# API Gateway hands these over as bytes, to who asks for their very type.
BINARY = ("multipart/form-data", XLSX, PDF, PNG, JPEG, ZIP)
# Lambda answers with 6 MB at most, and bytes travel as base64.
ANSWER_BYTES_MAX = 4_400_000


def attachment(content: bytes, content_type: str, name: str) -> Reply:
    """A file to be saved under that name; InvalidError `too_large` when no answer can hold it."""
    if len(content) > ANSWER_BYTES_MAX:
        raise InvalidError("The file is too large: choose a part of it.", code="too_large")
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    body = content.decode() if content_type in ("application/json", CALENDAR) else content
    return Reply(body, content_type, headers={"Content-Disposition": disposition})
