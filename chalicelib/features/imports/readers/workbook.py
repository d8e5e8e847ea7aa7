"""XLSX, XLS and ODS, read by calamine in a child of its own.

calamine gives a sheet as one dense block, whatever the file holds: so the archive is checked
first, and the reading itself happens in a child process whose memory and time the system limits.
A child rather than a thread, because only a process can be stopped, and a new interpreter rather
than a fork, because the parent may run threads. Macros are never run, formulas give their last
value, and no reference outside the file is followed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator

import orjson

from chalicelib.features.imports.readers.archive import check_archive
from chalicelib.features.imports.readers.header import header_index, without_empty_end
from chalicelib.features.imports.readers.kinds import FileKind
from chalicelib.features.imports.readers.sheet import Cell, FileRefusedError, Limits, Row, Sheet

_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from chalicelib.features.imports.readers.child import main; main(json.loads(sys.argv[2]))"
)
_HEADER_WITHIN = 40
_SIGXCPU = 24


def read_workbook(content: bytes, kind: FileKind, limits: Limits) -> Sheet:
    """The first sheet that looks like a table."""
    if kind is not FileKind.XLS:
        check_archive(content, limits)
    answer = orjson.loads(_in_child(content, limits))
    if "limit" in answer:
        limits.refuse(answer["limit"], answer["found"])
    if "refused" in answer:
        raise FileRefusedError(answer["reason"], code=answer["refused"])
    return _sheet(answer["name"], answer["rows"], kind)


def _in_child(content: bytes, limits: Limits) -> bytes:
    command = [sys.executable, "-I", "-c", _CHILD, json.dumps(sys.path), limits.model_dump_json()]
    try:
        # Our own interpreter and code, no shell; the file comes through a pipe.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        limits.refuse("seconds", "more")
        raise
    if done.returncode:
        _explain(done, limits)
    return done.stdout


def _explain(done: subprocess.CompletedProcess[bytes], limits: Limits) -> None:
    """A child that was stopped: by its time, or by its memory (which aborts it or kills it)."""
    if b"CPU time" in done.stderr or done.returncode == -_SIGXCPU:
        limits.refuse("seconds", "more")
    if b"memory" in done.stderr.lower() or done.returncode < 0:
        limits.refuse("memory_bytes", "more")
    msg = "The workbook cannot be read: save it again as XLSX or CSV."
    raise FileRefusedError(msg, code="file_damaged")


def _sheet(name: str, rows: list[list[Cell]], kind: FileKind) -> Sheet:
    filled = [i for i, row in enumerate(rows[:2000]) if any(cell != "" for cell in row)]
    if not filled:
        msg = "The workbook holds no row."
        raise FileRefusedError(msg, code="file_empty")
    first = filled[:_HEADER_WITHIN]
    at = first[header_index([rows[i] for i in first])]
    header = without_empty_end([_text(cell) for cell in rows[at]])

    def below() -> Iterator[Row]:
        return enumerate(rows[at + 1 :], at + 2)

    return Sheet(
        header=tuple(cell.strip() for cell in header),
        header_row=at + 1,
        rows=below,
        format=kind.value,
        sheet_name=name,
    )


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
