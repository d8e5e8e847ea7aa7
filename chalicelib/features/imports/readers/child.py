"""The child process that reads a workbook: bytes on its input, rows as JSON on its output."""

import io
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import orjson

_GRACE_SECONDS = 5
# The interpreter itself, before any file.
_INTERPRETER_BYTES = 100_000_000


def main(limits: dict[str, int]) -> None:
    """Read within the limits and answer; the system stops this process when they do not hold."""
    memory = limits["memory_bytes"] + _INTERPRETER_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    seconds = limits["seconds"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + _GRACE_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(orjson.dumps(_answer(sys.stdin.buffer.read(), limits)))


def _answer(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return _best_sheet(workbook, limits)
    except PasswordError:
        return {"refused": "file_password", "reason": "The workbook is protected by a password."}
    except (CalamineError, OSError, ValueError):
        reason = "The workbook is damaged or of a kind that is not read: save it again as XLSX."
        return {"refused": "file_damaged", "reason": reason}


def _best_sheet(workbook: Any, limits: dict[str, int]) -> dict[str, Any]:  # noqa: ANN401
    """The first visible sheet with a table; a cover page of a few cells is passed over."""
    if len(workbook.sheet_names) > limits["sheets"]:
        return {"limit": "sheets", "found": str(len(workbook.sheet_names))}
    best: dict[str, Any] = {"name": "", "rows": []}
    for name in _worksheets(workbook):
        sheet = workbook.get_sheet_by_name(name)
        over = _over(sheet.total_height, sheet.total_width, limits)
        if over:
            return over
        if sheet.height > 1 and sheet.width > 1:
            rows = sheet.to_python(skip_empty_area=False)
            return {"name": name, "rows": [[_cell(c) for c in row] for row in rows]}
        if sheet.height and not best["rows"]:
            rows = sheet.to_python(skip_empty_area=False)
            best = {"name": name, "rows": [[_cell(c) for c in row] for row in rows]}
    return best


def _worksheets(workbook: Any) -> list[str]:  # noqa: ANN401
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _over(height: int, width: int, limits: dict[str, int]) -> dict[str, Any] | None:
    sizes = {"rows": height, "columns": width, "cells": height * width}
    return next(
        ({"limit": name, "found": f"{n:,}"} for name, n in sizes.items() if n > limits[name]), None
    )


def _cell(cell: Any) -> str | int | float:  # noqa: ANN401
    kind = type(cell)
    if kind is str or kind is float or kind is int:
        plain: str | int | float = cell
        return plain
    if kind is datetime:
        midnight = cell.time() == time()
        return str(cell.date() if midnight else cell.isoformat(" ", "seconds"))
    if kind is bool:
        return "true" if cell else "false"
    if isinstance(cell, date | time):
        return str(cell.isoformat())
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
