"""The day's extract of a company: none, one, cut short, the same twice, an older one late."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from chalicelib.features.access.model import Actor
from chalicelib.features.imports.model import Import, State
from tests.fakes.extracts import Drops
from tests.simulation.books import Books, Extract
from tests.simulation.checker import Checker
from tests.simulation.machine import Machine

# Nobody imported between Christmas and the second week of January.
WITHOUT = (date(2027, 12, 24), date(2028, 1, 7))


@dataclass
class Files:
    """Drops files, and tells the checker what the books are once one is taken in."""

    machine: Machine
    actor: Actor
    books: Books
    checker: Checker
    random: Random
    # Files that came and are not judged yet, and the one the books were last taken from.
    coming: dict[str, Extract] = field(default_factory=dict)
    before: Extract | None = None

    def first(self, on: date) -> None:
        """The columns are accepted once; from then on files come by themselves."""
        extract = self.books.extract(on)
        found = Drops(self.machine.world, self.actor).take(extract.content)
        assert found.state is State.DONE, found
        self._taken_in(extract)

    def day(self, on: date) -> None:
        """What the accounting system drops in the morning."""
        if on.weekday() > 4 or WITHOUT[0] <= on <= WITHOUT[1]:
            return
        how = self.random.random()
        if how < 0.4:
            return
        extract, older = self.books.extract(on), self.before
        if how < 0.45:
            rows = extract.content.split(b"\n")
            self._drop(Extract(on, {}, {}, b"\n".join(rows[: len(rows) // 3])))
            return
        self._drop(extract)
        if how < 0.5:
            self._drop(extract)
        if how > 0.95 and older:
            self._drop(older, days_ago=1)

    def _drop(self, extract: Extract, days_ago: int = 0) -> None:
        world = self.machine.world
        at = world.clock.at - timedelta(days=days_ago) + timedelta(seconds=len(self.coming))
        key = f"uploads/{self.actor.tenant_id}/erp/{at:%Y%m%dT%H%M%S}.csv"
        world.uploads.put(key, extract.content, "text/csv")
        self.coming[key] = extract
        self.machine.arrives(key, at)

    def judge(self) -> None:
        """What became of each file, in the order they were uploaded."""
        if not self.coming:
            return
        page = self.machine.world.services.imports.page(self.actor, None, 10)
        for found in sorted(page.items, key=lambda one: one.sequence):
            if found.key in self.coming:
                self._judge(found)

    def _judge(self, found: Import) -> None:
        """A person lets in what the brake held for no reason, and nothing else."""
        extract, imports = self.coming[found.key], self.machine.world.services.imports
        if found.state is State.WAITING_FOR_APPROVAL:
            imports.approve(self.actor, found.id, yes=bool(extract.items))
            self.machine.imports()
            found = imports.get(self.actor, found.id)
        if found.state is State.DONE:
            if not extract.items:
                self.checker.report("cut file", found.key, self.machine.world.clock.at)
            self._taken_in(extract)
        if found.state in {State.DONE, State.REFUSED}:
            del self.coming[found.key]

    def _taken_in(self, extract: Extract) -> None:
        self.before = extract
        self.checker.fresh_on = self.checker.hours.on(self.machine.world.clock.at)
        for code, known in self.checker.accounts.items():
            known.items = dict(extract.items.get(code, {}))
            if code in extract.items:
                known.imported = extract.emails[code]
            known.taken = {n: step for n, step in known.taken.items() if n in known.items}
