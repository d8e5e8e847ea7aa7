"""How records of documents are kept: beside their account."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.documents.model import Document
from chalicelib.ports import Delete, Put, TenantTable, blob

_DOCUMENT = "document#"


def put_of(document: Document) -> Put:
    """What writes a document's record; it fails when there is one of that id."""
    doc = document.model_dump_json().encode()
    pk, sk = keys.account(document.code), _DOCUMENT + document.id
    return Put({"pk": pk, "sk": sk, "version": 1, "doc": doc}, expects=0)


def delete_of(document: Document) -> Delete:
    """What deletes a document's record."""
    return Delete(keys.account(document.code), _DOCUMENT + document.id)


def document(table: TenantTable, code: str, document_id: str) -> Document | None:
    """One document's record."""
    record = table.get(keys.account(code), _DOCUMENT + document_id)
    return Document.model_validate_json(blob(record)) if record else None


def documents(table: TenantTable, code: str) -> Iterator[Document]:
    """All documents of an account, in no order."""
    for record in table.query(keys.account(code), low=_DOCUMENT, high=keys.after(_DOCUMENT)):
        yield Document.model_validate_json(blob(record))
