"""The daily run: the decision and the message alone, then whole with its storage."""

from datetime import timedelta

from bench.accounts import loaded
from bench.extracts import as_csv, rows, with_few_due
from bench.imports import remember_columns, take_in
from bench.measure import measured, tell
from bench.world import Bench, bench
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.model import PlannedReminder, ReminderState
from chalicelib.features.reminders.rules import decide
from chalicelib.features.reminders.settling import News

DUE = 1_000


def run_pure(items: int) -> None:
    """Decide and write the message of each account; nothing is read, stored or sent."""
    with bench() as world:
        loaded(world, items)
        accounts = [
            world.services.accounts.get(world.actor, line.code)
            for line in world.services.accounts.portfolio(world.actor)
        ]
        _message(world, accounts[0])  # Templates are compiled once.
        with measured(world.meter, world.database_pid) as figure:
            count = sum(_message(world, account) for account in accounts)
        tell(
            "reminders.decide_and_render",
            figure,
            accounts=len(accounts),
            messages=count,
            cpu_ms_each=round(figure.cpu_s * 1000 / max(1, count), 3),
        )


def _message(world: Bench, account: Account) -> bool:
    scenario = world.services.scenarios.of(world.actor, account)
    company = world.services.company
    planned = decide(account, scenario, company.today(world.actor))
    if not isinstance(planned, PlannedReminder):
        return False
    letter = compose.letter(account, planned, company.settings(world.actor))
    compose.rendered(letter, "https://relance.example/r/x")
    return True


def run_daily(items: int, due: int = DUE, name: str = "daily_run") -> None:
    """A morning on which so many accounts are due, then the provider's news of their messages."""
    with bench() as world:
        content = as_csv(with_few_due(rows(items), due))
        remember_columns(world, content)
        take_in(world, content, "extract.csv")
        world.clock.at += timedelta(hours=1)
        with measured(world.meter, world.database_pid) as figure:
            _morning(world)
        _tell(name, world, figure, items)
        with measured(world.meter, world.database_pid) as figure:
            _news(world)
        _tell(f"{name}.news", world, figure, items)


def _tell(name: str, world: Bench, figure, items: int) -> None:
    sent = len(world.mailer.sent)
    tell(
        name,
        figure,
        items=items,
        sent=sent,
        cpu_ms_each=round(figure.cpu_s * 1000 / sent, 3),
        write_units_each=round(figure.units.write / sent, 2),
        read_units_each=round(figure.units.read / sent, 2),
    )


def _morning(world: Bench) -> None:
    actor = Actor.system(world.actor.tenant_id, "daily_run")
    world.services.reminders.hourly(actor)
    while world.queues.waiting:
        _, message = world.queues.waiting.pop(0)
        failed = world.services.runs.work(actor, message["run_id"], message["codes"])
        if failed:
            raise failed[0]


def _news(world: Bench) -> None:
    actor = Actor.system(world.actor.tenant_id, "ses")
    for message_id, email in world.mailer.sent:
        for state in (ReminderState.SENT, ReminderState.DELIVERED):
            tags = email.tags
            news = News(
                code=compose.untagged(tags["account"]),
                reminder_id=tags["reminder"],
                state=state,
                message_id=message_id,
                at=world.clock.now(),
            )
            world.services.settling.hear(actor, news)
