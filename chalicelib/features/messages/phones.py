"""How long a short message is, as operators count and charge it (GSM 03.38). Pure."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these takes the room of two.
_EXTENDED = frozenset("\f^{}\\[~]|€")
_ALONE_GSM, _JOINED_GSM = 160, 153
_ALONE_UCS2, _JOINED_UCS2 = 70, 67
SEGMENTS_MAX = 6


def segments(text: str) -> int:
    """How many messages are charged for this text; none for an empty one."""
    if set(text) <= _BASIC | _EXTENDED:
        units = len(text) + sum(c in _EXTENDED for c in text)
        return _parts(units, _ALONE_GSM, _JOINED_GSM)
    return _parts(len(text.encode("utf-16-be")) // 2, _ALONE_UCS2, _JOINED_UCS2)


def _parts(units: int, alone: int, joined: int) -> int:
    return min(units, 1) if units <= alone else -(-units // joined)
