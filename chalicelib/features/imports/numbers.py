"""Amounts as extracts write them: the style is a property of a column, never of one cell.

`1,234` is twelve hundred in London and one and a bit in Paris. So a column's cells are looked at
together (`style_of`), and each is then read in that style exactly, or refused with the reason.
Without a style only cells that can be read in one way are accepted. No text goes through a float.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import isnan

from chalicelib.features.imports.readers.sheet import Cell


class DecimalStyle(StrEnum):
    """What stands before the cents."""

    POINT = "point"
    COMMA = "comma"


class UnreadableError(ValueError):
    """A cell cannot be read: `code` for programs, a sentence for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True, slots=True)
class Amount:
    """Signed minor units, the currency mark found beside them, and what rounding took away."""

    minor: int
    mark: str = ""
    rounded: Decimal | None = None


# Spaces that group thousands, the signs of minus, and the typographic apostrophe of Switzerland.
_SAME = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\t", " ")
    | dict.fromkeys("\u2212\u2013\ufe63\uff0d", "-")
    | {"\u2019": "'", "\u02bc": "'"}
)
_MARK = r"(?:[A-Z]{3}|[€£¥]|(?:US|CA|C|A)?\$|kr\.?|zł|Kč)"
_FORM = re.compile(
    rf"(?P<open>\()?\s*(?P<m1>{_MARK})?\s*(?P<s1>[+-])?\s*(?P<m2>{_MARK})?\s*"
    rf"(?P<core>[0-9](?:[0-9.,' ]*[0-9])?|[.,][0-9]+)"
    rf"\s*(?P<s2>[+-])?\s*(?P<m3>{_MARK})?\s*(?P<s3>[+-])?\s*(?P<side>CR|DR|Cr|Dr)?\s*(?P<close>\))?"
)
_PLAIN = {
    DecimalStyle.POINT: re.compile(r"-?[0-9]+(?:\.[0-9]{1,2})?"),
    DecimalStyle.COMMA: re.compile(r"-?[0-9]+(?:,[0-9]{1,2})?"),
}
_CHARACTER = {DecimalStyle.POINT: ".", DecimalStyle.COMMA: ","}
_OTHER = {".": ",", ",": "."}
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_STRAY = 0.02
_DUST = Decimal("0.000001")
_DIGITS_LIMIT = 17
# Beyond this a spreadsheet's number no longer holds cents.
_FLOAT_LIMIT = 9e13
_GROUP = 3


def style_of(cells: Iterable[Cell]) -> tuple[DecimalStyle | None, bool]:
    """The style of a column and whether any of its cells needs one.

    None when nothing decides, or when the column contradicts itself on more than a few cells.
    """
    seen: dict[DecimalStyle, int] = {DecimalStyle.POINT: 0, DecimalStyle.COMMA: 0}
    doubtful = 0
    for cell in cells:
        core = _core(cell)
        if core is None:
            continue
        style, is_doubtful = _shape(core)
        doubtful += is_doubtful
        if style:
            seen[style] += 1
    most, least = sorted(seen, key=lambda s: -seen[s])
    if seen[most] and seen[least] <= _STRAY * seen[most]:
        return most, True
    return None, bool(doubtful or seen[most])


def _core(cell: Cell) -> str | None:
    if not isinstance(cell, str):
        return None
    found = _FORM.fullmatch(cell.translate(_SAME).strip())
    return found["core"] if found else None


def _shape(core: str) -> tuple[DecimalStyle | None, bool]:
    """The style that a number's own shape proves, and whether it could be read in two ways."""
    points, commas = core.count("."), core.count(",")
    if not points and not commas:
        return None, False
    last = "." if core.rfind(".") > core.rfind(",") else ","
    if points and commas:
        return _style(last if core.count(last) == 1 else _OTHER[last]), False
    if core.count(last) > 1:
        return _style(_OTHER[last]), False
    before, after = core.split(last)
    if len(after) == _GROUP and before.isdigit() and len(before) <= _GROUP and before[0] != "0":
        return None, True
    return _style(last), False


