"""The history of an account."""

from datetime import date
from typing import Annotated
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.features.access.model import Actor
from chalicelib.features.history.service import HistoryEvent, Search, Verification

routes = Routes("history")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Since(BaseModel):
    """From which local date on."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    since: date | None = Field(None, alias="from")


class HistoryQuery(Since):
    """From which date to which, of what kind, by whom, with what words; and which page."""

    cursor: str | None = None
    until: date | None = Field(None, alias="to")
    kind: Annotated[str, Field(max_length=40)] = ""
    by: Annotated[str, Field(max_length=254)] = ""
    q: Annotated[str, Field(max_length=200)] = ""


@routes.get("/accounts/{code}/history")
def account_history(actor: Actor, code: str, query: HistoryQuery) -> Page[HistoryEvent]:
    """What happened to an account, newest first, in the user's language."""
    language = services().users.me(actor).language
    search = Search(kind=query.kind, by=query.by, words=query.q, until=query.until)
    return services().history.page(actor, code, language, query.since, query.cursor, search)


@routes.get("/accounts/{code}/history/verification")
def verify_history(actor: Actor, code: str) -> Verification:
    """Whether the account's history is as it was written."""
    return services().history.verify(actor, code)


@routes.get("/accounts/{code}/history.xlsx")
def download_history(actor: Actor, code: str, query: Since) -> Reply:
    """The history as a workbook with its hashes; ask with `Accept` for this type, or for any."""
    language = services().users.me(actor).language
    content = services().history.download(actor, code, language, query.since)
    name = quote(f"{code}-history.xlsx", safe="")
    disposition = f"attachment; filename*=UTF-8''{name}"
    return Reply(content, XLSX, headers={"Content-Disposition": disposition})
