"""Documents of accounts: kept, listed, downloaded."""

from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.documents import store
from chalicelib.features.documents.model import Document
from chalicelib.ports import Files, Put, Table


class Documents:
    """Documents of the actor's tenant."""

    def __init__(self, table: Table, files: Files, accounts: Accounts) -> None:
        self._table, self._files, self._accounts = table, files, accounts

    def keep(self, document: Document, content: bytes) -> None:
        """Store the content; the record comes with `put_of`, in the change that tells of it."""
        self._files.put(document.key, content, document.content_type)

    def put_of(self, document: Document) -> Put:
        """The record, to be written in the same transaction as the event about it."""
        return store.put_of(document)

    def of_account(self, actor: Actor, code: str) -> list[Document]:
        """Documents of an account, newest first."""
        self._accounts.get(actor, code)
        found = store.documents(self._table.for_tenant(actor.tenant_id), code)
        return sorted(found, key=lambda d: (d.at, d.id), reverse=True)

    def link(self, actor: Actor, code: str, document_id: str) -> str:
        """An address that downloads the document for a few minutes, never shows it as a page."""
        found = store.document(self._table.for_tenant(actor.tenant_id), code, document_id)
        if found is None:
            raise NotFoundError("There is no such document.")
        return self._files.link(found.key, found.filename)
