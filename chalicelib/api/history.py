"""The history of an account, and what an exported one proves."""

from chalice.app import Request

from chalicelib.api.files import PDF, XLSX, attachment
from chalicelib.api.routing import JSON, Reply, Routes
from chalicelib.container import services
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.history.files import json_file, read
from chalicelib.features.history.filtering import Filter
from chalicelib.features.history.model import Extract, HistoryPage, Verdict
from chalicelib.features.history.service import Verification
from chalicelib.features.history.workbook import workbook

routes = Routes("history")


class HistoryQuery(Filter):
    """Which events, and which page of them."""

    cursor: str | None = None


@routes.get("/accounts/{code}/history")
def account_history(actor: Actor, code: str, query: HistoryQuery) -> HistoryPage:
    """What happened to an account, newest first, in the user's language.

    A page may be short or empty and have a next one all the same: one request reads a limited
    number of events, and says how far back it looked.
    """
    language = services().users.me(actor).language
    wanted = Filter(**query.model_dump(exclude={"cursor"}))
    return services().history.page(actor, code, language, wanted, query.cursor)


@routes.get("/accounts/{code}/history/verification")
def verify_history(actor: Actor, code: str) -> Verification:
    """Whether the account's history is as it was written."""
    return services().history.verify(actor, code)


@routes.get("/accounts/{code}/history.xlsx")
def download_history(actor: Actor, code: str, query: Filter) -> Reply:
    """The events found as a workbook with its proof; ask with `Accept` for this type, or any."""
    return attachment(workbook(_extract(actor, code, query)), XLSX, f"{code}-history.xlsx")


@routes.get("/accounts/{code}/history.json")
def download_history_json(actor: Actor, code: str, query: Filter) -> Reply:
    """The events found with their proof, for programs."""
    return attachment(json_file(_extract(actor, code, query)), JSON, f"{code}-history.json")


@routes.get("/accounts/{code}/history.pdf")
def download_history_pdf(actor: Actor, code: str, query: Filter) -> Reply:
    """The events found as a PDF; ask with `Accept` for this type, or any."""
    # reportlab is slow to import, and printing wants it alone.
    from chalicelib.features.history.printed import history_pdf  # noqa: PLC0415

    company = services().company
    settings, today = company.settings(actor), company.today(actor)
    made = f"{today:%d/%m/%Y}"
    content = history_pdf(_extract(actor, code, query), settings.name, settings.timezone, made)
    return attachment(content, PDF, f"{code}-history.pdf")


def _extract(actor: Actor, code: str, wanted: Filter) -> Extract:
    language = services().users.me(actor).language
    return services().history.extract(actor, code, language, wanted)


@routes.post("/history-verifications", Role.READER, content_types=(JSON, XLSX))
def verify_exported_history(actor: Actor, request: Request) -> Verdict:
    """What an exported file (.xlsx or .json, sent as it is) proves; nothing is kept of it."""
    given = request.raw_body or b""
    content = given if isinstance(given, bytes) else given.encode()
    return services().history.verify_export(actor, read(content))
