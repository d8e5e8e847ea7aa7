"""Judge promises whose day has passed, and tell how many are kept."""

from datetime import timedelta

from chalicelib.core.errors import ConflictError
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.settings.service import Company
from chalicelib.ports import Put, Table, TenantTable, blob

_PK, _SWEPT = "promises", "swept"


class PromiseRate(Frozen):
    """The promises of one collector's accounts that ended; `permille` of them were kept whole."""

    collector: str
    kept: int
    partly: int
    broken: int
    open: int
    permille: int | None


class Promises:
    """Promises of the actor's tenant."""

    def __init__(self, table: Table, accounts: Accounts, company: Company) -> None:
        self._tables, self._accounts, self._company = table, accounts, company

    def daily(self, actor: Actor) -> int:
        """Once a day, judge what is over; the number of accounts looked at."""
        table, today = self._tables.for_tenant(actor.tenant_id), self._company.today(actor)
        if _swept(table) == today.isoformat():
            return 0
        patience = timedelta(days=self._company.settings(actor).promise_patience_days)
        over = [
            line.code
            for line in self._accounts.lines(actor)
            if line.open_promise_on and line.open_promise_on + patience < today
        ]
        for code in over:
            self._judge(actor, code)
        table.write(Put({"pk": _PK, "sk": _SWEPT, "doc": today.isoformat().encode()}))
        return len(over)

    def _judge(self, actor: Actor, code: str) -> None:
        """Every save follows the promises: this one changes nothing else."""
        try:
            self._accounts.change(actor, code, lambda account: Change(account, ()))
        except ConflictError:
            # Whoever keeps changing it has judged it.
            return

    def rates(self, actor: Actor) -> tuple[PromiseRate, ...]:
        """By collector, those of nobody first."""
        actor.require(Role.READER)
        sums: dict[str, dict[str, int]] = {}
        for line in self._accounts.recent(actor):
            if not (line.open_promise_on or any(line.promises_ended.model_dump().values())):
                continue
            row = sums.setdefault(line.collector, {"kept": 0, "partly": 0, "broken": 0, "open": 0})
            for name, count in line.promises_ended.model_dump().items():
                row[name] += count
            row["open"] += line.open_promise_on is not None
        return tuple(_rate(collector, row) for collector, row in sorted(sums.items()))


def _rate(collector: str, row: dict[str, int]) -> PromiseRate:
    ended = row["kept"] + row["partly"] + row["broken"]
    permille = row["kept"] * 1000 // ended if ended else None
    return PromiseRate(collector=collector, **row, permille=permille)


def _swept(table: TenantTable) -> str:
    record = table.get(_PK, _SWEPT)
    return blob(record).decode() if record else ""
