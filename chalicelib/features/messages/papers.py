"""The papers of a message: what leaves with an e-mail, and the letter itself."""

from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.documents.service import Documents
from chalicelib.features.reminders.compose import rendered
from chalicelib.features.reminders.model import Reminder
from chalicelib.features.statements.service import Statements
from chalicelib.ports import Attachment

_PDF = "application/pdf"


class MessagePapers:
    """`reminders.posting.Papers`, of documents and statements."""

    def __init__(self, documents: Documents, statements: Statements) -> None:
        self._documents, self._statements = documents, statements

    def attachments(self, actor: Actor, reminder: Reminder) -> tuple[Attachment, ...]:
        """Documents of the account, then its statement of today."""
        asked, code = reminder.attached, reminder.code
        found = [self._documents.attachment(actor, code, d) for d in asked.documents]
        if asked.statement:
            # reportlab is slow to import, and printing wants it alone.
            from chalicelib.features.statements.letter import statement_pdf  # noqa: PLC0415

            statement = self._statements.of(actor, code, reminder.letter.language)
            found.append(Attachment(f"{_safe(code)}.pdf", _PDF, statement_pdf(statement)))
        return tuple(found)

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


def _safe(code: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in code)
