"""Criteria, as a tree and as the text people type (product A4)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.core.values import Strict
from chalicelib.features.settings.model import Line

RULES_MAX = 30
TEXT_MAX = 20_000


class Op(StrEnum):
    """How a field is compared; written between field and value."""

    IS = "="
    IS_NOT = "!="
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    CONTAINS = "contains"
    STARTS = "starts"
    IN = "in"
    EMPTY = "empty"
    NOT_EMPTY = "filled"


class Criterion(Strict):
    """One comparison. `value` is text as typed; a list for `in`, separated by commas."""

    field: Annotated[str, Field(max_length=60)]
    op: Op
    value: Annotated[str, Field(max_length=TEXT_MAX)] = ""


class Criteria(Strict):
    """All of the rules, or any of them."""

    match: Literal["all", "any"] = "all"
    rules: Annotated[tuple[Criterion | Criteria, ...], Field(max_length=RULES_MAX)] = ()


class SavedSearch(Strict):
    """A named search, in its text; private to `by` unless shared."""

    id: str
    name: Line
    where: Annotated[str, Field(max_length=TEXT_MAX)]
    is_shared: bool = False
    by: str
    at: datetime
