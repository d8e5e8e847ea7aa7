"""Short messages as operators count and charge them (GSM 03.38), and written for it. Pure."""

import unicodedata

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these takes the room of two.
_EXTENDED = frozenset("\f^{}\\[~]|€")
_ALONE_GSM, _JOINED_GSM = 160, 153
_ALONE_UCS2, _JOINED_UCS2 = 70, 67
SEGMENTS_MAX = 6
# In UTF-16 units: however it is written, a text of this length is no more than `SEGMENTS_MAX`.
LENGTH_MAX = SEGMENTS_MAX * (_JOINED_UCS2 - 1)
# What typography has of its own, and one letter of which would halve the room of all the others.
_PLAINER = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "•": "-",
        "œ": "oe",
        "Œ": "OE",
    }
)


def segments(text: str) -> int:
    """How many messages are charged for this text; none for an empty one."""
    if set(text) <= _BASIC | _EXTENDED:
        return _parts([1 + (c in _EXTENDED) for c in text], _ALONE_GSM, _JOINED_GSM)
    return _parts([units(c) for c in text], _ALONE_UCS2, _JOINED_UCS2)


def units(text: str) -> int:
    """Its length in UTF-16 units: an emoji takes two."""
    return len(text.encode("utf-16-be", "surrogatepass")) // 2


def plainer(text: str) -> str:
    """The text with letters that phones know wherever one of them says the same (`ê`: `e`)."""
    return "".join(map(_plain_letter, text.translate(_PLAINER)))


def _plain_letter(letter: str) -> str:
    if letter in _BASIC or letter in _EXTENDED:
        return letter
    bare = unicodedata.normalize("NFKD", letter)[:1]
    return bare if bare in _BASIC else letter


def _parts(sizes: list[int], alone: int, joined: int) -> int:
    """How many parts letters of these sizes fill; none is cut between two of them."""
    if sum(sizes) <= alone:
        return min(len(sizes), 1)
    parts, room = 1, joined
    for size in sizes:
        if size > room:
            parts, room = parts + 1, joined
        room -= size
    return parts
