"""Why a column is what it is proposed to be, or why it is left out, in words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chalicelib.features.imports.columns import is_not_fact, meanings
from chalicelib.features.imports.evidence import Look
from chalicelib.features.imports.fields import Field
from chalicelib.features.imports.mapping import Column
from chalicelib.features.imports.readers.sheet import Cell


class Fit(NamedTuple):
    """How well a column fits a field."""

    score: float
    field: Field
    position: int


class Evidence(NamedTuple):
    """What a choice was made on: names, what the cells look like, cells, and the choice."""

    header: Sequence[str]
    looks: Sequence[Look]
    columns: Sequence[Sequence[Cell]]
    chosen: Mapping[Field, Fit]


def explain(position: int, evidence: Evidence, style: str) -> Column:
    """One column of the proposal, with its reason."""
    name, seen = evidence.header[position], evidence.looks[position]
    fitted = next((f for f in evidence.chosen.values() if f.position == position), None)
    code, reason = _why(fitted, name, seen) if fitted else _why_not(position, evidence)
    return Column(
        column=name[:300],
        position=position,
        field=fitted.field if fitted else None,
        style=style,
        confidence=round(min(fitted.score, 1), 2) if fitted else 0,
        reason_code=code,
        reason=reason[:300],
        samples=seen.samples,
    )


def _why(fitted: Fit, name: str, seen: Look) -> tuple[str, str]:
    what = fitted.field.value.replace("_", " ")
    if fitted.field not in meanings(name):
        return "content", f"The cells look like {what}: {', '.join(seen.samples)}."
    if meanings(name)[fitted.field] < 1:
        return "name_close", f"“{name}” resembles a usual name of {what}, and the cells agree."
    return "name_usual", f"“{name}” is a usual name of {what}, and the cells agree."


def _why_not(position: int, evidence: Evidence) -> tuple[str, str]:
    header, _, columns, chosen = evidence
    name, seen = header[position], evidence.looks[position]
    if is_not_fact(name):
        return "not_a_fact", f"“{name}” is computed or predicted, not a fact of the books."
    for field in meanings(name):
        rival = chosen.get(field)
        what = field.value.replace("_", " ")
        if rival and columns[rival.position] == columns[position]:
            return "same_values", f"Says the same as “{header[rival.position]}”, which is used."
        if rival:
            return "other_better", f"“{header[rival.position]}” fits {what} better."
        return (
            "content_differs",
            f"Named like {what}, but holds {', '.join(seen.samples) or 'nothing'}.",
        )
    if not seen.filled:
        return "empty", "The column is empty."
    return "unknown", "No field of Relance has such a name."
