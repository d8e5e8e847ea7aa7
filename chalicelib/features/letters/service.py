"""Letters to post of the actor's company, many at a time."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.documents.service import Documents
from chalicelib.features.jobs.model import Job, JobState, Miss, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.letters.model import POST, PRINT, LetterKey
from chalicelib.features.letters.words import words
from chalicelib.features.reminders.letters import Letter
from chalicelib.features.reminders.postal import Postal
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.rules import customer_of
from chalicelib.features.statements.words import words as statement_words
from chalicelib.features.templates.native import wording
from chalicelib.ports import Files

PRINTED_AT_ONCE, POSTED_AT_ONCE = 50, 25
FILE_BYTES_MAX = 500_000_000
PDF = "application/pdf"


class Letters:
    """Prints letters together, lists the registered ones, marks them as posted."""

    def __init__(  # noqa: PLR0913 - what letters touch
        self,
        postal: Postal,
        documents: Documents,
        files: Files,
        accounts: Accounts,
        company: Company,
        *,
        jobs: Jobs,
    ) -> None:
        self._postal, self._documents, self._files = postal, documents, files
        self._accounts, self._company, self._jobs = accounts, company, jobs

    def print(self, actor: Actor, keys: Sequence[LetterKey], to: str, *, two_sided: bool) -> Job:
        """Put them together, in the order of the list, as a job."""
        actor.require(Role.COLLECTOR)
        things = [
            LetterKey(r.code, r.id).thing for r in self._postal.chosen(actor, _required(keys))
        ]
        if not things:
            raise InvalidError("None of these letters waits any more.", code="nothing_to_print")
        wants = {"two_sided": two_sided, "to": to}
        return self._jobs.start(actor, PRINT, wants, pieces_of(things, PRINTED_AT_ONCE))

    def work_print(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """The letters of one piece as one file: the same, however often it is made."""
        # pypdf is wanted here alone.
        from chalicelib.features.letters.merged import merged  # noqa: PLC0415

        found, misses = [], []
        for key in map(LetterKey.of, piece.things):
            try:
                kept = self._documents.attachment(actor, key.code, key.reminder_id)
                found.append((key.code, kept.content))
            except NotFoundError:
                misses.append(Miss(what=key.code, reason="no_document"))
        content = merged(found, two_sided=bool(job.wants["two_sided"]))
        self._files.put(_key(actor, job.id, f"part-{piece.number:05d}"), content, PDF)
        return Outcome(done=len(found), failed=len(misses), misses=tuple(misses))

    def link(self, actor: Actor, job_id: str) -> str:
        """The address of the whole, for some minutes; who asks first has it put together."""
        from chalicelib.features.letters.merged import merged  # noqa: PLC0415

        job = self._jobs.get(actor, job_id)
        if job.kind != PRINT:
            raise NotFoundError("There are no such letters.")
        if job.state is not JobState.DONE or job.failed:
            raise ConflictError("The letters are not complete.", code="not_complete")
        key = _key(actor, job_id, "letters.pdf")
        try:
            self._files.get(_key(actor, job_id, "made"), 1)
        except NotFoundError:
            parts = (
                ("", self._files.get(_key(actor, job_id, f"part-{n:05d}"), FILE_BYTES_MAX))
                for n in range(job.pieces)
            )
            self._files.put(key, merged(parts, two_sided=False), PDF)
            self._files.put(_key(actor, job_id, "made"), b"1", "text/plain")
        name = words(str(job.wants["to"])).letters
        return self._files.link(key, f"{name} {self._company.today(actor)}.pdf")

    def register(self, actor: Actor, keys: Sequence[LetterKey], to: str, form: str) -> bytes:
        """The list of those that are registered, as `xlsx` or `pdf`."""
        # reportlab is slow to import, and printing wants it alone.
        from chalicelib.features.letters.register import (  # noqa: PLC0415
            Line,
            register_pdf,
            register_xlsx,
        )

        settings, lines = self._company.settings(actor), []
        for reminder in self._postal.chosen(actor, _required(keys)):
            if not reminder.letter.is_registered:
                continue
            account = self._accounts.get(actor, reminder.code)
            party = customer_of(account, settings.country, statement_words(to))
            line = Line(
                recipient=reminder.recipient,
                address=party.address,
                code=reminder.code,
                amounts=_amounts(reminder.letter, to),
                reference=reminder.id,
            )
            lines.append(line)
        if form == "xlsx":
            return register_xlsx(lines, to)
        return register_pdf(lines, settings.name, to, self._company.today(actor))

    def post(self, actor: Actor, keys: Sequence[LetterKey], on: date) -> int | Job:
        """They left on that day: how many did, or the job that notes it."""
        actor.require(Role.COLLECTOR)
        if not on <= self._company.today(actor):
            raise InvalidError("Letters left today at the latest.")
        for code in {key.code for key in _required(keys)}:
            self._accounts.get(actor, code)
        # Said of all before any is noted.
        early = next((r for r in self._postal.chosen(actor, keys) if on < r.on), None)
        if early:
            raise InvalidError(f"The letter of {early.code} was made later, on {early.on}.")
        if len(keys) <= POSTED_AT_ONCE:
            return sum(self._postal.post(actor, key.code, key.reminder_id, on) for key in keys)
        things = [key.thing for key in keys]
        return self._jobs.start(actor, POST, {"on": on.isoformat()}, pieces_of(things))

    def work_post(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """Note it of one piece; those noted before count as done."""
        on = date.fromisoformat(job.wants["on"])

        def post(key: LetterKey) -> None:
            self._postal.post(actor, key.code, key.reminder_id, on)

        return _each(piece, post)

    def withdraw(self, actor: Actor, key: LetterKey) -> None:
        """It will not be posted: the account is as before, and the paper is gone."""
        if self._postal.withdraw(actor, key.code, key.reminder_id):
            with suppress(NotFoundError):
                self._documents.remove(actor, key.code, key.reminder_id)


def _required(keys: Sequence[LetterKey]) -> Sequence[LetterKey]:
    if not keys:
        raise InvalidError("Choose the letters first.", code="nothing_chosen")
    return keys


def _each(piece: Piece, do: Callable[[LetterKey], None]) -> Outcome:
    misses = []
    for key in map(LetterKey.of, piece.things):
        try:
            do(key)
        except (NotFoundError, InvalidError) as error:
            misses.append(Miss(what=key.code, reason=error.code))
    done = len(piece.things) - len(misses)
    return Outcome(done=done, failed=len(misses), misses=tuple(misses))


def _amounts(letter: Letter, language: str) -> tuple[str, ...]:
    sums: dict[str, int] = {}
    for row in letter.rows:
        sums[row.currency] = sums.get(row.currency, 0) + row.balance_minor
    formats = wording(language).formats
    return tuple(formats.amount(minor, currency) for currency, minor in sorted(sums.items()))


def _key(actor: Actor, job_id: str, name: str) -> str:
    # The bucket forgets what begins so after some days (infra/resources.yaml).
    return f"exports/{actor.tenant_id}/{job_id}/{name}"
