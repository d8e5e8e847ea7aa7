"""A user sees the accounts of its scope, and no route shows it another's."""

from datetime import date

import pytest

from chalicelib.features.access.model import Absence, Actor, Role, Scope, User
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.statuses.rules import Qualification
from tests.api.routes import ROUTES
from tests.api.test_tenants_never_meet import call
from tests.fakes.dunning import item

ANA, BOB = "ana@acme.example", "bob@acme.example"
SECRET = "Confidential & Sons"


@pytest.fixture
def books(world):
    """Ana follows C1, Bob C2; both see their own accounts only."""
    for email in (ANA, BOB):
        user = User(
            email=email,
            tenant_id="acme",
            name=email,
            role=Role.COLLECTOR,
            scope=Scope.OWN,
            team="t",
        )
        world.services.users.invite(Actor.system("acme", "test"), user, "correct horse battery")
    for code, name in (("C1", SECRET), ("C2", "Open SARL")):
        facts = AccountFacts(
            code=code,
            customer={"name": name, "email": f"{code}@client.example", "country": "FR"},
            items=(item("F1", date(2026, 1, 10)),),
        )
        world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
        collector = ANA if code == "C1" else BOB
        world.services.accounts.edit(world.admin, code, 1, {"collector": collector})
    return world


@pytest.fixture
def as_bob(books, browser_of):
    return browser_of(Actor(tenant_id="acme", name=BOB, role=Role.COLLECTOR))


def codes(browser):
    return [row["code"] for row in browser.get("/accounts").json["items"]]


def test_a_list_holds_the_users_own_accounts(as_bob):
    assert codes(as_bob) == ["C2"]


def test_another_collectors_account_is_the_same_404_as_an_unknown_one(as_bob):
    hidden, unknown = as_bob.get("/accounts/C1"), as_bob.get("/accounts/GHOST")
    assert (hidden.status, hidden.json["code"]) == (unknown.status, unknown.json["code"])
    assert hidden.status == 404


READS = [name for name in ROUTES if name.startswith("GET ") and ROUTES[name][0] is not None]


@pytest.mark.parametrize("name", [name for name in READS if "outbox" not in name])
def test_no_route_shows_another_collectors_account(as_bob, name):
    answer = call(as_bob, name)
    assert SECRET.encode() not in answer.body
    assert b"Confidential" not in answer.body


WRITES = [
    name
    for name, (role, _) in ROUTES.items()
    if role in {Role.COLLECTOR, Role.COLLEAGUE} and "{code}" in name and "GET" not in name
]


@pytest.mark.parametrize("name", WRITES)
def test_no_route_changes_another_collectors_account(as_bob, books, name):
    before = books.services.accounts.get(books.admin, "C1")
    assert call(as_bob, name).status in {404, 422}
    assert books.services.accounts.get(books.admin, "C1") == before


def test_a_team_sees_the_accounts_of_its_members(as_bob, books):
    books.services.users.change(books.admin, BOB, scope=Scope.TEAM)
    assert codes(as_bob) == ["C1", "C2"]


def test_who_resolves_a_dispute_sees_its_account(as_bob, books):
    given = Qualification(type="LIT", dispute_type="price", resolver=BOB)
    books.services.qualifications.qualify(books.admin, "C1", 2, ["F1"], given)
    assert as_bob.get("/accounts/C1").status == 200


def test_a_substitute_works_the_absent_ones_accounts_on_those_days(as_bob, books):
    away = Absence(from_on=date(2026, 3, 1), to_on=date(2026, 3, 3), substitute=BOB)
    books.services.users.change(books.admin, ANA, absences=(away,))
    assert codes(as_bob) == ["C1", "C2"]
    groups = as_bob.get("/agenda?horizon_days=90").json["groups"]
    assert {group["code"] for group in groups} == {"C1", "C2"}


def test_after_the_absence_it_no_longer_does(as_bob, books):
    away = Absence(from_on=date(2026, 2, 1), to_on=date(2026, 3, 1), substitute=BOB)
    books.services.users.change(books.admin, ANA, absences=(away,))
    assert codes(as_bob) == ["C2"]


def test_nobody_stands_in_for_oneself(as_bob):
    away = {"from_on": "2026-03-01", "to_on": "2026-03-03", "substitute": BOB}
    answer = as_bob.call("PATCH", "/me", {"absences": [away]})
    assert answer.status == 422


def test_users_do_not_widen_their_own_scope(as_bob):
    assert as_bob.call("PATCH", f"/users/{BOB}", {"scope": "all"}).status == 403


def test_a_colleague_sees_what_is_asked_of_it_and_nothing_else(books, browser_of):
    colleague = books.add_user("acme", Role.COLLEAGUE)
    before = codes(browser_of(colleague))
    dispute = Qualification(type="LIT", dispute_type="price", resolver=colleague.name)
    version = books.services.accounts.get(books.admin, "C1").version
    books.services.qualifications.qualify(books.admin, "C1", version, ["F1"], dispute)
    assert (before, codes(browser_of(colleague))) == ([], ["C1"])
