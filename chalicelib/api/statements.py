"""Statements and lists, as files; ask with `Accept` for their type, or for any."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.api.files import PDF, XLSX, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.features.access.model import Actor

routes = Routes("statements")


class ListQuery(BaseModel):
    """Which accounts: a search's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    where: Annotated[str, Field(max_length=20_000)] = ""


@routes.get("/accounts/{code}/statement.pdf")
def statement_pdf(actor: Actor, code: str) -> Reply:
    """The statement of account, in the debtor's language."""
    return attachment(services().statements.pdf(actor, code), PDF, f"{code}-statement.pdf")


@routes.get("/accounts/{code}/statement.xlsx")
def statement_xlsx(actor: Actor, code: str) -> Reply:
    """The statement of account as a workbook."""
    return attachment(services().statements.xlsx(actor, code), XLSX, f"{code}-statement.xlsx")


@routes.get("/accounts/{code}/open-items.xlsx")
def items_xlsx(actor: Actor, code: str) -> Reply:
    """The open items with their statuses and comments."""
    language = services().users.me(actor).language
    content = services().statements.items(actor, code, language)
    return attachment(content, XLSX, f"{code}-items.xlsx")


@routes.get("/accounts.xlsx")
def accounts_xlsx(actor: Actor, query: ListQuery) -> Reply:
    """The accounts that meet a search."""
    language = services().users.me(actor).language
    content = services().statements.accounts(actor, query.where, language)
    return attachment(content, XLSX, "accounts.xlsx")
