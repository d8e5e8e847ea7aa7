"""A person over a French and a Swiss company: what each owes, and both in one currency."""

from datetime import date

import pytest

from chalicelib.features.access.model import Role
from chalicelib.features.accounts.model import AccountFacts
from tests.fakes.dunning import item

RATES = b"date;devise;taux\n27/02/2026;CHF;0,9400\n27/02/2026;USD;1,1000\n"


def take_in(world, actor, code, *items):
    facts = AccountFacts(code=code, customer={"name": code}, items=items)
    world.services.accounts.take_in(actor, facts, 1, date(2026, 3, 1))


def invoice(number, minor, currency="EUR", due=date(2026, 2, 1)):
    return item(number, due, minor).model_copy(update={"currency": currency})


@pytest.fixture
def person(world, browser_of):
    """A credit manager of both; the Swiss company is owed francs and some dollars."""
    swiss = world.add_tenant("swiss", currency="CHF")
    manager = world.add_user("acme", Role.CREDIT_MANAGER)
    world.join(manager.name, "swiss", Role.READER)
    take_in(world, world.admin, "F1", invoice("1", 100_000), invoice("2", 50_001))
    take_in(world, swiss, "S1", invoice("1", 94_000, "CHF"), invoice("2", 11_000, "USD"))
    return browser_of(manager)


def send(person, content=RATES, name="groupe.csv"):
    return person.call("POST", f"/rates?name={name}", content, Content_Type="text/csv")


def totals(rows):
    return {(r["company_id"], r["currency"]): r["total"]["amount"] for r in rows}


def test_both_companies_in_the_euros_of_the_day(person):
    send(person)
    report = person.get("/reports/consolidation").json
    assert totals(report["rows"]) == {("acme", "EUR"): "1500.01", ("swiss", "EUR"): "1100.00"}
    assert report["whole"]["total"] == {"amount": "2600.01", "currency": "EUR"}
    assert report["missing"] == []


def test_beside_it_each_company_in_its_own_currencies(person):
    own = totals(person.get("/reports/consolidation").json["own"])
    assert own == {
        ("acme", "EUR"): "1500.01",
        ("swiss", "CHF"): "940.00",
        ("swiss", "USD"): "110.00",
    }


def test_the_rates_used_are_said_with_their_day_and_source(person):
    send(person)
    rates = person.get("/reports/consolidation").json["rates"]
    assert [(r["currency"], r["per_euro"], r["on"], r["source"]) for r in rates] == [
        ("CHF", "0.9400", "2026-02-27", "groupe.csv"),
        ("USD", "1.1000", "2026-02-27", "groupe.csv"),
    ]


def test_without_rates_what_lacks_one_is_left_out_and_named(person):
    report = person.get("/reports/consolidation").json
    assert report["whole"]["total"]["amount"] == "1500.01"
    assert [m["currency"] for m in report["missing"]] == ["CHF", "USD"]


def test_in_francs_by_the_same_rates(person):
    send(person)
    report = person.get("/reports/consolidation?currency=CHF").json
    assert totals(report["rows"]) == {("acme", "CHF"): "1410.01", ("swiss", "CHF"): "1034.00"}


def test_the_rates_of_one_company_are_not_the_others(person):
    send(person)
    assert person.get("/rates", Relance_Company="swiss").json["items"] == []


def test_a_week_without_rates_is_too_long(person, world):
    send(person)
    world.clock.advance(days=5)
    assert {m["currency"] for m in person.get("/reports/consolidation").json["missing"]} == {
        "CHF",
        "USD",
    }


def test_the_file_of_another_day_adds_to_what_is_known(person):
    send(person)
    send(person, b"date;devise;taux\n02/03/2026;CHF;0,9500\n", "neu.csv")
    rates = {r["currency"]: r["per_euro"] for r in person.get("/rates").json["items"]}
    assert rates == {"CHF": "0.9500", "USD": "1.1000"}


def test_a_file_sent_again_changes_no_rate(person):
    first, _ = send(person), send(person)
    assert (first.status, first.json["days"]) == (200, 1)
    assert len(person.get("/rates").json["items"]) == 2


def test_a_file_without_rates_is_refused(person):
    answer = send(person, b"hello")
    assert (answer.status, answer.json["code"]) == (422, "no_rates")


def test_a_reader_takes_no_rates_in(person):
    answer = person.call("POST", "/rates", RATES, Content_Type="text/csv", Relance_Company="swiss")
    assert answer.status == 403


def test_a_colleague_of_a_company_sees_none_of_its_sums(person, world, browser_of):
    manager = world.add_user("swiss", Role.CREDIT_MANAGER)
    world.join(manager.name, "acme", Role.COLLEAGUE)
    report = browser_of(manager).get("/reports/consolidation").json
    assert [company["id"] for company in report["companies"]] == ["swiss"]


def test_each_company_counts_the_accounts_that_the_person_sees_there(person, world, browser_of):
    admin = browser_of(world.admin)
    boss = "credit_manager@acme.example"
    assert admin.call("PATCH", f"/users/{boss}", {"scope": "own"}).status == 200
    own = totals(person.get("/reports/consolidation").json["own"])
    assert {company for company, _ in own} == {"swiss"}


def test_a_person_of_one_company_has_its_currencies_together(world, browser_of):
    take_in(world, world.admin, "F1", invoice("1", 100_000), invoice("2", 110_000, "USD"))
    admin = browser_of(world.admin)
    send(admin, b"date,currency,rate\n2026-03-02,USD,1.1\n", "own.csv")
    assert admin.get("/reports/consolidation").json["whole"]["total"]["amount"] == "2000.00"
