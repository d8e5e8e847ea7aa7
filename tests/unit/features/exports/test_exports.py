from datetime import date
from io import BytesIO

import openpyxl
import pytest

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.exports import service
from chalicelib.features.exports.model import Wanted, What
from chalicelib.features.exports.words import HERE, words
from chalicelib.features.searches.fields import FIELDS
from tests.fakes.debtors import book, invoice
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


def sheet_of(content):
    return openpyxl.load_workbook(BytesIO(content)).active


def fetched(world, url):
    return sheet_of(world.documents.kept[url.partition("example/")[2].partition("?")[0]])


def exported(world, to="en", **wanted):
    return list(
        fetched(world, world.services.exports.start(world.admin, Wanted(**wanted), to)).values
    )


def worked(world, job):
    """The job after the queue brought every piece twice."""
    for queue, message in [*world.queues.waiting, *world.queues.waiting]:
        if queue == "jobs":
            world.services.jobs.work(world.admin, message["job_id"], message["piece"])
    return world.services.jobs.get(world.admin, job.id)


def test_every_field_a_search_knows_has_a_heading_in_every_language():
    missing = [
        (path.stem, name)
        for path in HERE.glob("*.toml")
        for name in FIELDS
        if name not in words(path.stem).accounts
    ]
    assert missing == []


def test_accounts_come_with_the_columns_chosen_in_their_order(world):
    book(world, "F1")
    rows = exported(world, what="accounts", columns=("overdue", "name", "oldest_due"))
    assert [rows[0], (rows[1][0], rows[1][1], rows[1][2].date())] == [
        ("Overdue (EUR)", "Customer", "Oldest due date"),
        (100, "Nova SARL", date(2026, 2, 1)),
    ]


def test_headings_are_in_the_users_language(world):
    book(world, "F1")
    assert exported(world, "fr", what="accounts", columns=("overdue",))[0] == ("Échu (EUR)",)


def test_each_currency_has_a_column_of_its_own(world):
    book(world, "F1", code="C1")
    usd = invoice("F2").model_copy(update={"currency": "USD"})
    facts = AccountFacts(code="C2", items=(usd,))
    world.services.accounts.take_in(world.admin, facts, 2, date(2026, 3, 2))
    rows = exported(world, what="accounts", columns=("code", "outstanding"))
    assert rows[1:] == [("C1", 100, None), ("C2", None, 100)]


def test_a_search_says_which_accounts(world):
    book(world, "F1", code="C1", city="Rennes")
    book(world, "F2", code="C2", city="Nantes")
    rows = exported(world, what="accounts", columns=("code",), where="city = Nantes")
    assert rows[1:] == [("C2",)]


def test_codes_say_which_accounts(world):
    book(world, "F1", code="C1")
    book(world, "F2", code="C2")
    rows = exported(world, what="accounts", columns=("code",), codes=("C2", "C9"))
    assert rows[1:] == [("C2",)]


def test_an_unknown_column_is_refused(world):
    book(world, "F1")
    with pytest.raises(InvalidError):
        exported(world, what="accounts", columns=("shoe_size",))


def test_nothing_found_is_nothing_to_export(world):
    with pytest.raises(InvalidError):
        exported(world, what="accounts")


def items(world, what=What.OPEN_ITEMS, chosen=()):
    content = world.services.exports.items(world.admin, "C1", what, chosen, "en")
    heads, *rows = sheet_of(content).values
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_open_items_of_an_account_come_with_what_is_known(world):
    book(world, "F1", "F2")
    row = items(world)[0]
    assert (row["Document"], row["Balance"], row["Days late"], row["Status"]) == (
        "F1",
        100,
        29,
        "Not contacted",
    )


def test_the_items_chosen_come_alone(world):
    book(world, "F1", "F2")
    assert [row["Document"] for row in items(world, chosen=("F2",))] == ["F2"]


def test_closed_items_say_how_they_closed(world):
    book(world, "F1", "F2")
    book(world, "F2", sequence=2)
    (row,) = items(world, What.CLOSED_ITEMS)
    assert (row["Document"], row["How"]) == ("F1", "Absent from the last extract")


def test_an_account_without_items_has_headings_only(world):
    book(world)
    assert items(world) == []


def many(world, monkeypatch, count=5):
    monkeypatch.setattr(service, "LIST_AT_ONCE", 2)
    monkeypatch.setattr(service, "ITEMS_AT_ONCE", 2)
    monkeypatch.setattr(service, "PIECE", 2)
    for n in range(count):
        book(world, f"F{n}", code=f"C{n}", sequence=n + 1)


@pytest.mark.parametrize(("what", "total"), [("accounts", 1), ("open", 5)])
def test_a_large_list_is_a_job_and_comes_whole(world, monkeypatch, what, total):
    many(world, monkeypatch)
    job = worked(world, world.services.exports.start(world.admin, Wanted(what=what), "en"))
    rows = list(fetched(world, world.services.exports.link(world.admin, job.id)).values)
    assert (job.total, job.state, [row[0] for row in rows[1:]]) == (
        total,
        "done",
        ["C0", "C1", "C2", "C3", "C4"],
    )


def test_a_file_asked_for_twice_is_put_together_once(world, monkeypatch):
    many(world, monkeypatch)
    job = worked(world, world.services.exports.start(world.admin, Wanted(what="open"), "en"))
    first = world.services.exports.link(world.admin, job.id)
    key = first.partition("example/")[2].partition("?")[0]
    world.documents.kept[key] = b"kept"
    world.services.exports.link(world.admin, job.id)
    assert world.documents.kept[key] == b"kept"


def test_a_job_that_is_not_done_has_no_file(world, monkeypatch):
    many(world, monkeypatch)
    job = world.services.exports.start(world.admin, Wanted(what="open"), "en")
    with pytest.raises(ConflictError):
        world.services.exports.link(world.admin, job.id)


def test_an_export_is_its_makers(world, monkeypatch):
    many(world, monkeypatch)
    job = worked(world, world.services.exports.start(world.admin, Wanted(what="open"), "en"))
    with pytest.raises(NotFoundError):
        world.services.exports.link(world.add_user("acme", Role.COLLECTOR), job.id)


def test_another_company_finds_no_export(world, monkeypatch):
    many(world, monkeypatch)
    job = worked(world, world.services.exports.start(world.admin, Wanted(what="open"), "en"))
    with pytest.raises(NotFoundError):
        world.services.exports.link(world.add_tenant("other"), job.id)


def test_nobody_exports_what_it_does_not_see(world):
    book(world, "F1")
    narrow = world.admin.model_copy(update={"sees": frozenset({"somebody"})})
    with pytest.raises(InvalidError):
        world.services.exports.start(narrow, Wanted(what="open"), "en")
