"""The steps of an import. Each may run twice, late, or stop anywhere: the end is the same.

read    file -> plan; waits for a person, or leaves chunks of accounts and the state `applying`
apply   one chunk: counted first, then written account by account
finish  when every chunk is done: the report, and whoever waited behind goes on
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.core.money import Money, totals
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account, AccountFacts, Summary
from chalicelib.features.accounts.rules import Merge, merge, summary
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.imports import chunks, ledger, store
from chalicelib.features.imports.mapping import problems, propose
from chalicelib.features.imports.model import (
    ChunkResult,
    Head,
    Import,
    Mapping,
    Mode,
    Progress,
    Refusal,
    State,
)
from chalicelib.features.imports.reading import Reading, preview_of, read_with
from chalicelib.features.imports.readers import FileRefusedError, Limits, Sheet, read
from chalicelib.features.settings.service import Company
from chalicelib.ports import Files, Queues, Table, TenantTable

LIMITS = Limits()
_GZIP = "application/gzip"


@dataclass(frozen=True, slots=True)
class World:
    """What the steps act on."""

    table: Table
    uploads: Files
    documents: Files
    queues: Queues
    company: Company
    accounts: Accounts


class Steps:
    """Moves the imports of a tenant on."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _table(self, actor: Actor) -> TenantTable:
        return self._world.table.for_tenant(actor.tenant_id)

    def send(self, actor: Actor, import_id: str, step: str, numbers: Iterable[int] = (0,)) -> None:
        """Ask for a step, once per number."""
        self._world.queues.send(
            "imports",
            [
                {"tenant": actor.tenant_id, "import_id": import_id, "step": step, "chunk": n}
                for n in numbers
            ],
        )

    # --- read -----------------------------------------------------------------------------------

    def read(self, actor: Actor, import_id: str) -> None:
        """Read the file of an import, unless an earlier import is still at work."""
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is State.APPLYING:
            self._go_on(actor, found)
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
        limit = company.settings(actor).drop_limit_percent
        return read_with(sheet, mapping, self._books(actor), company.today(actor), limit)

    def proposal(self, actor: Actor, sheet: Sheet) -> Mapping:
        """What the file's columns seem to be."""
        return propose(sheet, self._world.company.settings(actor).currency)

    def _books(self, actor: Actor) -> dict[str, Summary]:
        """The portfolio by code. Its index may lag behind: what the last imports wrote is checked."""
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
        self._world.documents.put(errors_key(actor, found.id), extract.log.packed(), _GZIP)
        return found.model_copy(
            update={
                "state": state, "preview": preview, "brake": reading.brake,
                "rows_read": extract.rows_read, "rows_refused": extract.log.rows_refused,
                "rows_skipped": extract.rows_skipped, "warnings": extract.log.warnings,
                "totals": reading.totals, "errors": tuple(extract.log.first),
                "has_items": extract.has_items,
            }
        )

    def _start(self, actor: Actor, found: Import, reading: Reading) -> None:
        """Leave the accounts to write in chunks, then change state, then ask for the work."""
        now = self._world.company.now(actor)
        batch = new_id(now)
        pieces = list(chunks.cut(reading.plan.changes))
        for number, piece in enumerate(pieces):
            content = chunks.pack(piece, reading.plan.created)
            self._world.documents.put(chunk_key(actor, found.id, batch, number), content, _GZIP)
        told = self._told(actor, found, reading, State.APPLYING)
        untouched = tuple(Money.of_minor(m, c) for c, m in sorted(reading.plan.untouched.items()))
        started = told.model_copy(
            update={
                "batch": batch, "on": self._world.company.today(actor), "untouched": untouched,
                "progress": Progress(total=len(pieces)), "proposal": None,
            }
        )
        is_stock = reading.extract.has_items and reading.extract.mode is Mode.STOCK

        def in_order(head: Head) -> Head:
            newest = max(head.stock_sequence, found.sequence if is_stock else 0)
            return head.model_copy(update={"stock_sequence": newest})

        try:
            saved = ledger.move(self._table(actor), started, now, in_order)
        except ConflictError:
            return
        self._go_on(actor, saved)

    def _go_on(self, actor: Actor, found: Import) -> None:
        """Ask for the chunks that are not done; finish when there are none."""
        table = self._table(actor)
        left = [n for n in range(found.progress.total) if not _is_done(table, found, n)]
        if left:
            self.send(actor, found.id, "apply", left)
        else:
            self.finish(actor, found.id)

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
        self._wake(actor, found)

    def _wake(self, actor: Actor, found: Import) -> None:
        for import_id in ledger.waiting_behind(self._table(actor), found)[:1]:
            self.send(actor, import_id, "read")

    # --- apply ----------------------------------------------------------------------------------

    def apply(self, actor: Actor, import_id: str, number: int) -> None:
        """Write the accounts of one chunk."""
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is not State.APPLYING or found.on is None:
            return
        known = store.chunk(table, found, number)
        if not known or not known.done:
            self._apply(actor, found, number, known, found.on)
        self.finish(actor, import_id)

    def _apply(
        self, actor: Actor, found: Import, number: int, known: ChunkResult | None, on: date
    ) -> None:
        content = self._world.documents.get(
            chunk_key(actor, found.id, found.batch, number), chunks.LIMIT_BYTES
        )
        writer = Actor.system(actor.tenant_id, "import")
        foreseen = [
            (facts, self._foresee(writer, facts, found.sequence, on, is_new=is_new))
            for facts, is_new in chunks.unpack(content)
        ]
        table = self._table(actor)
        result = known or self._count_first(table, found, number, [m for _, m in foreseen])
        new = [m for _, m in foreseen if m.is_news and not m.account.version]
        written = self._world.accounts.take_in_new(writer, new, found.sequence)
        for facts, merged in foreseen:
            if merged.account.code not in written:
                again = None if merged.account.version == 0 else merged
                self._world.accounts.take_in(writer, facts, found.sequence, on, again)
        done = result.model_copy(update={"done": True})
        table.write(store.put_chunk(found, number, done, is_first=False))

    def _foresee(
        self, actor: Actor, facts: AccountFacts, sequence: int, on: date, *, is_new: bool
    ) -> Merge:
        if is_new:
            # Should it exist after all, writing it as new conflicts, and it is read then.
            return merge(Account(code=facts.code), facts, sequence, on)
        return self._world.accounts.foresee(actor, facts, sequence, on)

    def _count_first(
        self, table: TenantTable, found: Import, number: int, merges: list[Merge]
    ) -> ChunkResult:
        result = count(merges, found.sequence)
        try:
            table.write(store.put_chunk(found, number, result, is_first=True))
        except ConflictError:
            return store.chunk(table, found, number) or result
        return result

    # --- finish ---------------------------------------------------------------------------------

    def finish(self, actor: Actor, import_id: str) -> None:
        """Report, once every chunk is done; before that, nothing."""
        table = self._table(actor)
        found = store.load(table, import_id)
        if found.state is not State.APPLYING:
            return
        results = list(store.chunks(table, found))
        if sum(r.done for r in results) < found.progress.total:
            return
        now = self._world.company.now(actor)

        def applied(head: Head) -> Head:
            last = now if found.has_items else head.last_items_at
            if not results:
                return head.model_copy(update={"last_items_at": last})
            recent = (found.id, *(i for i in head.recent if i != found.id))[: ledger.RECENT]
            return head.model_copy(update={"recent": recent, "last_items_at": last})

        try:
            ledger.move(table, _report(found, results), now, applied)
        except ConflictError:
            return
        self._wake(actor, found)


