"""Changing many accounts at once."""

from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from chalicelib.api.files import XLSX, attachment
from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.views import matches
from chalicelib.features.bulk.codes import pasted_codes, sorted_out
from chalicelib.features.bulk.model import CODES_MAX, BulkChange
from chalicelib.features.bulk.penalties import Claimed
from chalicelib.features.bulk.workbook import claims_xlsx
from chalicelib.features.settings.model import Line

routes = Routes("bulk")

_TEXT_MAX = 1_000_000


class Scope(Strict):
    """Which accounts: their codes, a pasted text that holds them, or a search."""

    codes: Annotated[tuple[Line, ...], Field(max_length=CODES_MAX)] | None = None
    text: Annotated[str, Field(max_length=_TEXT_MAX)] | None = None
    # A search's text: every account that meets it now, and holds `q` as the list's box finds it.
    where: Annotated[str, Field(max_length=20_000)] | None = None
    q: Annotated[str, Field(max_length=200)] = ""

    @model_validator(mode="after")
    def _one_of_them(self) -> "Scope":
        if sum(given is not None for given in (self.codes, self.text, self.where)) != 1:
            msg = "give codes, text or where"
            raise ValueError(msg)
        return self

    def named(self, actor: Actor) -> tuple[str, ...]:
        """The codes."""
        if self.where is not None:
            found = services().searches.run(actor, self.where)
            return tuple(line.code for line in found if not self.q or matches(line, self.q))
        return self.codes if self.codes is not None else pasted_codes(self.text or "")


class NewBulkChange(Strict):
    """What to change, and where."""

    scope: Scope
    change: BulkChange


class PastedText(Strict):
    """A column of a spreadsheet, or a list with any separator."""

    text: Annotated[str, Field(max_length=_TEXT_MAX)]


class PastedCodes(BaseModel):
    """The accounts a pasted text names, and what in it is no account."""

    found: tuple[str, ...]
    unknown: tuple[str, ...]


@routes.post("/bulk-changes", status=202)
def bulk_change(actor: Actor, body: NewBulkChange) -> JobView:
    """Change these accounts as a job; codes that no account has are its misses."""
    services().scenarios.require(actor, body.change.scenario or "")
    return job_view(services().bulk.start(actor, body.scope.named(actor), body.change))


@routes.post("/bulk-changes/{job_id}/undos", status=202)
def undo_bulk_change(actor: Actor, job_id: str) -> JobView:
    """Give back what stood before, where nobody changed it since."""
    return job_view(services().bulk.undo(actor, job_id))


class PenaltyScope(Strict):
    """Whose penalties to add up."""

    scope: Scope


@routes.post("/penalty-previews", status=202)
def preview_penalties(actor: Actor, body: PenaltyScope) -> JobView:
    """Add up what may be claimed from these accounts today, per currency, as a job."""
    return job_view(services().bulk_penalties.preview(actor, body.scope.named(actor)))


@routes.get("/penalty-previews/{job_id}", Role.COLLECTOR)
def penalty_preview(actor: Actor, job_id: str) -> Claimed:
    """The sums of a preview, or of a change of penalties, as far as it is."""
    return services().bulk_penalties.totals(actor, job_id)


@routes.get("/bulk-changes/{job_id}/penalties.xlsx", Role.COLLECTOR)
def bulk_penalties(actor: Actor, job_id: str) -> Reply:
    """What each account owed of penalties when a change, or a preview, came to it."""
    claims = services().bulk_penalties.claimed(actor, job_id)
    language = services().users.me(actor).language
    return attachment(claims_xlsx(claims, language), XLSX, "penalties.xlsx")


@routes.post("/pasted-codes")
def read_pasted_codes(actor: Actor, body: PastedText) -> PastedCodes:
    """What accounts a pasted text names."""
    known = frozenset(line.code for line in services().accounts.lines(actor))
    found, unknown = sorted_out(pasted_codes(body.text), known)
    return PastedCodes(found=found, unknown=unknown)
