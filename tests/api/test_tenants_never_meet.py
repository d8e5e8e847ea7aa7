"""Every route, asked by everybody who may not: none gets in, none sees, none changes anything.

The table below is the whole API. A route that is not in it fails the first test, so that nobody
adds one without saying who may call it.
"""

from datetime import date

import pytest

from chalicelib.api.operations import OPERATIONS
from chalicelib.features.access.model import Role
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.open_items.model import ItemKind, OpenItem
from tests.api.routes import ROUTES

CANARY = "Canary-Of-Acme"
KNOWN = {f"{o.method} {o.path}": o for o in OPERATIONS}
GUARDED = sorted(name for name, o in KNOWN.items() if not o.is_public)


@pytest.fixture
def acme(world):
    """An account of acme's with a name that must never leave it."""
    item = OpenItem(
        id="F1",
        number="F1",
        kind=ItemKind.INVOICE,
        issued_on=date(2026, 1, 1),
        due_on=date(2026, 2, 1),
        amount_minor=10_000,
        balance_minor=10_000,
        currency="EUR",
        label=CANARY,
    )
    facts = AccountFacts(
        code="C1", customer={"name": CANARY, "email": "canary@acme.example"}, items=(item,)
    )
    world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
    return world


def rows_of(world, tenant_id):
    return {key: dict(row) for key, row in world.table.rows.items() if key[0] == tenant_id}


def call(browser, name, **more):
    operation, (_, body) = KNOWN[name], ROUTES[name]
    path = operation.path
    for parameter, value in {
        "code": "C1",
        "contact_id": "import",
        "channel": "email",
        "email": "administrator@acme.example",
    }.items():
        path = path.replace("{" + parameter + "}", value)
    path = path.replace("{", "").replace("}", "")
    headers = {"If_Match": '"1"'} if "version" in operation.hints else {}
    return browser.call(operation.method, path, body, **headers, **more)


def test_every_route_says_who_may_call_it():
    declared = {name: needs.value if needs else "public" for name, (needs, _) in ROUTES.items()}
    actual = {name: o.needs.value if o.needs else "public" for name, o in KNOWN.items()}
    assert declared == actual


@pytest.mark.parametrize("token", ["", "forged", "token-of-nobody@acme.example"])
def test_nobody_without_a_valid_token_gets_in(acme, client, token):
    from tests.api.conftest import Browser

    browser = Browser(client, token)
    got_in = [name for name in GUARDED if call(browser, name).status not in {401, 403}]
    assert got_in == []


def test_a_link_token_is_no_sign_in(acme, client):
    from chalicelib.core.ids import new_token
    from tests.api.conftest import Browser

    browser = Browser(client, new_token())
    assert [n for n in GUARDED if call(browser, n).status not in {401, 403}] == []


def test_another_company_sees_nothing_of_acme(acme, browser_of):
    other = browser_of(acme.add_tenant("other"))
    leaking = [name for name in GUARDED if CANARY.encode() in call(other, name).body]
    assert leaking == []


def test_another_company_changes_nothing_of_acme(acme, browser_of):
    other = browser_of(acme.add_tenant("other"))
    before = rows_of(acme, "acme")
    for name in GUARDED:
        call(other, name)
    assert rows_of(acme, "acme") == before


@pytest.mark.parametrize("company", ["acme", "ACME", "~", "acme#users", "nowhere"])
def test_naming_a_company_that_is_not_ones_own_opens_nothing(acme, browser_of, company):
    other = browser_of(acme.add_tenant("other"))
    before = rows_of(acme, "acme")
    answers = [call(other, name, Relance_Company=company) for name in GUARDED]
    assert {(a.status, a.json["code"]) for a in answers} == {(403, "not_your_company")}
    assert rows_of(acme, "acme") == before


def test_somebody_of_both_sees_each_only_where_it_is_named(acme, browser_of):
    both = acme.add_tenant("other")
    acme.join(both.name, "acme", Role.ADMINISTRATOR)
    browser = browser_of(both)
    reads = [n for n in GUARDED if KNOWN[n].method == "GET"]
    leaking = [name for name in reads if CANARY.encode() in call(browser, name).body]
    assert leaking == []
    assert CANARY.encode() in browser.get("/accounts/C1", Relance_Company="acme").body


def test_a_foreign_account_is_as_unknown_as_one_that_is_not_there(acme, browser_of):
    other = browser_of(acme.add_tenant("other"))
    on_accounts = [n for n in GUARDED if "/accounts/{code}" in n and KNOWN[n].method == "GET"]
    foreign = {n: call(other, n) for n in on_accounts}
    answers = {n: (a.status, a.body.replace(b"C1", b"")) for n, a in foreign.items()}
    unknown = {}
    for name in on_accounts:
        path = KNOWN[name].path.replace("{code}", "NONE").replace("{", "").replace("}", "")
        answer = other.get(path)
        unknown[name] = (answer.status, answer.body.replace(b"NONE", b""))
    assert answers == unknown


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_a_role_below_what_a_route_needs_is_refused(acme, browser_of, role):
    browser = browser_of(acme.add_user("acme", role))
    above = [n for n in GUARDED if KNOWN[n].needs.rank > role.rank]
    assert [n for n in above if call(browser, n).status != 403] == []


def test_what_a_reader_may_call_changes_nothing(acme, browser_of):
    reader = browser_of(acme.add_user("acme", Role.READER))
    before = rows_of(acme, "acme")
    own = {"DELETE /sessions", "PUT /password", "PATCH /me"}
    for name in GUARDED:
        if KNOWN[name].needs is Role.READER and name not in own:
            call(reader, name)
    assert rows_of(acme, "acme") == before
