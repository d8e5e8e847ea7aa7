"""The steps of an import. Each may run twice, late, or stop anywhere: the end is the same.

read    file -> plan; waits for a person, or leaves chunks of accounts and the state `applying`
apply, finish    see `applying`
"""

from collections.abc import Callable

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.imports import ledger, store
from chalicelib.features.imports.applying import Applying
from chalicelib.features.imports.mapping import Mapping, Mode
from chalicelib.features.imports.model import Head, Import, Progress, Refusal, State
from chalicelib.features.imports.proposal import problems, propose
from chalicelib.features.imports.readers import FileRefusedError, Limits, Sheet, read
from chalicelib.features.imports.reading import Reading, preview_of, read_with
from chalicelib.features.imports.world import GZIP, chunk_key, errors_key

LIMITS = Limits()


class Steps(Applying):
    """Moves the imports of a tenant on."""

    def read(self, actor: Actor, import_id: str) -> None:
        """Read the file of an import, unless an earlier import is still at work."""
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is State.APPLYING:
            self.go_on(actor, found)
        if found.state is not State.READING:
            return
        if ledger.is_behind(table, found, self._world.company.now(actor)):
            return
        try:
            self._read(actor, found, self.sheet(found))
        except (FileRefusedError, NotFoundError) as error:
            self._refuse(actor, found, error.code, error.detail)
        except InvalidError as error:
            code = "limit_file_bytes" if error.code == "too_large" else error.code
            self._refuse(actor, found, code, error.detail)

    def sheet(self, found: Import) -> Sheet:
        """The file as a table; FileRefusedError, or InvalidError when it is too large."""
        return read(self._world.uploads.get(found.key, LIMITS.file_bytes), LIMITS)

    def _read(self, actor: Actor, found: Import, sheet: Sheet) -> None:
        mapping = found.mapping or self._remembered(actor, found)
        reading = self.reading(actor, found, sheet, mapping) if mapping else None
        if reading is None:
            self._ask(actor, found, sheet)
        elif self._is_superseded(actor, found, reading):
            reason = "A newer extract was taken in already: this one is older."
            self._refuse(actor, found, "superseded", reason)
        elif reading.brake and not found.approved_by:
            held = self._told(actor, found, reading, State.WAITING_FOR_APPROVAL)
            self._move(actor, held.model_copy(update={"mapping": mapping}))
        else:
            self._start(actor, found.model_copy(update={"mapping": mapping}), reading)

    def _remembered(self, actor: Actor, found: Import) -> Mapping | None:
        if not found.profile:
            return None
        profile = store.profile(self._table(actor), found.profile)
        return profile.mapping if profile else None

    def reading(
        self, actor: Actor, found: Import, sheet: Sheet, mapping: Mapping
    ) -> Reading | None:
        """The file in a mapping, against the books as they are; None when columns are lacking."""
        if found.mode:
            mapping = mapping.model_copy(update={"mode": found.mode})
        company = self._world.company
        settings, today = company.settings(actor), company.today(actor)
        return read_with(sheet, mapping, self._books(actor), today, settings)

    def proposal(self, actor: Actor, sheet: Sheet) -> Mapping:
        """What the file's columns seem to be."""
        settings = self._world.company.settings(actor)
        return propose(sheet, settings.currency, settings.custom_fields)

    def _books(self, actor: Actor) -> dict[str, Summary]:
        """The portfolio by code; its index may lag, so what the last imports wrote is checked."""
        table, accounts = self._table(actor), self._world.accounts
        lines = {line.code: line for line in accounts.portfolio(actor)}
        for import_id in store.head(table).recent:
            earlier = store.load(table, import_id)
            for result in store.chunks(table, earlier):
                for code in result.written:
                    line = lines.get(code)
                    if line is None or line.import_sequence < earlier.sequence:
                        account = accounts.find(actor, code)
                        if account:
                            lines[code] = summary(account)
        return lines

    def _ask(self, actor: Actor, found: Import, sheet: Sheet) -> None:
        proposal = self.proposal(actor, sheet)
        asked = found.model_copy(update={"state": State.WAITING_FOR_MAPPING, "proposal": proposal})
        if not problems(proposal.fields):
            reading = self.reading(actor, found, sheet, proposal)
            if reading:
                asked = self._told(actor, asked, reading, State.WAITING_FOR_MAPPING)
        self._move(actor, asked)

    def _is_superseded(self, actor: Actor, found: Import, reading: Reading) -> bool:
        newest = store.head(self._table(actor)).stock_sequence
        return reading.extract.has_items and found.sequence < newest

    def _told(self, actor: Actor, found: Import, reading: Reading, state: State) -> Import:
        """The import with what its reading found, all errors kept for download."""
        extract = reading.extract
        preview = preview_of(reading)
        self._world.documents.put(errors_key(actor, found.id), extract.log.packed(), GZIP)
        return found.model_copy(
            update={
                "state": state,
                "preview": preview,
                "brake": reading.brake,
                "rows_read": extract.rows_read,
                "rows_refused": extract.log.rows_refused,
                "rows_skipped": extract.rows_skipped,
                "warnings": extract.log.warnings,
                "totals": reading.totals,
                "errors": tuple(extract.log.first),
                "has_items": extract.has_items,
            }
        )

    def _start(self, actor: Actor, found: Import, reading: Reading) -> None:
        """Leave the accounts to write in chunks, then change state, then ask for the work."""
        now = self._world.company.now(actor)
        batch = new_id(now)
        pieces = reading.plan.pieces.packed()
        for number, content in enumerate(pieces):
            self._world.documents.put(chunk_key(actor, found.id, batch, number), content, GZIP)
        told = self._told(actor, found, reading, State.APPLYING)
        untouched = tuple(Money.of_minor(m, c) for c, m in sorted(reading.plan.untouched.items()))
        started = told.model_copy(
            update={
                "batch": batch,
                "on": self._world.company.today(actor),
                "untouched": untouched,
                "progress": Progress(total=len(pieces)),
                "proposal": None,
            }
        )
        try:
            saved = ledger.move(self._table(actor), started, now, _newest(found, reading))
        except ConflictError:
            return
        self.go_on(actor, saved)

    def give_up(self, actor: Actor, import_id: str) -> None:
        """Say that an import could not be read, whatever was tried: it holds nobody up."""
        found = store.load(self._table(actor), import_id)
        if found.state is State.READING:
            self._refuse(actor, found, "failed", "Something went wrong on our side.")

    def _refuse(self, actor: Actor, found: Import, code: str, reason: str) -> None:
        refusal = Refusal(code=code, reason=reason)
        self._move(actor, found.model_copy(update={"state": State.REFUSED, "refusal": refusal}))

    def _move(self, actor: Actor, found: Import) -> None:
        """Write a state that lets others go on."""
        try:
            ledger.move(self._table(actor), found, self._world.company.now(actor))
        except ConflictError:
            return
        self.wake(actor, found)


def _newest(found: Import, reading: Reading) -> Callable[[Head], Head]:
    """From now on this is the newest full extract, if it is a full one."""
    is_stock = reading.extract.has_items and reading.extract.mode is Mode.STOCK

    def in_order(head: Head) -> Head:
        newest = max(head.stock_sequence, found.sequence if is_stock else 0)
        return head.model_copy(update={"stock_sequence": newest})

    return in_order
