"""Documents of accounts: kept, listed, downloaded."""

from collections.abc import Container, Iterable

from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.ids import fingerprint, new_id
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.documents import store
from chalicelib.features.documents.kinds import (
    DOCUMENT_BYTES_MAX,
    UnknownTypeError,
    harmless,
    kind_of,
)
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.ports import Attachment, Delete, Files, Put, Table, Ticket

DOCUMENTS_MAX = 200


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
        return self.kept(actor, code)

    def kept(self, actor: Actor, code: str) -> list[Document]:
        """The same; whoever asks has seen the account."""
        found = store.documents(self._table.for_tenant(actor.tenant_id), code)
        return sorted(found, key=lambda d: (d.at, d.id), reverse=True)

    def invoices(self, actor: Actor, code: str, items: Iterable[str]) -> list[Document]:
        """The newest invoice kept of each item, in their order; others have none."""
        kept = {
            d.item: d for d in reversed(self.kept(actor, code)) if d.kind is DocumentKind.INVOICE
        }
        return [kept[item] for item in items if item in kept]

    def link(self, actor: Actor, code: str, document_id: str) -> str:
        """An address that downloads the document for a few minutes, never shows it as a page."""
        self._accounts.get(actor, code)
        found = self.get(actor, code, document_id)
        return self._files.link(found.key, found.filename)

    def get(self, actor: Actor, code: str, document_id: str) -> Document:
        """One document's record; whoever asks has seen the account."""
        found = store.document(self._table.for_tenant(actor.tenant_id), code, document_id)
        if found is None:
            raise NotFoundError("There is no such document.")
        return found

    def attachment(self, actor: Actor, code: str, document_id: str) -> Attachment:
        """A document with its content, to leave with a message."""
        found = self.get(actor, code, document_id)
        content = self._files.get(found.key, DOCUMENT_BYTES_MAX)
        return Attachment(found.filename, found.content_type, content)

    def keep_made(  # noqa: PLR0913 - what is said of a document
        self,
        actor: Actor,
        code: str,
        document_id: str,
        named: tuple[str, DocumentKind],
        content: bytes,
        *,
        content_type: str = "application/pdf",
        plan: str = "",
        is_risk: bool = False,
    ) -> None:
        """Keep a file that Relance made; ConflictError when it has been kept before."""
        filename, kind = named
        document = Document(
            id=document_id,
            code=code,
            filename=filename,
            content_type=content_type,
            size=len(content),
            key=_key(actor, code, document_id),
            at=self._accounts.now(actor),
            by=actor.name,
            kind=kind,
            plan=plan,
            is_risk=is_risk,
        )
        # Said again, nothing is replaced: what left with a message stays as it was.
        if store.document(self._table.for_tenant(actor.tenant_id), code, document_id):
            raise ConflictError("This was kept before.", code="kept_before")
        self.keep(document, content)
        self._table.for_tenant(actor.tenant_id).write(store.put_of(document))

    def ticket(self, actor: Actor, code: str) -> tuple[str, Ticket]:
        """Leave to post one file: its id, to be given to `add`, and the form."""
        actor.require(Role.COLLECTOR)
        self._accounts.get(actor, code)
        upload = new_id(self._accounts.now(actor))
        return upload, self._files.ticket(_key(actor, code, upload), DOCUMENT_BYTES_MAX)

    def add(  # noqa: PLR0913 - what is said of a document
        self,
        actor: Actor,
        code: str,
        upload: str,
        filename: str,
        *,
        kind: DocumentKind,
        item: str = "",
        plan: str = "",
        is_risk: bool = False,
    ) -> Document:
        """Keep a posted file once its content is known; the same again adds nothing.

        NotFoundError when nothing was posted; InvalidError for content that is not kept.
        """
        actor.require(Role.COLLECTOR)
        # Said again, whatever else is said: what was recorded stands, and so does its content.
        recorded = store.document(self._table.for_tenant(actor.tenant_id), code, upload)
        if recorded:
            self._accounts.get(actor, code)
            return recorded
        key = _key(actor, code, upload)
        content = self._files.get(key, DOCUMENT_BYTES_MAX)
        try:
            content_type, ending = kind_of(filename, content)
        except UnknownTypeError:
            self._files.delete(key)
            wrong = FieldError("filename", "PDF, PNG, JPEG, office documents and plain text")
            raise InvalidError("Files of this kind are not kept.", errors=(wrong,)) from None
        document = Document(
            id=upload,
            code=code,
            filename=harmless(filename, ending),
            content_type=content_type,
            size=len(content),
            key=key,
            at=self._accounts.now(actor),
            by=actor.name,
            kind=kind,
            item=item,
            plan=plan,
            is_risk=is_risk,
        )
        self._record(actor, document)
        return document

    def _record(self, actor: Actor, document: Document) -> None:
        table = self._table.for_tenant(actor.tenant_id)

        def decide(account: Account) -> Change | None:
            known = list(store.documents(table, document.code))
            if any(d.id == document.id for d in known):
                return None
            if len(known) >= DOCUMENTS_MAX:
                raise ConflictError("This account has as many documents as it may.")
            if document.item:
                require_items(account, [document.item])
            facts = {"document": document.id, "filename": document.filename}
            event = self._accounts.draft(actor, "document_added", **facts)
            return Change(account, (event,), (store.put_of(document),))

        self._accounts.change(actor, document.code, decide)

    def moved(
        self, actor: Actor, code: str, to: str, ids: Container[str]
    ) -> tuple[list[Put], list[Delete]]:
        """What moves records, not contents, to another account; ConflictError without room."""
        found = [d for d in self.kept(actor, code) if d.id in ids]
        known = {d.id for d in self.kept(actor, to)}
        new = [d for d in found if d.id not in known]
        if len(known) + len(new) > DOCUMENTS_MAX:
            raise ConflictError("The other account has as many documents as it may.")
        there = {"code": to, "item": "", "plan": ""}
        puts = [store.put_of(document.model_copy(update=there)) for document in new]
        return puts, [store.delete_of(document) for document in found]

    def remove(self, actor: Actor, code: str, document_id: str) -> None:
        """Delete a document and its content; the history keeps its name."""
        actor.require(Role.COLLECTOR)
        table = self._table.for_tenant(actor.tenant_id)
        gone: list[Document] = []

        def decide(account: Account) -> Change:
            found = store.document(table, code, document_id)
            if found is None:
                raise NotFoundError("There is no such document.")
            gone[:] = [found]
            facts = {"document": found.id, "filename": found.filename}
            event = self._accounts.draft(actor, "document_removed", **facts)
            return Change(account, (event,), (store.delete_of(found),))

        self._accounts.change(actor, code, decide)
        self._files.delete(gone[0].key)


def _key(actor: Actor, code: str, upload: str) -> str:
    return f"{actor.tenant_id}/documents/{fingerprint(code)[:16]}/{fingerprint(upload)[:32]}"
