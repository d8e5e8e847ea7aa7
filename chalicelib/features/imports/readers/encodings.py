"""The encoding of a text file, from its bytes alone."""

import codecs
import re

from chalicelib.features.imports.readers.sheet import FileRefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_CLEARLY = 0.5
_HIGH = 0x80
# In ISO-8859-15 these bytes are the euro sign, oe, OE and Y with diaeresis; in cp1252 they are
# signs that no extract contains.
_LATIN9_ONLY = re.compile(rb"[\xa4\xbc\xbd\xbe]")
_C1 = re.compile(rb"[\x80-\x9f]")
_LETTERS = frozenset("éèêëàâäùûüôöîïçœæÉÈÊËÀÂÄÙÛÜÔÖÎÏÇŒÆñÑßáíóúãõåøÅØÁÍÓÚ")
_SIGNS = frozenset("€’‘“”–—…•™°«»£§ \u00a0")


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. FileRefusedError when no encoding explains it."""
    encoding = _encoding(content)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        msg = f"The file starts as {encoding} but byte {error.start} is not."
        raise FileRefusedError(msg, code="file_encoding") from error


def _encoding(content: bytes) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return name
    wide = _utf16_without_bom(content)
    if wide:
        return wide
    if _is_utf8(content):
        return "utf-8"
    return _single_byte(content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_bom(content: bytes) -> str:
    """UTF-16 shows as a zero in every other byte of what is mostly Latin text."""
    sample = content[: _SAMPLE & ~1]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.6:
        return "utf-16-be"
    return ""


def _single_byte(content: bytes) -> str:
    """cp1252, unless the bytes above 0x7F read better as ISO-8859-15 or as an old Mac's."""
    if not _C1.search(content):
        return "iso-8859-15" if _LATIN9_ONLY.search(content) else "cp1252"
    high = bytes(byte for byte in content[:_SAMPLE] if byte >= _HIGH) or content
    # Many bytes are letters in both: the Mac is believed only where cp1252 makes no sense.
    is_mac = _likeness(high, "cp1252") < 0 and _likeness(high, "mac_roman") > _CLEARLY
    return "mac_roman" if is_mac else "cp1252"


def _likeness(high: bytes, encoding: str) -> float:
    """How much the bytes look like letters and signs of western European business files."""
    text = high.decode(encoding, errors="replace")
    points = sum(
        1 if c in _LETTERS else 0.5 if c in _SIGNS else -5 if c == "\ufffd" else -1 for c in text
    )
    return points / max(len(text), 1)
