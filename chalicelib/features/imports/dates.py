"""Dates as extracts write them: whether the day or the month comes first is a column's property.

A column with a 25 in first place is day-first throughout. Where nothing decides, only dates that
can be read in one way are accepted.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.features.imports.numbers import UnreadableError
from chalicelib.features.imports.readers.sheet import Cell


class DateOrder(StrEnum):
    """What comes first in `03/04/2026`, or that days are counted as a spreadsheet does."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    SERIAL = "serial"


_EMPTY = frozenset(
    {
        "",
        "0",
        "-",
        "00000000",
        "00/00/0000",
        "0000-00-00",
        "00.00.0000",
        "00-00-0000",
        "nan",
        "nat",
        "null",
        "none",
        "n/a",
        "#n/a",
    }
)
_TIME = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}.*$|(?<=[0-9])\.0$")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_PARTS = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_COMPACT = re.compile(r"[0-9]{8}")
_SERIAL = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
_NAMED = (
    re.compile(
        r"(?P<d>[0-9]{1,2})(?:er|st|nd|rd|th)?[-/. ]*"
        r"(?P<m>[a-z]{3,9})[-/., ]*(?P<y>[0-9]{4}|[0-9]{2})"
    ),
    re.compile(r"(?P<m>[a-z]{3,9})[-/. ]*(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?[-/., ]+(?P<y>[0-9]{4})"),
)
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan janv janvier january",
            "feb fev fevr fevrier february",
            "mar mars march",
            "apr avr avril april",
            "may mai",
            "jun juin june",
            "jul juil juillet july",
            "aug aou aout august",
            "sep sept septembre september",
            "oct octobre october",
            "nov novembre november",
            "dec decembre december",
        ),
        1,
    )
    for word in words.split()
}
_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_LAST_MONTH = 12
_YEAR_DIGITS = 4
# Days of a spreadsheet from 1954 to 2119, and dates as one number, yyyymmdd.
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_FIRST_COMPACT, _LAST_COMPACT = 19_500_101, 99_991_231
# Two digits: 80 to 99 are the last century.
_CENTURY_TURNS = 80
_STRAY = 0.02
FAR_FUTURE = 9999


def order_of(cells: Iterable[Cell]) -> tuple[DateOrder | None, bool]:
    """The order of a column and whether any of its cells needs one; None when nothing decides."""
    seen = {DateOrder.DAY_FIRST: 0, DateOrder.MONTH_FIRST: 0}
    serials = others = doubtful = 0
    for cell in cells:
        text = _plain(cell) if isinstance(cell, str) else ""
        if text.lower() in _EMPTY:
            continue
        serial = bool(_SERIAL.fullmatch(text))
        serials += serial
        others += not serial
        order, is_doubtful = _evidence(text)
        doubtful += is_doubtful
        if order:
            seen[order] += 1
    if serials and not others:
        return DateOrder.SERIAL, True
    most, least = sorted(seen, key=lambda o: -seen[o])
    if seen[most] and seen[least] <= _STRAY * seen[most]:
        return most, True
    return None, bool(doubtful or seen[most])


def _evidence(text: str) -> tuple[DateOrder | None, bool]:
    """What a date proves about the order of its column, and whether it can be read in two ways."""
    found = _PARTS.fullmatch(text)
    if not found:
        return None, False
    first, second = int(found[1]), int(found[3])
    # Nobody writes months first with points.
    if first > _LAST_MONTH >= second or found[2] == ".":
        return DateOrder.DAY_FIRST, False
    if second > _LAST_MONTH >= first:
        return DateOrder.MONTH_FIRST, False
    return None, first != second


def day_of(cell: Cell, order: DateOrder | None) -> date | None:
    """The day in a cell, None for an empty one; UnreadableError for any doubt."""
    if not isinstance(cell, str):
        return _of_number(cell)
    text = _plain(cell)
    if text.lower() in _EMPTY:
        return None
    try:
        day = _read(text, order)
    except ValueError as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("date_invalid", "is not a day of the calendar") from error
    if day.year == FAR_FUTURE:
        return None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UnreadableError("date_range", f"is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return day


def _plain(cell: str) -> str:
    return _TIME.sub("", cell.replace("\u00a0", " ").strip())


def _of_number(cell: float) -> date | None:
    if not cell:
        return None
    if _FIRST_SERIAL <= cell < _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(cell))
    if _FIRST_COMPACT <= cell <= _LAST_COMPACT:
        return day_of(str(int(cell)), None)
    raise UnreadableError("date_invalid", "is not a date")


def _read(text: str, order: DateOrder | None) -> date:
    found = _ISO.fullmatch(text)
    if found:
        return date(int(found[1]), int(found[3]), int(found[4]))
    found = _PARTS.fullmatch(text)
    if found:
        return _ordered(found, order)
    if _COMPACT.fullmatch(text):
        return _compact(text)
    if order is DateOrder.SERIAL and _SERIAL.fullmatch(text):
        return _EPOCH + timedelta(days=int(text[:5]))
    return _named(text)


def _ordered(found: re.Match[str], order: DateOrder | None) -> date:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    proven, is_doubtful = _evidence(found[0])
    if order not in {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}:
        if is_doubtful:
            reason = "can be read in two ways: choose the date style of this column"
            raise UnreadableError("date_ambiguous", reason)
        order = proven
    elif proven and proven is not order:
        raise UnreadableError("date_style", f"is not written as {order.value}")
    if order is DateOrder.MONTH_FIRST:
        return date(year, first, second)
    return date(year, second, first)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == _YEAR_DIGITS:
        return year
    return year + (1900 if year >= _CENTURY_TURNS else 2000)


def _compact(text: str) -> date:
    """yyyymmdd, else ddmmyyyy: no day of our times can be read as both."""
    if text[:2] in {"19", "20", "99"} and int(text[4:6]) <= _LAST_MONTH:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return date(int(text[4:]), int(text[2:4]), int(text[:2]))


def _named(text: str) -> date:
    plain = "".join(
        c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c)
    )
    for form in _NAMED:
        found = form.fullmatch(plain)
        if found and found["m"].rstrip(".") in _MONTHS:
            return date(_year(found["y"]), _MONTHS[found["m"]], int(found["d"]))
    raise UnreadableError("date_invalid", "is not a date")
