"""Statements of account, to send to customers."""

from typing import Annotated

from pydantic import Field

from chalicelib.api.files import PDF, XLSX, attachment
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.statements.workbook import statement_xlsx

routes = Routes("statements")


class StatementQuery(Strict):
    """In which language; the debtor's without one."""

    language: Annotated[str, Field(pattern="^(fr|en)?$")] = ""


@routes.get("/accounts/{code}/statement.pdf")
def statement_pdf(actor: Actor, code: str, query: StatementQuery) -> Reply:
    """What the account owes today as a letter; ask with `Accept` for this type, or for any."""
    # reportlab is slow to import, and printing wants it alone.
    from chalicelib.features.statements.letter import statement_pdf as written  # noqa: PLC0415

    statement = services().statements.of(actor, code, query.language)
    return attachment(written(statement), PDF, f"{code}-statement.pdf")


@routes.get("/accounts/{code}/statement.xlsx")
def statement_workbook(actor: Actor, code: str, query: StatementQuery) -> Reply:
    """What the account owes today as a workbook; ask with `Accept` for this type, or for any."""
    statement = services().statements.of(actor, code, query.language)
    return attachment(statement_xlsx(statement), XLSX, f"{code}-statement.xlsx")
