"""CSV, TSV and their cousins: encoding, separator and quoting found out, never assumed."""

import csv
import io
from collections.abc import Iterator
from functools import partial

from chalicelib.features.imports.readers.encodings import decode
from chalicelib.features.imports.readers.header import header_index, without_empty_end
from chalicelib.features.imports.readers.sheet import FileRefusedError, Limits, Row, Sheet

SEPARATORS = ";,\t|"
_SAMPLE_LINES = 200
_HEADER_WITHIN = 40
_QUOTED_LINES = 40


def read_text(content: bytes, limits: Limits) -> Sheet:
    """The table of a text file."""
    text, encoding = _decoded(content, limits)
    sample = _first_lines(text)
    separator = _separator(sample)
    first = list(_head(text, separator))
    if not first:
        msg = "The file holds no row."
        raise FileRefusedError(msg, code="file_empty")
    at = header_index([cells for _, cells in first])
    header_row, cells = first[at]
    header = without_empty_end([str(cell) for cell in cells])
    limits.check("columns", len(header))
    rows = partial(_rows, text, separator, header_row)
    broken: list[tuple[int, str]] = []
    _check(text, separator, len(header), limits, broken)
    return Sheet(
        header=tuple(cell.strip() for cell in header),
        header_row=header_row,
        rows=rows,
        format="csv" if separator != "\t" else "tsv",
        encoding=encoding,
        separator=separator,
        broken=tuple(broken),
    )


def _decoded(content: bytes, limits: Limits) -> tuple[str, str]:
    # The module's own limit would be an error of ours; line_characters is the limit that is told.
    csv.field_size_limit(limits.file_bytes)
    text, encoding = decode(content)
    longest = max(map(len, io.StringIO(text, newline=None)), default=0)
    limits.check("line_characters", longest)
    return text, encoding


def _first_lines(text: str) -> list[str]:
    """The first lines that hold something, without the `sep=;` that Excel puts before them."""
    lines = []
    for line in io.StringIO(text[:1_000_000], newline=None):
        if line.strip() and not line.lower().startswith("sep="):
            lines.append(line.rstrip("\n"))
        if len(lines) >= _SAMPLE_LINES:
            break
    return lines


def _separator(lines: list[str]) -> str:
    """The one that cuts most lines into the same number of cells, and into the most cells."""
    scores = {s: _agreement(lines, s) for s in SEPARATORS}
    best = max(SEPARATORS, key=lambda s: scores[s])
    return best if scores[best] > 0 else ","


def _agreement(lines: list[str], separator: str) -> float:
    widths = [len(next(csv.reader([line], delimiter=separator), [])) for line in lines]
    usual = max(set(widths), key=widths.count, default=1)
    if usual == 1:
        wide = [w for w in widths if w > 1]
        return len(wide) / len(widths) * 0.1 if wide else 0
    return widths.count(usual) / len(widths) * (1 + min(usual, 30) / 10)


def _head(text: str, separator: str) -> Iterator[Row]:
    """The first rows that hold something."""
    found = 0
    for number, cells in _records(text, separator, []):
        if any(cell.strip() for cell in cells):
            yield number, list(cells)
            found += 1
        if found >= _HEADER_WITHIN:
            return


def _rows(text: str, separator: str, header_row: int) -> Iterator[Row]:
    for number, cells in _records(text, separator, []):
        if number > header_row:
            yield number, cells  # type: ignore[misc]  # text cells are cells


def _check(
    text: str, separator: str, width: int, limits: Limits, broken: list[tuple[int, str]]
) -> None:
    """Walk through once: count, and note the rows that cannot be cut."""
    rows = cells = 0
    for _, record in _records(text, separator, broken):
        rows += 1
        cells += len(record)
        if len(record) > limits.columns:
            limits.check("columns", len(record))
        if rows > limits.rows:
            limits.refuse("rows", "more")
        if cells > limits.cells:
            limits.refuse("cells", "more")
    if width == 1 and rows > 1 and not broken:
        msg = "No separator (comma, semicolon, tab or bar) cuts this file into columns."
        raise FileRefusedError(msg, code="file_separator")


def _records(
    text: str, separator: str, broken: list[tuple[int, str]]
) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each record; a record that never ends costs one line, not the rest.

    The csv module would swallow everything up to the next quote: so lines whose quotes are odd are
    looked at one by one before they reach it.
    """
    numbers: list[int] = []
    reader = csv.reader(_whole_lines(text, separator, numbers, broken), delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            broken.append((numbers[-1], str(error)))
            continue
        yield numbers[-1], cells


def _whole_lines(
    text: str, separator: str, numbers: list[int], broken: list[tuple[int, str]]
) -> Iterator[str]:
    """Lines, those of one quoted record joined; `numbers` receives where each starts."""
    lines = io.StringIO(text, newline=None)
    number = 0
    for line in lines:
        number += 1
        whole, extra = line, 0
        if line.count('"') % 2 and _ends_in_quotes(line, separator):
            whole, extra = _joined(lines, line, separator)
            if not extra:
                broken.append((number, "a quote is opened and never closed"))
                number += 1
                continue
        if number == 1 and whole.lower().startswith("sep="):
            continue
        numbers.append(number)
        yield whole
        number += extra


def _joined(lines: io.StringIO, first: str, separator: str) -> tuple[str, int]:
    """The record that continues on the next lines, and on how many; on none if it never ends."""
    back = lines.tell()
    whole = first
    for extra in range(1, _QUOTED_LINES):
        line = lines.readline()
        if not line:
            break
        whole += line
        if line.count('"') % 2 and not _ends_in_quotes(whole, separator):
            return whole, extra
    lines.seek(back)
    return first, 0


def _ends_in_quotes(text: str, separator: str) -> bool:
    """Whether a quoted cell is still open at the end of the text."""
    try:
        for _ in csv.reader([text], delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