def _is_done(table: TenantTable, found: Import, number: int) -> bool:
    known = store.chunk(table, found, number)
    return known is not None and known.done


def _report(found: Import, results: list[ChunkResult]) -> Import:
    names = (
        "items_created", "items_changed", "items_closed", "accounts_created", "accounts_changed",
        "accounts_left_alone",
    )
    sums = {name: sum(getattr(r, name) for r in results) for name in names}
    everything = [*found.untouched, *(m for r in results for m in r.totals)]
    return found.model_copy(
        update={
            **sums, "state": State.DONE, "preview": None,
            "progress": Progress(done=len(results), total=found.progress.total),
            "portfolio_totals": totals((m.minor, m.currency) for m in everything),
        }
    )


def count(merges: list[Merge], sequence: int) -> ChunkResult:
    """What a chunk is about to change."""
    news = [m for m in merges if m.is_news]
    return ChunkResult(
        items_created=sum(len(m.created) for m in news),
        items_changed=sum(len(m.changed) for m in news),
        items_closed=sum(len(m.closed) for m in news),
        accounts_created=sum(m.account.version == 0 for m in news),
        accounts_changed=sum(m.account.version > 0 for m in news),
        accounts_left_alone=sum(m.account.import_sequence > sequence for m in merges),
        totals=totals((t.minor, t.currency) for m in merges for t in m.account.outstanding()),
        written=tuple(m.account.code for m in news),
    )


def errors_key(actor: Actor, import_id: str) -> str:
    """Where all errors of an import are kept."""
    return f"{actor.tenant_id}/imports/{import_id}/errors.jsonl.gz"


def chunk_key(actor: Actor, import_id: str, batch: str, number: int) -> str:
    """Where a chunk is kept."""
    return f"{actor.tenant_id}/imports/{import_id}/{batch}-{number:05d}.json.gz"
