"""E-mails that come back: each one on its account, once, or kept until somebody says which."""

import logging

from chalicelib.core.errors import FieldError, InvalidError, NotFoundError
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import DEBTOR, Actor, Role
from chalicelib.features.access.service import Tenants
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.accounts.together import change_both
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.documents.service import DOCUMENTS_MAX, Documents
from chalicelib.features.replies import store
from chalicelib.features.replies.addresses import Owner, ReplyAddresses
from chalicelib.features.replies.mail import MAIL_BYTES_MAX, read
from chalicelib.features.replies.model import Mail, Reply, ReplyFile, Stray
from chalicelib.features.replies.rules import (
    FILES_MAX,
    Arrived,
    Kept,
    arrived,
    checked,
    facts,
    moved,
    reply_of,
    stray_of,
    with_action,
    without_action,
)
from chalicelib.features.settings.service import Company
from chalicelib.ports import Files, Table

# One message may concern several accounts of one payer; more addresses are an attack.
ACCOUNTS_MAX = 5
SHOWN_MAX = 200
logger = logging.getLogger(__name__)


class Replies:
    """Replies to accounts of the actor's tenant; whose a message is, its addresses say alone."""

    def __init__(  # noqa: PLR0913 - what a reply touches
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        *,
        tenants: Tenants,
        documents: Documents,
        mails: Files,
        addresses: ReplyAddresses,
        domain: str,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._tenants, self._documents, self._mails = tenants, documents, mails
        self._addresses, self._domain = addresses, domain

    def arrived(self, key: str) -> None:
        """Take in a message that SES put under this key; the same message again does nothing."""
        came = self._came(key)
        owners = self._owners(came.mail)
        for owner in owners:
            actor = Actor.system(owner.tenant_id, DEBTOR)
            try:
                self._take_in(actor, owner.code, came)
            except NotFoundError:
                self._keep_stray(owner.tenant_id, came)
        if not owners:
            self._keep_stray(self._only_tenant(), came)

    def _came(self, key: str) -> Arrived:
        try:
            mail = read(self._mails.get(key, MAIL_BYTES_MAX), self._domain)
        except InvalidError:
            mail = Mail(is_readable=False)
        return arrived(mail, key)

    def _owners(self, mail: Mail) -> list[Owner]:
        """Whose addresses it was sent to; else whose message it answers, the newest first."""
        sent_to = map(self._addresses.owner, mail.sent_to[:ACCOUNTS_MAX])
        found = list(dict.fromkeys(filter(None, sent_to)))
        answered = map(self._addresses.owner, reversed(mail.answers[-ACCOUNTS_MAX:]))
        return found or list(filter(None, answered))[:1]

    def _only_tenant(self) -> str:
        """Of one company alone, a message without an account is surely its own."""
        known = self._tenants.all()
        return known[0].id if len(known) == 1 else ""

    def _keep_stray(self, tenant_id: str, came: Arrived) -> None:
        if not tenant_id:
            # It stands in the bucket: whoever runs this deployment reads it there.
            logger.error("an e-mail of no company", extra={"key": came.key})
            return
        at = self._company.now(Actor.system(tenant_id, DEBTOR))
        store.put_stray(self._table.for_tenant(tenant_id), stray_of(came, at))

    def _take_in(self, actor: Actor, code: str, came: Arrived) -> None:
        """One transaction: the account with its action and event, the reply, its documents.

        Files are stored before, under keys that the message decides: again, they are replaced.
        """
        table, at = self._table.for_tenant(actor.tenant_id), self._company.now(actor)
        if store.is_kept(table, code, came.id):
            return
        kept = self._stored(actor, code, came)

        def decide(account: Account) -> Change | None:
            if store.is_kept(table, code, came.id):
                return None
            reply = reply_of(account, came, at, [file for file, _ in kept])
            after = with_action(account, reply, self._company.today(actor))
            event = self._accounts.draft(actor, "reply_received", **facts(reply))
            puts = (self._documents.put_of(document) for _, document in kept if document)
            return Change(after, (event,), (store.put_of(reply), *puts))

        self._accounts.change(actor, code, decide)

    def _stored(
        self, actor: Actor, code: str, came: Arrived
    ) -> list[tuple[ReplyFile, Document | None]]:
        """What came with it: each file with the document it becomes, its content stored."""
        room = min(FILES_MAX, DOCUMENTS_MAX - len(self._documents.of_account(actor, code)))
        stored: list[tuple[ReplyFile, Document | None]] = []
        for number, (file, kept) in enumerate(checked(came.mail, room)):
            document = kept and self._document(actor, code, f"{came.id}-{number}", kept)
            if kept and document:
                self._documents.keep(document, kept.content)
                file = file.model_copy(update={"document": document.id})  # noqa: PLW2901
            stored.append((file, document))
        return stored

    def _document(self, actor: Actor, code: str, document_id: str, kept: Kept) -> Document:
        return Document(
            id=document_id,
            code=code,
            filename=kept.filename,
            content_type=kept.content_type,
            size=len(kept.content),
            # Of each account its own: one sent to two is deleted in one.
            key=f"{actor.tenant_id}/replies/{fingerprint(code)[:16]}/{document_id}",
            at=self._company.now(actor),
            by=DEBTOR,
            origin="reply",
            kind=DocumentKind.CORRESPONDENCE,
        )

    def of_account(self, actor: Actor, code: str) -> list[Reply]:
        """Replies of an account, newest first."""
        self._accounts.get(actor, code)
        found = store.replies(self._table.for_tenant(actor.tenant_id), code)
        return sorted(found, key=lambda r: (r.at, r.id), reverse=True)[:SHOWN_MAX]

    def move(self, actor: Actor, code: str, reply_id: str, to: str) -> None:
        """Move a reply with its files to another account, whose it is; again, nothing more.

        The one action of the first account goes or stands for the next reply, the other gets one.
        """
        actor.require(Role.COLLECTOR)
        if code == to:
            wrong = FieldError("code", "another account")
            raise InvalidError("The e-mail stands on this account already.", errors=(wrong,))
        table, today = self._table.for_tenant(actor.tenant_id), self._company.today(actor)

        def decide(here: Account, there: Account) -> tuple[Change, Change] | None:
            reply = store.reply(table, code, reply_id)
            if reply is None or reply.moved_to not in {"", to}:
                raise NotFoundError("There is no such e-mail on this account.")
            if reply.moved_to:
                return None
            kept, left = moved(reply, there)
            files = {file.document for file in reply.files}
            puts, deletes = self._documents.moved(actor, code, to, files)
            out = self._accounts.draft(actor, "reply_moved_out", account=to, **facts(left))
            came = self._accounts.draft(actor, "reply_moved_in", account=code, **facts(kept))
            rest = without_action(here, reply, store.replies(table, code))
            return (
                Change(rest, (out,), (store.put_of(left), *deletes)),
                Change(with_action(there, kept, today), (came,), (store.put_of(kept), *puts)),
            )

        change_both(self._accounts, actor, (code, to), decide)

    def strays(self, actor: Actor) -> list[Stray]:
        """E-mails of no account, newest first."""
        actor.require(Role.ADMINISTRATOR)
        found = store.strays(self._table.for_tenant(actor.tenant_id))
        return sorted(found, key=lambda s: (s.at, s.id), reverse=True)[:SHOWN_MAX]

    def give(self, actor: Actor, stray_id: str, code: str) -> None:
        """Say whose an e-mail is: it is taken in as if it had come there; again, nothing more."""
        stray = self._stray(actor, stray_id)
        self._take_in(actor, self._accounts.get(actor, code).code, self._came(stray.key))
        self.drop(actor, stray_id)

    def drop(self, actor: Actor, stray_id: str) -> None:
        """Show an e-mail of no account no more; the message itself stays in the bucket."""
        self._stray(actor, stray_id)
        store.drop_stray(self._table.for_tenant(actor.tenant_id), stray_id)

    def _stray(self, actor: Actor, stray_id: str) -> Stray:
        actor.require(Role.ADMINISTRATOR)
        found = store.stray(self._table.for_tenant(actor.tenant_id), stray_id)
        if found is None:
            raise NotFoundError("There is no such e-mail.")
        return found
