"""The client sheet, the agenda, searches, and the aged balance."""

import statistics
import time
from itertools import groupby, islice

from bench.extracts import DAY, Row, as_csv, rows
from bench.imports import remember_columns, take_in
from bench.measure import measured, tell
from bench.world import Bench, bench
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.accounts.rules import Merge, merge
from chalicelib.features.accounts.views import sheet
from chalicelib.features.alerts.model import ALERTS_MAX, Alert, Alerts
from chalicelib.features.open_items.model import ItemKind, OpenItem

SHEETS = 200
# Items that one extract may hold.
LOADED_MAX = 100_000
EDITS = 5


def loaded(world: Bench, items: int, *, one_each: bool = False) -> None:
    """Take in the books: ten items an account, or one."""
    made = rows(items)
    if one_each:
        made = list({row.code: row for row in made}.values())
    content = as_csv(made)
    remember_columns(world, content)
    take_in(world, content, "extract.csv")


def loaded_past_imports(world: Bench, items: int) -> None:
    """More than one extract may hold: accounts as an import makes them, without the file."""
    by_code = groupby(rows(items), key=lambda row: row.code)
    merges = (_merged(code, list(made)) for code, made in by_code)
    while part := list(islice(merges, 25)):
        world.services.accounts.take_in_new(world.actor, part, 1)


def _merged(code: str, made: list[Row]) -> Merge:
    items = tuple(
        OpenItem(
            id=row.number,
            number=row.number,
            kind=ItemKind(row.kind),
            issued_on=row.issued_on,
            due_on=row.due_on,
            amount_minor=row.amount,
            balance_minor=row.balance,
            currency="EUR",
            reference=row.reference,
        )
        for row in made
    )
    customer = {"name": made[0].name, "city": made[0].city, "country": made[0].country}
    facts = AccountFacts(code=code, customer=customer, items=items)
    return merge(Account(code=code), facts, 1, DAY)


def run_aged_balance(items: int) -> None:
    """The whole portfolio by lateness."""
    with bench() as world:
        if items > LOADED_MAX:
            loaded_past_imports(world, items)
        else:
            loaded(world, items)
        world.services.reports.aged_balance(world.actor)  # Connections and models are made once.
        with measured(world.meter, world.database_pid) as figure:
            world.services.reports.aged_balance(world.actor)
        tell("report.aged", figure, items=items)


def run_agenda(items: int) -> None:
    """Everybody's agenda, with its counters."""
    with bench() as world:
        loaded(world, items)

        def ask() -> int:
            actions = world.services.actions
            found = actions.agenda(world.actor, mine=None, when=None, kind=None, horizon_days=7)
            return len(found.groups)

        ask()  # Connections and models are made once.
        with measured(world.meter, world.database_pid) as figure:
            groups = ask()
        tell("agenda.open", figure, items=items, groups=groups)


def run_dashboard(items: int) -> None:
    """The first page of the day, with as many own alerts as a company may have."""
    with bench() as world:
        loaded(world, items)
        alerts = tuple(
            Alert(name=f"Late {n}", where=f"overdue > {n * 100} and oldest_due < today-{n}d")
            for n in range(ALERTS_MAX)
        )
        for own in ((), alerts):
            kept = world.services.alerts.all(world.actor)
            changed = Alerts(version=kept.version, alerts=own)
            world.services.alerts.change(world.actor, changed)
            world.services.reports.dashboard(world.actor)  # Connections and models are made once.
            with measured(world.meter, world.database_pid) as figure:
                found = world.services.reports.dashboard(world.actor)
            tell("dashboard.open", figure, accounts=found.accounts, own_alerts=len(own))


SEARCH = "overdue > 500 and (days_late > 30 or name contains a) and collector empty"


def run_search(items: int, *, one_each: bool = False) -> None:
    """A search over every account: the first time, and again for the next page."""
    with bench() as world:
        loaded(world, items, one_each=one_each)
        world.services.searches.run(world.actor, "level > 9")
        for name in ("search.filter", "search.filter.again"):
            if name == "search.filter":
                world.services.accounts._kept.forget(world.actor.tenant_id)  # noqa: SLF001
            with measured(world.meter, world.database_pid) as figure:
                found = world.services.searches.run(world.actor, SEARCH)
            tell(name, figure, accounts=items // 10, found=len(found))


def run_sheet(items: int) -> None:
    """Accounts one after the other, each with its last 50 events, as the API gives them."""
    with bench() as world:
        loaded(world, items)
        codes = [line.code for line in world.services.accounts.portfolio(world.actor)]
        for code in codes[:SHEETS]:
            _give_a_history(world, code)
        seconds = []
        with measured(world.meter, world.database_pid) as figure:
            for code in codes[:SHEETS]:
                began = time.perf_counter()
                _sheet(world, code)
                seconds.append(time.perf_counter() - began)
        count = len(seconds)
        tell(
            "sheet.open",
            figure,
            items=items,
            sheets=count,
            p50_ms=round(statistics.median(seconds) * 1000, 2),
            requests_each=round(figure.units.requests / count, 2),
            read_units_each=round(figure.units.read / count, 2),
        )


def _give_a_history(world: Bench, code: str) -> None:
    for number in range(EDITS):
        version = world.services.accounts.get(world.actor, code).version
        world.services.accounts.edit(world.actor, code, version, {"note": f"note {number}"})


def _sheet(world: Bench, code: str) -> None:
    account = world.services.accounts.get(world.actor, code)
    world.services.accounts.history(world.actor, account)
    sheet(account, world.services.company.today(world.actor), Limits())


def run_forecast(items: int) -> None:
    """The forecast of the whole portfolio, with the habits of every account."""
    with bench() as world:
        loaded(world, items)
        _learn(world)
        world.services.forecasts.get(world.actor)  # Connections and models are made once.
        world.services.forecasts._kept.forget(world.actor.tenant_id)  # noqa: SLF001
        with measured(world.meter, world.database_pid) as figure:
            world.services.forecasts.get(world.actor)
        tell("report.forecast", figure, items=items)


def _learn(world: Bench) -> None:
    """Half of the items are paid a day later; then the past is looked at, piece by piece."""
    lines = list(world.services.accounts.lines(world.actor))
    for line in lines:
        account = world.services.accounts.get(world.actor, line.code)
        facts = AccountFacts(code=line.code, items=account.items[::2])
        today = world.services.company.today(world.actor)
        world.services.accounts.take_in(world.actor, facts, line.import_sequence + 1, today)
    with measured(world.meter, world.database_pid) as figure:
        world.queues.waiting.clear()
        world.services.forecasts.start(world.actor)
        while world.queues.waiting:
            _, message = world.queues.waiting.pop(0)
            world.services.jobs.work(world.actor, message["job_id"], message["piece"])
    tell("report.forecast.learn", figure, accounts=len(lines))
