"""Letters to post: which wait, printed together, listed for the counter, marked as posted."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from chalicelib.api.files import PDF, XLSX, attachment
from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Reply, Routes
from chalicelib.api.wording import reader_language
from chalicelib.container import services
from chalicelib.core.money import Money, totals
from chalicelib.core.paging import Page, cursor_of, position_of
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.letters.model import LETTERS_MAX, LetterKey
from chalicelib.features.reminders.compose import rendered
from chalicelib.features.reminders.postal import Waiting

routes = Routes("letters")


class LettersQuery(Strict):
    """Made on which day, all without one; where to go on."""

    on: date | None = None
    cursor: str | None = None


class LetterRow(Frozen):
    """A letter that waits; `holds`: what it says is still owed and may still be asked for."""

    id: str
    code: str
    name: str
    on: date
    step: str
    recipient: str
    subject: str
    amounts: tuple[Money, ...]
    is_registered: bool
    holds: bool


class Chosen(Strict):
    """Which letter."""

    code: Annotated[str, Field(min_length=1, max_length=200)]
    id: Annotated[str, Field(min_length=1, max_length=60)]


class LettersChosen(Strict):
    """Which letters."""

    letters: Annotated[tuple[Chosen, ...], Field(min_length=1, max_length=LETTERS_MAX)]

    @property
    def keys(self) -> list[LetterKey]:
        """As services name them, each once."""
        return list(dict.fromkeys(LetterKey(one.code, one.id) for one in self.letters))


class PrintAsked(LettersChosen):
    """Letters to print together; on two sides, each begins on a sheet of its own."""

    two_sided: bool = False


class RegisterAsked(LettersChosen):
    """The list of those that are registered, in a form."""

    form: Literal["xlsx", "pdf"]


class PostingAsked(LettersChosen):
    """Letters that left on a day."""

    on: date


class PrintedLetters(BaseModel):
    """Where the file is, for a few minutes."""

    url: str


class Posted(BaseModel):
    """How many were marked; or the job that marks them."""

    posted: int = 0
    job: JobView | None = None


@routes.get("/letters")
def letters(actor: Actor, query: LettersQuery) -> Page[LetterRow]:
    """Letters to post, by day and account: the order they are printed in."""
    found, more = services().postal.page(actor, query.on, position_of(query.cursor) or "")
    next_cursor = cursor_of(more) if more else None
    return Page[LetterRow](items=tuple(map(_row, found)), next_cursor=next_cursor)


@routes.post("/letter-prints", status=202)
def print_letters(actor: Actor, body: PrintAsked) -> JobView:
    """Put letters together as one file, as a job."""
    to = reader_language(actor)
    return job_view(services().letters.print(actor, body.keys, to, two_sided=body.two_sided))


@routes.get("/letter-prints/{job_id}", Role.COLLECTOR)
def printed_letters(actor: Actor, job_id: str) -> PrintedLetters:
    """The address of what a job put together."""
    return PrintedLetters(url=services().letters.link(actor, job_id))


@routes.post("/letter-registers")
def letter_register(actor: Actor, body: RegisterAsked) -> Reply:
    """The list of registered letters for the post office; ask with `Accept` for its type."""
    content = services().letters.register(actor, body.keys, reader_language(actor), body.form)
    return attachment(content, XLSX if body.form == "xlsx" else PDF, f"registered.{body.form}")


@routes.post("/letter-postings")
def post_letters(actor: Actor, body: PostingAsked) -> Posted:
    """Mark letters as posted: a few at once, many as a job."""
    made = services().letters.post(actor, body.keys, body.on)
    return Posted(posted=made) if isinstance(made, int) else Posted(job=job_view(made))


@routes.delete("/letters/{code}/{reminder_id}", status=204)
def withdraw_letter(actor: Actor, code: str, reminder_id: str) -> None:
    """Never post it: the account is as if it had not been made."""
    services().letters.withdraw(actor, LetterKey(code, reminder_id))


def _row(waiting: Waiting) -> LetterRow:
    reminder = waiting.reminder
    return LetterRow(
        **reminder.model_dump(include={"id", "code", "on", "step", "recipient"}),
        name=reminder.letter.account,
        subject=rendered(reminder.letter).title,
        amounts=totals((row.balance_minor, row.currency) for row in reminder.letter.rows),
        is_registered=reminder.letter.is_registered,
        holds=waiting.holds,
    )
