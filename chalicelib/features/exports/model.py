"""What is exported, and how a row of it is kept between the pieces of a job."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from chalicelib.core.values import Strict
from chalicelib.features.searches.model import TEXT_MAX
from chalicelib.features.settings.model import Line

KIND = "export"
COLUMNS_MAX = 60
CODES_MAX = 2_000

# Plain JSON by column: dates as ISO text, amounts as {currency: minor units}.
Row = dict[str, Any]


class What(StrEnum):
    """Which list."""

    ACCOUNTS = "accounts"
    OPEN_ITEMS = "open"
    CLOSED_ITEMS = "closed"


class Wanted(Strict):
    """A list to export: of the accounts named by `codes`, or of those a search finds.

    `where` is a search's text, `search` the id of a saved one, `q` what was typed in the list.
    `columns` are those of the account list, in their order: the fields a search knows.
    """

    what: What
    codes: Annotated[tuple[Line, ...], Field(max_length=CODES_MAX)] = ()
    where: Annotated[str, Field(max_length=TEXT_MAX)] = ""
    search: Annotated[str, Field(max_length=60)] = ""
    q: Annotated[str, Field(max_length=200)] = ""
    columns: Annotated[
        tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=COLUMNS_MAX)
    ] = ()
