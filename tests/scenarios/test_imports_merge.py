"""Extracts after one another: what people decided stays, what the books say moves."""

from datetime import date

from chalicelib.features.imports.mapping import Mode
from chalicelib.features.imports.model import State
from tests.fakes.extracts import Drops, extract, row
from tests.fakes.world import World

DELTA = "code;number;due_on;amount;currency;payment date"


def _drops() -> Drops:
    world = World(drop_limit_percent=100)
    return Drops(world, world.admin)


def test_what_users_own_survives_every_import():
    drops = _drops()
    drops.take(extract(row("A", "1"), row("B", "2")))
    accounts = drops.world.services.accounts
    version = accounts.get(drops.actor, "A").version
    accounts.edit(drops.actor, "A", version, {"collector": "zoe", "note": "call before noon"})
    drops.take(extract(row("A", "1", "60.00"), row("B", "2")))
    account = accounts.get(drops.actor, "A")
    assert (account.collector, account.note, account.items[0].balance_minor) == (
        "zoe",
        "call before noon",
        6000,
    )


def test_an_items_file_does_not_erase_what_a_customers_file_said():
    drops = _drops()
    drops.take(b"code;name;email;city\nA;Ann;ann@firm.example;Lyon\n", "customers")
    drops.take(extract(row("A", "1")))
    customer = drops.world.services.accounts.get(drops.actor, "A").customer
    assert (customer.name, customer.email, customer.city) == (
        "Client A",
        "ann@firm.example",
        "Lyon",
    )


def test_a_customers_file_leaves_items_alone():
    drops = _drops()
    drops.take(extract(row("A", "1")))
    found = drops.take(b"code;name;email\nB;Bob;bob@firm.example\n", "customers")
    assert found.state is State.DONE
    assert drops.books() == {"A": {"1": 10000}}


def test_a_customers_file_again_writes_no_account():
    drops = _drops()
    content = b"code;name;email;city\nA;Ann;ann@firm.example;Lyon\nB;Bob;;Lille\n"
    drops.take(content, "customers")
    drops.take(extract(row("A", "1")))
    drops.take(content, "customers")
    assert drops.take(content, "customers").progress.total == 0


def test_an_item_absent_from_a_full_extract_is_closed_with_the_date():
    drops = _drops()
    drops.take(extract(row("A", "1"), row("A", "2")))
    found = drops.take(extract(row("A", "1")))
    closed = list(drops.world.services.accounts.closed_items(drops.actor, "A"))
    assert found.items_closed == 1
    assert [(c.item.id, c.how, c.closed_on) for c in closed] == [("2", "absent", date(2026, 3, 2))]


def test_a_delta_closes_what_it_says_was_paid_and_nothing_else():
    drops = _drops()
    drops.take(extract(row("A", "1"), row("A", "2"), row("B", "3")))
    content = f"{DELTA}\nA;1;2026-02-01;100.00;EUR;2026-02-27\nA;9;2026-03-01;5.00;EUR;\n".encode()
    found = drops.take(content, "payments")
    assert found.mapping.mode is Mode.DELTA
    assert drops.books() == {"A": {"2": 10000, "9": 500}, "B": {"3": 10000}}


def test_a_delta_window_that_repeats_payments_closes_them_once():
    drops = _drops()
    drops.take(extract(row("A", "1"), row("A", "2")))
    paid = "A;1;2026-02-01;100.00;EUR;2026-02-27\n"
    drops.take(f"{DELTA}\n{paid}".encode(), "payments")
    drops.take(f"{DELTA}\n{paid}A;2;2026-02-01;100.00;EUR;2026-02-28\n".encode(), "payments")
    closed = list(drops.world.services.accounts.closed_items(drops.actor, "A"))
    assert sorted((c.item.id, c.closed_on.day) for c in closed) == [("1", 27), ("2", 28)]


def test_an_account_grown_by_a_person_meanwhile_keeps_both():
    drops = _drops()
    drops.take(extract(row("A", "1")))
    drops.tell(drops.put(extract(row("A", "1", "50.00"))))
    queue = drops.world.queues.waiting
    drops.deliver(queue.pop(0)[1])
    accounts = drops.world.services.accounts
    version = accounts.get(drops.actor, "A").version
    accounts.edit(drops.actor, "A", version, {"note": "edited while the import ran"})
    drops.work()
    account = accounts.get(drops.actor, "A")
    assert (account.note, account.items[0].balance_minor) == ("edited while the import ran", 5000)


def test_the_history_says_what_an_import_did():
    drops = _drops()
    drops.take(extract(row("A", "1")))
    drops.take(extract(row("A", "2")))
    accounts = drops.world.services.accounts
    newest = accounts.history(drops.actor, accounts.get(drops.actor, "A"))[0]
    assert (newest.kind, newest.by, newest.facts["created"], newest.facts["closed"]) == (
        "import",
        "import",
        ["2"],
        ["1"],
    )


def test_the_books_are_fresh_since_the_last_extract_of_items():
    drops = _drops()
    assert drops.imports.last_items_at(drops.actor) is None
    drops.take(extract(row("A", "1")))
    drops.world.clock.advance(days=2)
    drops.take(b"code;name\nB;Bob\n", "customers")
    assert drops.imports.last_items_at(drops.actor).date() == date(2026, 3, 2)


def test_an_import_that_keeps_failing_says_so_and_holds_nobody_up():
    drops = _drops()
    drops.tell(drops.put(extract(row("A", "1"))))
    found = drops.newest()
    drops.imports.steps.give_up(drops.actor, found.id)
    drops.work()
    assert drops.imports.get(drops.actor, found.id).refusal.code == "failed"
    assert drops.take(extract(row("A", "1"))).state is State.DONE


def test_work_that_died_on_its_way_is_asked_again():
    drops = _drops()
    drops.tell(drops.put(extract(row("A", "1"))))
    drops.work()
    drops.imports.map(drops.actor, drops.newest().id, drops.newest().proposal)
    drops.world.queues.waiting.clear()
    drops.world.clock.advance(minutes=30)
    drops.imports.resume(drops.actor)
    drops.work()
    assert drops.newest().state is State.DONE
