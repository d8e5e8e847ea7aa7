"""Writing what a file says, chunk by chunk, and the report when every chunk is written.

apply   one chunk: counted first, then written account by account
finish  when every chunk is done: the report, and whoever waited behind goes on
"""

from collections.abc import Iterable
from datetime import date

from chalicelib.core.errors import ConflictError
from chalicelib.core.money import totals
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.accounts.rules import Merge, merge
from chalicelib.features.imports import chunks, ledger, store
from chalicelib.features.imports.model import ChunkResult, Head, Import, Progress, State
from chalicelib.features.imports.world import World, chunk_key
from chalicelib.ports import TenantTable


class Applying:
    """The steps after the reading."""

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

    def go_on(self, actor: Actor, found: Import) -> None:
        """Ask for the chunks that are not done; finish when there are none."""
        table = self._table(actor)
        left = [n for n in range(found.progress.total) if not _is_done(table, found, n)]
        if left:
            self.send(actor, found.id, "apply", left)
        else:
            self.finish(actor, found.id)

    def wake(self, actor: Actor, found: Import) -> None:
        """Let the import that waited behind this one go on."""
        for import_id in ledger.waiting_behind(self._table(actor), found)[:1]:
            self.send(actor, import_id, "read")

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
        self.wake(actor, found)


def _is_done(table: TenantTable, found: Import, number: int) -> bool:
    known = store.chunk(table, found, number)
    return known is not None and known.done


def _report(found: Import, results: list[ChunkResult]) -> Import:
    names = (
        "items_created",
        "items_changed",
        "items_closed",
        "accounts_created",
        "accounts_changed",
        "accounts_left_alone",
    )
    sums = {name: sum(getattr(r, name) for r in results) for name in names}
    everything = [*found.untouched, *(m for r in results for m in r.totals)]
    return found.model_copy(
        update={
            **sums,
            "state": State.DONE,
            "preview": None,
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
        accounts_changed=len(news),
        accounts_left_alone=sum(m.account.import_sequence > sequence for m in merges),
        totals=totals((t.minor, t.currency) for m in merges for t in m.account.outstanding()),
        written=tuple(m.account.code for m in news),
    )
