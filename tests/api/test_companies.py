"""One sign-in over several companies: what a person is in each, and how a request names one."""

import pytest

from chalicelib.features.access.model import Role

PASSWORD = "correct horse battery staple"


@pytest.fixture
def person(world):
    """A collector of acme who reads in other."""
    world.boss = world.add_tenant("other")
    collector = world.add_user("acme", Role.COLLECTOR)
    world.join(collector.name, "other", Role.READER)
    return collector


def test_a_person_is_told_its_companies_and_what_it_is_in_each(person, browser_of):
    companies = browser_of(person).get("/me").json["companies"]
    assert [(c["id"], c["role"]) for c in companies] == [("acme", "collector"), ("other", "reader")]


def test_a_request_that_names_no_company_is_for_the_first(person, browser_of):
    assert browser_of(person).get("/me").json["tenant_id"] == "acme"


def test_a_request_is_for_the_company_it_names(person, browser_of):
    me = browser_of(person).get("/me", Relance_Company="other").json
    assert (me["tenant_id"], me["role"]) == ("other", "reader")


def test_the_role_is_that_of_the_company_which_is_named(person, browser_of):
    clock = browser_of(person).post("/clock", {"days": 1}, Relance_Company="other")
    assert (clock.status, clock.json["code"]) == (403, "forbidden")


def test_an_invitation_of_somebody_known_adds_a_company_and_keeps_the_password(
    person, world, browser_of
):
    boss = browser_of(world.boss)
    invited = {"email": world.admin.name, "name": "Again", "role": "collector"}
    assert boss.post("/users", invited).status == 201
    assert world.identities.passwords[world.admin.name] == PASSWORD


def test_nobody_is_invited_twice_into_one_company(person, world, browser_of):
    invited = {"email": person.name, "name": "Again", "role": "collector"}
    answer = browser_of(world.boss).post("/users", invited)
    assert (answer.status, answer.json["code"]) == (409, "email_taken")


def test_leaving_one_company_lets_the_others_be(person, world, browser_of):
    browser_of(world.boss).call("PATCH", f"/users/{person.name}", {"active": False})
    browser = browser_of(person)
    assert browser.get("/me", Relance_Company="other").status == 403
    assert [c["id"] for c in browser.get("/me").json["companies"]] == ["acme"]
    assert person.name not in world.identities.disabled


def test_who_left_the_first_company_starts_in_the_other(person, admin, browser_of):
    admin.call("PATCH", f"/users/{person.name}", {"active": False})
    assert browser_of(person).get("/me").json["tenant_id"] == "other"


def test_who_left_every_company_cannot_sign_in(person, admin, world, browser_of):
    for browser in (admin, browser_of(world.boss)):
        browser.call("PATCH", f"/users/{person.name}", {"active": False})
    assert person.name in world.identities.disabled


def test_the_name_given_in_one_company_stays_there(person, world, browser_of):
    browser_of(world.boss).call("PATCH", f"/users/{person.name}", {"name": "Only here"})
    names = {
        user["email"]: user["name"] for user in browser_of(world.admin).get("/users").json["items"]
    }
    assert names[person.name] == "collector"


def test_a_language_is_chosen_for_all_companies(person, browser_of):
    browser = browser_of(person)
    browser.call("PATCH", "/me", {"language": "en"})
    assert browser.get("/me", Relance_Company="other").json["language"] == "en"


def test_the_demonstrations_of_one_person_share_one_date(world, browser_of):
    world.add_tenant("other")
    world.join(world.admin.name, "other", Role.READER)
    for tenant_id in ("acme", "other"):
        tenant = world.services.tenants.get(tenant_id)
        world.services.tenants.put(tenant.model_copy(update={"is_demonstration": True}))
    browser = browser_of(world.admin)
    browser.post("/clock", {"days": 2})
    assert browser.get("/me", Relance_Company="other").json["today"] == "2026-03-04"
