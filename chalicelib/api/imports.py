"""Bringing data in: uploads, imports and what they ask, errors, remembered mappings."""

import csv
import io
from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.imports.errors import as_csv
from chalicelib.features.imports.mapping import Mapping, Mode
from chalicelib.features.imports.model import Preview, Profile, RowError
from chalicelib.features.imports.views import ImportView, line, view

routes = Routes("imports")

_ROWS_LIMIT = 5_000
_CSV_CHARACTERS = 5_000_000


Name = Annotated[str, Field(max_length=200)]


class UploadRequest(Strict):
    """A file to come; with a profile that is known, nothing more is asked."""

    filename: Annotated[str, Field(min_length=1, max_length=200)]
    profile: Name = ""
    mode: Mode | None = None


class Form(BaseModel):
    """A form to post: all fields first, the file last, in a field called `file`."""

    url: str
    fields: dict[str, str]


class UploadTicket(BaseModel):
    """Where to post the file, and the import it will be."""

    import_id: str
    upload: Form


class NewImport(Strict):
    """A small extract in the request itself: rows, or CSV text."""

    filename: Name = ""
    profile: Name = ""
    mode: Mode | None = None
    rows: Annotated[list[dict[str, str | int | None]], Field(max_length=_ROWS_LIMIT)] | None = None
    csv: Annotated[str, Field(max_length=_CSV_CHARACTERS)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "NewImport":
        if (self.rows is None) == (self.csv is None):
            msg = "give either rows or csv"
            raise ValueError(msg)
        return self

    @property
    def content(self) -> bytes:
        """The extract as CSV."""
        if self.rows is None:
            return (self.csv or "").encode()
        columns = list(dict.fromkeys(name for row in self.rows for name in row))
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";")
        writer.writerow(columns)
        writer.writerows([row.get(name) for name in columns] for row in self.rows)
        return text.getvalue().encode()


class ImportQuery(Strict):
    """Which page."""

    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ErrorQuery(Strict):
    """Which page."""

    cursor: str | None = None


class MappingAnswer(Mapping):
    """A mapping, edited or not, and the name to remember it under."""

    save_as: Name = ""

    @property
    def mapping(self) -> Mapping:
        """The mapping alone."""
        return Mapping.model_validate(self.model_dump(exclude={"save_as"}))


class Approval(Strict):
    """Yes or no to a held file."""

    approve: bool


@routes.post("/uploads", status=201)
def upload(actor: Actor, body: UploadRequest) -> UploadTicket:
    """Leave to post one file; the import starts when it is there."""
    found, ticket = services().imports.expect(actor, body.filename, body.profile, body.mode)
    return UploadTicket(import_id=found.id, upload=Form(url=ticket.url, fields=ticket.fields))


@routes.post("/imports", status=202)
def new_import(actor: Actor, body: NewImport) -> ImportView:
    """Take in a small extract given here."""
    name = body.filename or "posted.csv"
    return view(services().imports.bring(actor, name, body.content, body.profile, body.mode))


@routes.get("/imports")
def imports(actor: Actor, query: ImportQuery) -> Page[ImportView]:
    """Imports, newest first."""
    page = services().imports.page(actor, query.cursor, query.limit)
    return Page[ImportView](
        items=tuple(line(found) for found in page.items), next_cursor=page.next_cursor
    )


@routes.get("/imports/{import_id}")
def one_import(actor: Actor, import_id: str) -> ImportView:
    """One import and how far it is."""
    return view(services().imports.get(actor, import_id))


@routes.get("/imports/{import_id}/errors")
def import_errors(actor: Actor, import_id: str, query: ErrorQuery) -> Page[RowError]:
    """Every refusal and warning."""
    return services().imports.errors_page(actor, import_id, query.cursor)


@routes.get("/imports/{import_id}/errors.csv")
def import_errors_file(actor: Actor, import_id: str) -> Reply:
    """The same, to open in a spreadsheet."""
    name = f'attachment; filename="errors-{import_id}.csv"'
    content = as_csv(services().imports.errors(actor, import_id))
    return Reply(content, "text/csv; charset=utf-8", headers={"Content-Disposition": name})


@routes.post("/imports/{import_id}/previews")
def import_preview(actor: Actor, import_id: str, body: Mapping) -> Preview:
    """What would happen with this mapping; nothing does."""
    return services().imports.preview(actor, import_id, body)


@routes.post("/imports/{import_id}/mappings", status=202)
def map_import(actor: Actor, import_id: str, body: MappingAnswer) -> ImportView:
    """Say what the columns are, and go on."""
    return view(services().imports.map(actor, import_id, body.mapping, body.save_as))


@routes.post("/imports/{import_id}/approvals", Role.CREDIT_MANAGER, status=202)
def approve_import(actor: Actor, import_id: str, body: Approval) -> ImportView:
    """Yes or no to a file that the brake holds."""
    return view(services().imports.approve(actor, import_id, yes=body.approve))


class Profiles(BaseModel):
    """Remembered mappings."""

    items: tuple[Profile, ...]
    next_cursor: None = None


@routes.get("/profiles")
def profiles(actor: Actor) -> Profiles:
    """Remembered mappings, by name."""
    return Profiles(items=tuple(services().imports.profiles(actor)))


@routes.delete("/profiles/{name}")
def forget_profile(actor: Actor, name: str) -> None:
    """Forget a mapping."""
    services().imports.forget_profile(actor, name)
