"""Forms as browsers post them, from bytes to fields, with limits on everything."""

from io import BytesIO

from multipart import MultiDict, MultipartError, MultipartPart, parse_form_data

from chalicelib.core.errors import InvalidError
from chalicelib.features.answers.files import FILE_BYTES_MAX
from chalicelib.features.answers.form import Posted

URL_ENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
FORM_TYPES = (URL_ENCODED, MULTIPART)

# Room for a file at its limit, and to say that a larger one is too large.
BODY_BYTES_MAX = 6 * 1024 * 1024
PARTS_MAX = 2100
FIELD_BYTES_MAX = 16 * 1024


def posted_form(content_type: str, body: bytes) -> Posted:
    """The fields and the one file of a form; InvalidError for what is no form, or too large."""
    if len(body) > BODY_BYTES_MAX:
        raise InvalidError("This form is too large.", code="too_large")
    environ = {
        "wsgi.input": BytesIO(body),
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
    }
    try:
        fields, files = parse_form_data(
            environ,
            strict=True,
            part_limit=PARTS_MAX,
            partsize_limit=BODY_BYTES_MAX,
            # A body has a limit already: nothing goes to the disk.
            spool_limit=BODY_BYTES_MAX,
            memory_limit=2 * BODY_BYTES_MAX,
        )
        return _posted(fields, files)
    except (MultipartError, ValueError, LookupError) as error:
        raise InvalidError("This form cannot be read.", code="unreadable_form") from error


def _posted(fields: MultiDict, files: MultiDict) -> Posted:
    known = {name: tuple(v[:FIELD_BYTES_MAX] for v in fields.getall(name)) for name in fields}
    # Browsers send the empty field of a file that nobody chose.
    known.pop("file", None)
    file: MultipartPart | None = files.get("file")
    if file is None:
        return Posted(known)
    name, content = file.filename or "", file.raw[: FILE_BYTES_MAX + 1]
    return Posted({**known, "file": (name,)}, name, content)
