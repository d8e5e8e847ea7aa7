"""Extracts dropped into a world on fakes, and the work they leave, done in order or not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from chalicelib.features.access.model import Actor
from chalicelib.features.imports.ledger import Upload
from chalicelib.features.imports.mapping import Mapping
from chalicelib.features.imports.model import Import, State
from tests.fakes.world import World

HEADER = "code;name;number;issued_on;due_on;balance;currency"
# Real extracts that stand beside the repository where they are at hand.
REAL = Path(__file__).parents[3] / "shared" / "data" / "receivables"
IBM = REAL / "ibm_WA_Fn-UseC_-Accounts-Receivable.csv"
STARTED = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def extract(*rows: str) -> bytes:
    """A CSV extract with the usual header."""
    return "\n".join([HEADER, *rows, ""]).encode()


def row(code: str, number: str, balance: str = "100.00", due: str = "2026-02-01") -> str:
    return f"{code};Client {code};{number};2026-01-01;{due};{balance};EUR"


class Drops:
    """Drops files for one tenant, a minute apart, and delivers notices and queue messages."""

    def __init__(self, world: World, actor: Actor) -> None:
        self.world, self.actor = world, actor
        self.imports = world.services.imports
        self.uploads: list[Upload] = []

    def put(self, content: bytes, profile: str = "erp", name: str = "") -> Upload:
        """A file in the bucket of uploads; nobody was told yet."""
        number = len(self.uploads)
        key = f"uploads/{self.actor.tenant_id}/{profile}/{name or f'{number}.csv'}"
        self.world.uploads.put(key, content, "text/csv")
        self.uploads.append(Upload(key, STARTED + timedelta(minutes=number), str(number)))
        return self.uploads[-1]

    def tell(self, upload: Upload) -> None:
        self.imports.arrived(self.actor.tenant_id, upload)

    def work(self, most: int = 1_000) -> None:
        """Deliver what waits in the queue until nothing is left."""
        waiting = self.world.queues.waiting
        for _ in range(most):
            if not waiting:
                return
            _, message = waiting.pop(0)
            self.deliver(message)
        raise AssertionError("the queue never ends")

    def deliver(self, message: dict) -> None:
        steps, import_id = self.imports.steps, message["import_id"]
        if message["step"] == "read":
            steps.read(self.actor, import_id)
        elif message["step"] == "apply":
            steps.apply(self.actor, import_id, message["chunk"])
        else:
            steps.finish(self.actor, import_id)

    def take(self, content: bytes, profile: str = "erp", name: str = "") -> Import:
        """Drop, tell, work; the proposal is accepted as it stands when one is asked for."""
        self.tell(self.put(content, profile, name))
        self.work()
        found = self.newest()
        if found.state is State.WAITING_FOR_MAPPING and found.proposal:
            self.imports.map(self.actor, found.id, found.proposal, profile)
            self.work()
        return self.newest()

    def newest(self) -> Import:
        page = self.imports.page(self.actor, None, 200)
        return max(page.items, key=lambda found: found.sequence)

    def books(self) -> dict[str, dict[str, int]]:
        """Balances in minor units, by account and item."""
        accounts = self.world.services.accounts
        found = (accounts.get(self.actor, s.code) for s in accounts.portfolio(self.actor))
        return {a.code: {i.id: i.balance_minor for i in a.items} for a in found if a.items}

    def remember(self, name: str, mapping: Mapping) -> None:
        """Take in nothing but the profile."""
        from chalicelib.features.imports import store
        from chalicelib.features.imports.model import Profile

        profile = Profile(name=name, mapping=mapping, saved_at=STARTED, saved_by="test")
        self.world.table.for_tenant(self.actor.tenant_id).write(store.put_profile(profile))
