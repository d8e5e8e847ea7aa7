"""Lists as workbooks."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from chalicelib.api.files import XLSX, attachment
from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.exports.model import Wanted, What
from chalicelib.features.searches.model import TEXT_MAX

routes = Routes("exports")


class ItemsExport(Strict):
    """Which items of an account: open ones (those named only, when some are), or closed ones."""

    what: Literal["open", "closed"] = "open"
    items: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=5000)] = ()


class Export(BaseModel):
    """Where the workbook is, for a few minutes; or the job that makes it."""

    url: str | None = None
    job: JobView | None = None


class ExportFile(BaseModel):
    """Where the workbook is, for a few minutes."""

    url: str


@routes.post("/accounts/{code}/item-exports", Role.READER)
def export_items(actor: Actor, code: str, body: ItemsExport) -> Reply:
    """Items of an account as a workbook; ask with `Accept` for this type, or for any."""
    language = services().users.me(actor).language
    content = services().exports.items(actor, code, What(body.what), body.items, language)
    return attachment(content, XLSX, f"{code}-items.xlsx")


class ListQuery(Strict):
    """Which accounts: a search's text."""

    where: Annotated[str, Field(max_length=TEXT_MAX)] = ""


@routes.get("/accounts/{code}/open-items.xlsx")
def open_items_workbook(actor: Actor, code: str) -> Reply:
    """The open items of an account under an address of their own."""
    return export_items(actor, code, ItemsExport())


@routes.get("/accounts.xlsx")
def accounts_workbook(actor: Actor, query: ListQuery) -> Reply:
    """The accounts that meet a search, as far as one answer can hold them: else `POST /exports`."""
    wanted = Wanted(what=What.ACCOUNTS, where=query.where)
    content = services().exports.accounts(actor, wanted, services().users.me(actor).language)
    return attachment(content, XLSX, "accounts.xlsx")


@routes.post("/exports", Role.READER)
def export_list(actor: Actor, body: Wanted) -> Export:
    """Accounts, or the items of many, as a workbook: at once, or as a job when it is large."""
    made = services().exports.start(actor, body, services().users.me(actor).language)
    return Export(url=made) if isinstance(made, str) else Export(job=job_view(made))


@routes.get("/exports/{job_id}")
def export_file(actor: Actor, job_id: str) -> ExportFile:
    """The address of what a job made."""
    return ExportFile(url=services().exports.link(actor, job_id))
