"""Every call to AWS in an import, a daily run, an answer and a reply goes wrong once, in four ways.

The real adapters make the calls: to the one-machine database, and to moto for files, queues and
mail. After the fault AWS delivers again, as it does, and the end must be the one of a clean run.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.features.accounts import store
from chalicelib.features.answers.form import Posted
from chalicelib.features.imports.model import State
from chalicelib.jobs import imports, reminders, replies
from tests.fakes.mails import DOMAIN, PDF, mail
from tests.integration.aws_world import AwsWorld, aws_world
from tests.integration.faults import KINDS, Died, Faults

HEADER = "Code client;Raison sociale;E-mail;N° pièce;Type;Date pièce;Date échéance;Solde;Devise\n"
FIRST = HEADER + (
    "C1;Dupont;ap@dupont.example;F1;FAC;15/01/2026;14/02/2026;100,00;EUR\n"
    "C1;Dupont;ap@dupont.example;F2;FAC;15/01/2026;15/02/2026;50,00;EUR\n"
    "C2;Martin;ap@martin.example;F3;FAC;15/01/2026;16/02/2026;30,00;EUR\n"
)
SECOND = HEADER + (
    "C1;Dupont;ap@dupont.example;F2;FAC;15/01/2026;15/02/2026;50,00;EUR\n"
    "C2;Martin;ap@martin.example;F3;FAC;15/01/2026;16/02/2026;20,00;EUR\n"
    "C3;Petit;ap@petit.example;F4;FAC;20/01/2026;20/02/2026;70,00;EUR\n"
)
DELIVERIES = 4
# What each piece of work calls at least; a number that shrinks is looked into, and raised when
# the work grows.
POINTS = {"import": 30, "daily_run": 20, "answer": 5, "reply": 10}


class Event:
    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body

    def to_dict(self) -> dict[str, Any]:
        return self._body


@pytest.fixture(autouse=True)
def _quiet():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(local_dynamodb, dynamo_table):
    with aws_world(
        local_dynamodb, "relance", resend_after_minutes=2, inbound_domain=DOMAIN
    ) as made:
        yield made


def again_and_again(work: Callable[[], Any]) -> None:
    """Deliver until it goes through, as an event source does."""
    for _ in range(DELIVERIES):
        try:
            result = work()
        except (Died, Exception):  # noqa: BLE001 - a failed function is called again
            continue
        if not (isinstance(result, dict) and result.get("batchItemFailures")):
            return
    pytest.fail("it never went through")


def drain(world: AwsWorld, queue: str, function: Callable[[Any], Any]) -> None:
    while records := world.messages(queue):
        for record in records:
            again_and_again(lambda record=record: function(Event({"Records": [record]})))
            world.done(queue, record)


def drop(world: AwsWorld, name: str, text: str, number: int) -> None:
    """An extract appears in the bucket."""
    key = f"uploads/{world.tenant_id}/erp/{name}"
    world.drops.put(key, text.encode(), "text/csv")
    thing = {"key": key, "etag": name, "sequencer": f"{number:016x}"}
    notice = {"detail": {"object": thing}, "time": f"2026-03-02T08:0{number}:00Z"}
    again_and_again(lambda: imports.read_import(Event(notice)))
    drain(world, "imports", imports.import_work)


def first_import(world: AwsWorld) -> None:
    """The first extract, mapped by a person, who keeps the mapping."""
    drop(world, "first.csv", FIRST, 1)
    found = world.services.imports.page(world.actor, None, 1).items[0]
    if found.state is State.WAITING_FOR_MAPPING:
        world.services.imports.map(world.actor, found.id, found.proposal, "erp")
        drain(world, "imports", imports.import_work)


def daily_run(world: AwsWorld) -> None:
    """The schedule, three hours in a row, its queue, and what SES reports."""
    for _ in range(3):
        again_and_again(lambda: reminders.daily_run(Event({"time": "now"})))
        drain(world, "reminders", reminders.reminder_work)
        report(world)
        world.clock.advance(minutes=61)


def report(world: AwsWorld) -> None:
    """SES says that each message left and arrived."""
    for message in world.sent():
        tags = world.tags[message.destinations["ToAddresses"][0]]
        for kind in ("Send", "Delivery"):
            said = {
                "eventType": kind,
                "mail": {
                    "messageId": message.id,
                    "timestamp": world.clock.now().isoformat(),
                    "tags": {name: [value] for name, value in tags.items()},
                },
                kind.lower(): {"timestamp": world.clock.now().isoformat()},
            }
            record = {"Sns": {"Message": json.dumps(said)}}
            again_and_again(
                lambda record=record: reminders.message_events(Event({"Records": [record]}))
            )


def state(world: AwsWorld) -> dict[str, Any]:
    """Everything that must be the same, whatever went wrong on the way."""
    services, actor = world.services, world.actor
    accounts = {}
    for line in services.accounts.portfolio(actor):
        account = services.accounts.get(actor, line.code)
        accounts[line.code] = {
            "items": sorted((i.id, i.balance_minor) for i in account.items),
            "statuses": sorted(account.statuses),
            "paused": sorted(account.pauses),
            "reminded": {k: v.step for k, v in account.dunning.reminded.items()},
            "level": account.level,
            "events": [e.kind for e in reversed(services.accounts.history(actor, account))],
            "closed": sorted(c.item.id for c in closed(world, line.code)),
            "replies": [
                (r.subject, [f.filename for f in r.files])
                for r in services.replies.of_account(actor, line.code)
            ],
            "documents": [d.filename for d in services.documents.of_account(actor, line.code)],
            "actions": [action.label for action in account.actions],
            "reminders": sorted(r.state for r in services.reminders.of_account(actor, line.code)),
        }
    return accounts


def closed(world: AwsWorld, code: str) -> list[Any]:
    return list(store.closed(world.ports.table.for_tenant(world.tenant_id), code))


def second_import(world: AwsWorld) -> None:
    drop(world, "second.csv", SECOND, 2)


def answer(world: AwsWorld) -> None:
    """The debtor's form is posted, and posted again by somebody who saw an error."""
    form = Posted({"kind": ("promise",), "promise_on": ("2026-03-10",)})
    again_and_again(lambda: world.services.debtor_pages.give(world.token, form))


