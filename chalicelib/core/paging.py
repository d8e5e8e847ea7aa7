"""Lists come in pages: `{"items": [...], "next_cursor": "..."}`; the cursor is opaque."""

import base64
import binascii
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from chalicelib.core.errors import InvalidError

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """One page of a list; `next_cursor` is None on the last."""

    model_config = ConfigDict(frozen=True)

    items: tuple[T, ...]
    next_cursor: str | None = None


def cursor_of(position: str) -> str:
    """The opaque cursor that continues after `position`."""
    return base64.urlsafe_b64encode(position.encode()).decode().rstrip("=")


def position_of(cursor: str | None) -> str:
    """The position inside a cursor, "" for none; raises InvalidError for a forged one."""
    if not cursor:
        return ""
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise InvalidError("This page link is damaged: start from the first page.") from error
