"""From the bytes of a message to what is read of it. They come from anybody: nothing is trusted.

What would take the parser too long or too deep is not given to it: its head is read, and the rest
stays in the bucket.
"""

import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses
from typing import cast

from chalicelib.core.text import clean
from chalicelib.features.replies.automatic import is_automatic
from chalicelib.features.replies.model import Mail, Part
from chalicelib.features.replies.wording import HTML_MAX, TEXT_MAX, text_of

# What SES takes in at most.
MAIL_BYTES_MAX = 40 * 1024 * 1024
HEAD_BYTES_MAX = 256 * 1024
LINES_MAX, BOUNDARIES_MAX, PARTS_MAX = 1_000_000, 5_000, 200
HEADER_MAX = 8_000
SUBJECT_MAX, NAME_MAX, ADDRESS_MAX = 300, 120, 254
_DECORATION_BYTES = 100 * 1024
# Other codecs of Python are slow, or no charsets at all.
_CHARSETS = re.compile(
    r"^(utf-?8|us-ascii|iso-8859-\d+|latin-?1|windows-125\d|cp125\d|utf-?16(le|be)?|big5|gb2312|gbk|"
    r"gb18030|euc-(jp|kr)|shift_jis|iso-2022-jp|koi8-[ru]|macintosh)$"
)
_ADDRESSED = ("to", "cc", "delivered-to", "x-original-to", "x-forwarded-to", "resent-to")
_ANSWERED = ("in-reply-to", "references")


def read(raw: bytes, domain: str) -> Mail:
    """What a message says, and which addresses of our domain it names."""
    head = BytesHeaderParser(policy=policy.default).parsebytes(_head(raw))
    name, address = _sender(head)
    mail = Mail(
        message_id=header(head, "message-id")[:HEADER_MAX],
        sender=clean(address)[:ADDRESS_MAX],
        sender_name=clean(name)[:NAME_MAX],
        subject=" ".join(clean(header(head, "subject")).split())[:SUBJECT_MAX],
        sent_to=(*_ours(head, _ADDRESSED, domain), *_received_for(head, domain)),
        answers=_ours(head, _ANSWERED, domain),
        is_automatic=is_automatic(lambda name: header(head, name)),
        is_infected="fail" in header(head, "x-ses-virus-verdict").lower(),
    )
    try:
        return _with_body(mail, raw)
    except Exception:  # noqa: BLE001 - the standard library's parser raises anything on bad input
        return mail._replace(is_readable=False)


def _head(raw: bytes) -> bytes:
    ends = re.search(rb"\r?\n\r?\n", raw[:HEAD_BYTES_MAX])
    return raw[: ends.end() if ends else HEAD_BYTES_MAX]


def header(head: Message, name: str) -> str:
    """The first header of a name as text, "" without one; a long one is cut."""
    raw = next((str(v) for n, v in head.raw_items() if n.lower() == name), "")[:HEADER_MAX]
    try:
        said = str(head.policy.header_fetch_parse(name, raw))
    except Exception:  # noqa: BLE001 - headers that break rules break the parser in many ways
        said = raw
    # What is no character at all could not be kept.
    return said.encode("utf-8", "replace").decode()


def _sender(head: Message) -> tuple[str, str]:
    """Name and address, "" where there is none."""
    said = header(head, "from")
    try:
        return (getaddresses([said]) or [("", "")])[0]
    except RecursionError:
        return "", said


def _ours(head: Message, names: tuple[str, ...], domain: str) -> tuple[str, ...]:
    wanted = (str(v)[:HEADER_MAX] for n, v in head.raw_items() if n.lower() in names)
    return tuple(dict.fromkeys(local for value in wanted for local in _locals(value, domain)))


def _received_for(head: Message, domain: str) -> tuple[str, ...]:
    """Whom SES took it in for: a blind copy, or a forwarded message, says it nowhere else."""
    newest = next((str(v)[:HEADER_MAX] for n, v in head.raw_items() if n.lower() == "received"), "")
    return tuple(_locals(newest, domain))


def _locals(value: str, domain: str) -> list[str]:
    found = re.findall(rf"\b([0-9a-f]{{32}})@{re.escape(domain)}(?![\w.-])", value, re.IGNORECASE)
    return [local.lower() for local in found] if domain else []


def _with_body(mail: Mail, raw: bytes) -> Mail:
    if raw.count(b"\n--") > BOUNDARIES_MAX or raw.count(b"\n") > LINES_MAX:
        return mail._replace(is_readable=False)
    message = BytesParser(policy=policy.default).parsebytes(raw)
    texts: dict[str, str] = {}
    parts: list[Part] = []
    for part in _leaves(message):
        kind, name = part.get_content_type(), _filename(part)
        if kind in {"text/plain", "text/html"} and not name and kind not in texts:
            texts[kind] = _text(part)
        elif not _is_decoration(part):
            parts.append(Part(name or kind.replace("/", "."), _content(part)))
    text = texts.get("text/plain", "").strip() or text_of(texts.get("text/html", ""))
    return mail._replace(text=text, parts=tuple(parts))


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that hold something, in their order; a message inside another one is one of them."""
    left, seen = [message], 0
    while left and seen < PARTS_MAX:
        part, seen = left.pop(), seen + 1
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            left += reversed(cast("list[Message]", part.get_payload()))
        else:
            yield part


def _filename(part: Message) -> str:
    if part.get_content_type() == "message/rfc822":
        return "message.eml"
    try:
        return clean(part.get_filename() or "")[:NAME_MAX]
    except Exception:  # noqa: BLE001 - see `header`
        return ""


def _is_decoration(part: Message) -> bool:
    """A small picture that the text shows: the logo of a signature."""
    inline = bool(part.get("content-id")) and "attachment" not in header(
        part, "content-disposition"
    )
    is_picture = part.get_content_maintype() == "image"
    return inline and is_picture and len(part.get_payload()) < _DECORATION_BYTES


def _content(part: Message) -> bytes:
    if part.is_multipart():
        return b"\n".join(inner.as_bytes() for inner in cast("list[Message]", part.get_payload()))
    return cast("bytes", part.get_payload(decode=True) or b"")


def _text(part: Message) -> str:
    content = _content(part)[: max(HTML_MAX, 20 * TEXT_MAX)]
    charset = str(part.get_content_charset("utf-8")).lower()
    if _CHARSETS.match(charset):
        return content.decode(charset, "replace")
    return content.decode("utf-8", "replace")