def issue_link(world: AwsWorld) -> None:
    account = world.services.accounts.get(world.actor, "C1")
    url = world.services.links.issue(world.actor, account, "r1", ("F1", "F2"), "fr")
    world.token = url.rpartition("/")[2]


def issue_address(world: AwsWorld) -> None:
    world.address = world.services.reply_addresses.of(world.actor, "C1")


def reply(world: AwsWorld) -> None:
    """SES stores the debtor's message, and tells its function."""
    world.drops.put("mail/1", mail(world.address, files={"virement.pdf": PDF}), "message/rfc822")
    notice = {"detail": {"object": {"key": "mail/1"}}}
    again_and_again(lambda: replies.read_reply(Event(notice)))


STORIES = {
    "import": ((first_import,), second_import),
    "daily_run": ((first_import,), daily_run),
    "answer": ((first_import, issue_link), answer),
    "reply": ((first_import, issue_address), reply),
}


def play(world: AwsWorld, faults: Faults, name: str, number: int, kind: str) -> dict[str, Any]:
    """The work of a story, with one fault in it."""
    faults.arm(number, kind)
    STORIES[name][1](world)
    faults.disarm()
    return state(world)


def recipients(world: AwsWorld) -> list[str]:
    return sorted(m.destinations["ToAddresses"][0] for m in world.sent())


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
@pytest.mark.parametrize("name", list(STORIES))
def test_a_fault_at_any_call_ends_like_a_clean_run(world, name, every, capsys):
    faults = Faults(world.clients)
    for step in STORIES[name][0]:
        step(world)
    start = world.keep()
    clean = play(world, faults, name, -1, "")
    calls, messages, different = list(faults.calls), recipients(world), []
    # By day each call fails in one way, the next call in the next way.
    points = [(n, k) for n in range(len(calls)) for k in KINDS if (n + KINDS.index(k)) % every == 0]
    for number, kind in points:
        world.restore(start)
        if play(world, faults, name, number, kind) != clean or recipients(world) != messages:
            different.append((number, calls[number], kind))
    with capsys.disabled():
        print(f"\n{name}: {len(calls)} calls to AWS, {len(points)} faults")  # noqa: T201 - a figure to watch
    assert different == []
    assert len(calls) >= POINTS[name]
