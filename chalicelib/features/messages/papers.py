"""The papers of a message: what leaves with an e-mail, and the letter itself."""

from collections.abc import Iterable

from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.documents.service import Documents
from chalicelib.features.reminders.compose import rendered
from chalicelib.features.reminders.letters import DOCUMENTS_MAX
from chalicelib.features.reminders.model import PlannedReminder, Reminder
from chalicelib.features.statements.service import Statements
from chalicelib.ports import Attachment

_PDF = "application/pdf"
# Mailboxes commonly refuse more, all together.
ATTACHED_BYTES_MAX = 10 * 1024 * 1024


class MessagePapers:
    """`reminders.posting.Papers`, of documents and statements."""

    def __init__(self, documents: Documents, statements: Statements) -> None:
        self._documents, self._statements = documents, statements

    def attachments(self, actor: Actor, reminder: Reminder) -> tuple[Attachment, ...]:
        """Documents of the account, then its statement of today."""
        asked, code = reminder.attached, reminder.code
        items = [row.id for row in reminder.letter.rows]
        invoices = self._invoices(actor, code, items) if asked.invoices else []
        wanted = [*asked.documents, *(d.id for d in invoices)]
        found = [self._documents.attachment(actor, code, d) for d in wanted]
        if asked.statement:
            # reportlab is slow to import, and printing wants it alone.
            from chalicelib.features.statements.letter import statement_pdf  # noqa: PLC0415

            statement = self._statements.of(actor, code, reminder.letter.language)
            found.append(Attachment(_statement_name(code), _PDF, statement_pdf(statement)))
        return tuple(found)

    def names(self, actor: Actor, planned: PlannedReminder) -> tuple[str, ...]:
        """The names of what would go with a reminder."""
        step, code = planned.step, planned.code
        found = self._invoices(actor, code, planned.items) if step.attaches_invoices else []
        statement = [_statement_name(code)] if step.attaches_statement else []
        return (*(d.filename for d in found), *statement)

    def _invoices(self, actor: Actor, code: str, items: Iterable[str]) -> list[Document]:
        return within(self._documents.invoices(actor, code, items))

    def keep_letter(self, actor: Actor, reminder: Reminder, link: str) -> None:
        """The letter among the account's documents, under the reminder's id."""
        from chalicelib.features.messages.letter import letter_pdf  # noqa: PLC0415

        paper = self._statements.of(actor, reminder.code, reminder.letter.language)
        said, is_registered = rendered(reminder.letter, link), reminder.letter.is_registered
        content = letter_pdf(paper, said, link, is_registered=is_registered)
        name = f"{reminder.step}-{_safe(reminder.code)}-{reminder.on}.pdf"
        try:
            self._documents.keep_made(
                actor, reminder.code, reminder.id, (name, DocumentKind.CORRESPONDENCE), content
            )
        except ConflictError:
            return


def within(documents: Iterable[Document]) -> list[Document]:
    """The first of them that a message may carry."""
    found: list[Document] = []
    for document in documents:
        size = sum(one.size for one in found) + document.size
        if size <= ATTACHED_BYTES_MAX and len(found) < DOCUMENTS_MAX:
            found.append(document)
    return found


def _statement_name(code: str) -> str:
    return f"{_safe(code)}.pdf"


def _safe(code: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in code)