def _style(character: str) -> DecimalStyle:
    return DecimalStyle.POINT if character == "." else DecimalStyle.COMMA


def amount_of(cell: Cell, style: DecimalStyle | None, digits: int) -> Amount:
    """The amount in a cell, for a currency of so many decimals; UnreadableError for any doubt."""
    if not isinstance(cell, str):
        return _of_number(cell, digits)
    if style and _PLAIN[style].fullmatch(cell):
        whole, _, fraction = cell.partition(_CHARACTER[style])
        if len(fraction) <= digits and len(whole) < _DIGITS_LIMIT:
            return Amount(int(whole + fraction.ljust(digits, "0")))
    return _of_text(cell, style, digits)


def _of_number(cell: float, digits: int) -> Amount:
    if isnan(cell) or abs(cell) > _FLOAT_LIMIT:
        raise UnreadableError("amount_size", "is not an amount a spreadsheet can hold exactly")
    exact = Decimal(repr(cell))
    kept = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    taken = exact - kept
    return Amount(int(kept.scaleb(digits)), rounded=taken if abs(taken) >= _DUST else None)


def _of_text(cell: str, style: DecimalStyle | None, digits: int) -> Amount:
    found = _FORM.fullmatch(cell.translate(_SAME).strip())
    if not found or bool(found["open"]) != bool(found["close"]):
        raise UnreadableError("amount_invalid", "is not an amount")
    whole, fraction = _parts(found["core"], style)
    minor = _minor(whole, fraction, digits)
    marks = {m for m in (found["m1"], found["m2"], found["m3"]) if m}
    if len(marks) > 1:
        raise UnreadableError("amount_invalid", "names two currencies")
    return Amount(-minor if _is_negative(found) else minor, mark=marks.pop() if marks else "")


def _is_negative(found: re.Match[str]) -> bool:
    signs = [s for s in (found["s1"], found["s2"], found["s3"]) if s]
    sides = [bool(found["open"]), (found["side"] or "").upper() == "CR"]
    if len(signs) + sum(sides) > 1:
        raise UnreadableError("amount_sign", "has more than one sign")
    return "-" in signs or any(sides)


def _parts(core: str, style: DecimalStyle | None) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    proven, is_doubtful = _shape(core)
    if is_doubtful and not style:
        reason = "can be read in two ways: choose the decimal separator of this column"
        raise UnreadableError("amount_ambiguous", reason)
    if style and proven and proven is not style:
        raise UnreadableError("amount_style", f"is not written with a decimal {style.value}")
    mark = _CHARACTER[style or proven or DecimalStyle.POINT]
    whole, found, fraction = core.partition(mark)
    if (found and not fraction) or (fraction and not fraction.isdigit()):
        raise UnreadableError("amount_invalid", "is not an amount")
    return _ungrouped(whole), fraction


def _ungrouped(whole: str) -> str:
    if not whole or whole.isdigit():
        return whole or "0"
    if not _GROUPED.fullmatch(whole):
        raise UnreadableError("amount_groups", "does not group its digits by three")
    return re.sub(r"[.,' ]", "", whole)


def _minor(whole: str, fraction: str, digits: int) -> int:
    """Minor units. Zeros beyond the currency's decimals are nothing, and so is a float's dust."""
    if len(whole) > _DIGITS_LIMIT:
        raise UnreadableError("amount_size", "is larger than any amount")
    kept, beyond = fraction[:digits].ljust(digits, "0"), fraction[digits:]
    minor = int(whole + kept)
    if not beyond.strip("0"):
        return minor
    exact = Decimal(f"{whole}.{fraction}").scaleb(digits)
    rounded = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if abs(exact - rounded) >= _DUST.scaleb(digits):
        raise UnreadableError("amount_decimals", f"has more than {digits} decimals")
    return int(rounded)
