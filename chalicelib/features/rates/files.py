"""Files of rates: the ECB's eurofxref as CSV, XML or ZIP, and a table of one's own.

- CSV of the ECB: `Date, USD, JPY, ...`, a line per day; the day as `2026-11-27` or
  `27 November 2026`, `N/A` where a currency has no rate.
- XML of the ECB: `<Cube time="..."><Cube currency="USD" rate="1.08"/>`, one day or many.
- One's own: three columns with the headings date, currency and rate (date, devise, taux), the rate
  in units of the currency for one euro.
"""

import csv
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from xml.parsers import expat

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.rates.model import EURO

ECB = "ECB"
UNPACKED_BYTES_MAX = 8_000_000
ERRORS_MAX = 20
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d/%m/%Y")
_OWN = ({"date"}, {"currency", "devise"}, {"rate", "taux"})
_NONE = {"", "N/A"}
# All that zipfile and its decompressors raise over bytes that are no archive.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    IndexError,
    RuntimeError,
    ValueError,
)
Found = tuple[str, str, str, str]  # line, day, currency, rate


class Line(NamedTuple):
    """One rate of a file."""

    on: date
    currency: str
    per_euro: Decimal


def read(content: bytes, name: str) -> tuple[str, list[Line]]:
    """The source and the rates of a file; InvalidError says which line is wrong, and why."""
    if content.startswith(b"PK"):
        content = _unpacked(content)
    if len(content) > UNPACKED_BYTES_MAX:
        raise InvalidError("The file is too large: 8 MB at most.", code="too_large")
    if content.lstrip().startswith(b"<"):
        return ECB, _checked(_xml(content))
    rows = _rows(content)
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    if head[:1] == ["date"] and all(_is_currency(c) for c in head[1:] if c) and len(head) > 1:
        return ECB, _checked(_wide(rows))
    places = [next((n for n, c in enumerate(head) if c in known), -1) for known in _OWN]
    if -1 in places:
        detail = "No rates are seen here: the ECB's file, or columns date, currency, rate."
        raise InvalidError(detail, code="no_rates")
    return name or "CSV", _checked(_long(rows, places))


def _long(rows: Sequence[Sequence[str]], places: Sequence[int]) -> Iterator[Found]:
    for n, row in enumerate(rows[1:], 2):
        if any(row):
            day, currency, rate = (row[at] if at < len(row) else "" for at in places)
            yield str(n), day, currency, rate


def _unpacked(content: bytes) -> bytes:
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            archive.open(archive.namelist()[0]) as f,
        ):
            return f.read(UNPACKED_BYTES_MAX + 1)
    except _DAMAGED as error:
        raise InvalidError("The archive is damaged.", code="file_damaged") from error


def _rows(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig", "replace")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise InvalidError("This is no table of texts.", code="no_rates") from error


def _wide(rows: Sequence[Sequence[str]]) -> Iterator[Found]:
    for n, row in enumerate(rows[1:], 2):
        for currency, rate in zip(rows[0][1:], row[1:], strict=False):
            if currency.strip() and rate.strip() not in _NONE:
                yield str(n), row[0], currency, rate


def _xml(content: bytes) -> Iterator[Found]:
    found: list[Found] = []
    day = ""

    def start(_tag: str, given: dict[str, str]) -> None:
        nonlocal day
        day = given.get("time", day)
        if "currency" in given:
            where = str(parser.CurrentLineNumber)
            found.append((where, day, given["currency"], given.get("rate", "")))

    def refuse(*_: object) -> None:
        raise InvalidError("Entities do not belong into a file of rates.", code="no_rates")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EntityDeclHandler = start, refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, LookupError, ValueError) as error:  # The latter: its encoding.
        raise InvalidError("The XML cannot be read.", code="file_damaged") from error
    return iter(found)


def _checked(found: Iterator[Found]) -> list[Line]:
    lines: list[Line] = []
    errors: list[FieldError] = []
    for where, day, currency, rate in found:
        try:
            lines.append(_line(day.strip(), currency.strip().upper(), rate.strip()))
        except ValueError as error:
            errors.append(FieldError(f"line {where}", str(error)))
    if errors:
        raise InvalidError("Some lines are no rates.", errors=tuple(errors[:ERRORS_MAX]))
    if not lines:
        raise InvalidError("There is no rate in this file.", code="no_rates")
    return lines


def _line(day: str, currency: str, rate: str) -> Line:
    if not _is_currency(currency) or currency == EURO:
        msg = f"{currency[:20]!r} is no currency beside the euro"
        raise ValueError(msg)
    try:
        per_euro = Decimal(rate.replace(",", "."))
    except InvalidOperation:
        per_euro = Decimal(0)
    if not per_euro.is_finite() or not Decimal("1e-6") <= per_euro <= Decimal("1e9"):
        msg = f"{rate[:20]!r} is no rate above zero"
        raise ValueError(msg)
    return Line(_day(day), currency, per_euro)


def _day(text: str) -> date:
    for pattern in _DAYS:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    msg = f"{text[:20]!r} is no date, such as 2026-11-27"
    raise ValueError(msg)


def _is_currency(text: str) -> bool:
    text = text.strip()
    return len(text) == 3 and text.isascii() and text.isalpha()  # noqa: PLR2004 - ISO 4217
