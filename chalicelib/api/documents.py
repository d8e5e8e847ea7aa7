"""Documents of accounts."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.paging import Page
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.settings.model import Line

routes = Routes("documents")
UploadId = Annotated[str, Field(pattern=r"^[a-z0-9]{1,40}$")]


class DocumentRow(Frozen):
    """A document in an account's list."""

    id: str
    filename: str
    content_type: str
    size: int
    at: datetime
    by: str
    origin: str
    kind: DocumentKind
    item: str
    plan: str
    is_risk: bool


class NewUpload(Strict):
    """A file about to be posted."""

    filename: Line


class UploadForm(BaseModel):
    """The form to post a file with, all fields before the file; then give the id to `documents`."""

    upload: str
    url: str
    fields: dict[str, str]


class NewDocument(Strict):
    """What a posted file is."""

    upload: UploadId
    filename: Line
    kind: DocumentKind = DocumentKind.OTHER
    item: Annotated[str, Field(max_length=200)] = ""
    is_risk: bool = False


class Download(BaseModel):
    """Where to download a document, for a few minutes."""

    url: str


@routes.get("/accounts/{code}/documents")
def documents(actor: Actor, code: str) -> Page[DocumentRow]:
    """Documents of an account, newest first."""
    found = services().documents.of_account(actor, code)
    return Page[DocumentRow](items=tuple(map(row_of, found)))


def row_of(document: Document) -> DocumentRow:
    """A document as lists show it: where its content lies stays unsaid."""
    return DocumentRow(**document.model_dump(exclude={"code", "key"}))


@routes.get("/accounts/{code}/documents/{document_id}")
def document(actor: Actor, code: str, document_id: str) -> Download:
    """The address of a document's content."""
    return Download(url=services().documents.link(actor, code, document_id))


@routes.post("/accounts/{code}/document-uploads", status=201)
def upload_document(actor: Actor, code: str, body: NewUpload) -> UploadForm:
    """A form to post one file with, within a quarter of an hour."""
    del body
    upload, ticket = services().documents.ticket(actor, code)
    return UploadForm(upload=upload, url=ticket.url, fields=ticket.fields)


@routes.post("/accounts/{code}/documents", status=201)
def add_document(actor: Actor, code: str, body: NewDocument) -> DocumentRow:
    """Keep a posted file on the account, or on one of its items."""
    added = services().documents.add(
        actor,
        code,
        body.upload,
        body.filename,
        kind=body.kind,
        item=body.item,
        is_risk=body.is_risk,
    )
    return row_of(added)


@routes.delete("/accounts/{code}/documents/{document_id}")
def remove_document(actor: Actor, code: str, document_id: str) -> None:
    """Delete a document."""
    services().documents.remove(actor, code, document_id)
