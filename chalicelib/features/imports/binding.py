"""A mapping made for one file, applied to another: columns are found again by their names."""

from itertools import islice

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.imports.codes import is_float_column
from chalicelib.features.imports.columns import words_of
from chalicelib.features.imports.fields import AMOUNTS, CODES, DATES
from chalicelib.features.imports.mapping import Column, Mapping
from chalicelib.features.imports.proposal import problems
from chalicelib.features.imports.readers.sheet import Sheet
from chalicelib.features.imports.styles import find

_STYLED = AMOUNTS | DATES | CODES
_LOOK_ROWS = 200


def bind(mapping: Mapping, sheet: Sheet) -> tuple[Mapping, list[str]]:
    """The mapping on this file's columns, and the mapped columns that it lacks.

    A style that the mapping does not say is found in the file: earlier files did not need it.
    """
    free: dict[str, list[int]] = {}
    for position, name in reversed(list(enumerate(sheet.header))):
        free.setdefault(_key(name), []).append(position)
    bound: list[Column] = []
    missing: list[str] = []
    for column in mapping.columns:
        if column.field is None and not column.custom:
            continue
        place = _place(column, sheet, free)
        if place is None:
            missing.append(column.column)
        else:
            bound.append(column.model_copy(update={"position": place}))
    return _with_styles(mapping.model_copy(update={"columns": tuple(bound)}), sheet), missing


def _key(name: str) -> str:
    return " ".join(words_of(name)) or name


def _place(column: Column, sheet: Sheet, free: dict[str, list[int]]) -> int | None:
    """The column's own place if it still has its name there, else where that name now is."""
    key = _key(column.column)
    places = free.get(key, [])
    here = column.position
    if here < len(sheet.header) and _key(sheet.header[here]) == key and here in places:
        places.remove(here)
        return here
    return places.pop() if places else None


def _with_styles(mapping: Mapping, sheet: Sheet) -> Mapping:
    unknown = {c.field: c.position for c in mapping.columns if c.field in _STYLED and not c.style}
    first = [cells for _, cells in islice(sheet.rows(), _LOOK_ROWS)]
    for field in CODES & unknown.keys():
        at = unknown[field]
        # Whole floats are the only style of codes: one cell that is none settles it.
        if not is_float_column(cells[at] for cells in first if len(cells) > at):
            del unknown[field]
    if not unknown:
        return mapping
    found = find(sheet, unknown)
    columns = tuple(
        c if c.style else c.model_copy(update={"style": found.styles.get(c.position, "")})
        for c in mapping.columns
    )
    return mapping.model_copy(update={"columns": columns})


def require_usable(mapping: Mapping) -> None:
    """Raise InvalidError unless a file could be taken in with this mapping."""
    missing = problems(mapping.fields)
    twice = [c.column for c in mapping.columns if c.field and mapping.column(c.field) is not c]
    own = [c.custom for c in mapping.columns if c.custom]
    twice += [c.column for c in mapping.columns if c.custom and own.count(c.custom) > 1]
    errors = [FieldError("columns", f"no column gives {what}") for what in missing]
    errors += [FieldError("columns", f"{name}: another column has this field") for name in twice]
    if errors:
        raise InvalidError("This mapping cannot be used.", errors=tuple(errors))
