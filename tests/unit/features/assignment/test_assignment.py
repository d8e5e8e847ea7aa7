from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Role
from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.assignment.model import Rule, Rules, Where
from chalicelib.features.assignment.rules import assigned, finds, preview
from chalicelib.features.bulk.model import BulkChange
from tests.fakes.debtors import book, state_of
from tests.fakes.work import drain, messages
from tests.fakes.world import World

LINE = Summary(
    code="C1",
    name="Élan SARL",
    country="FR",
    postal_code="59800",
    language="fr",
    group="North",
    tags=("vip",),
    balances={"EUR": Balance(due={date(2026, 2, 1): 12_000}, credits=-2_000)},
    items_count=1,
)
FRENCH = Rule(name="France", where=Where(countries=("fr",)), collector="ana", scenario="empty")
ALL = Rule(name="All", collector="bob", group="Rest")


@pytest.fixture
def world():
    return World()


def keep(world, *rules):
    rules = Rules(version=world.services.assignment.rules(world.admin).version, rules=rules)
    return world.services.assignment.change(world.admin, rules)


def account(world, code="C1"):
    return world.services.accounts.get(world.admin, code)


def apply(world):
    job = world.services.assignment.apply(world.admin)
    drain(world)
    return world.services.jobs.get(world.admin, job.id)


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"names_from": "d", "names_to": "e"},
        {"codes": ["c"]},
        {"countries": ["fr", "be"]},
        {"postal_codes": ["59"]},
        {"languages": ["FR"]},
        {"groups": ["north"]},
        {"tags": ["VIP"]},
        {"outstanding_from": Money(amount="100", currency="EUR")},
    ],
)
def test_a_rule_finds_what_it_describes(where):
    assert finds(Where(**where), LINE)


@pytest.mark.parametrize(
    "where",
    [
        {"names_from": "f"},
        {"names_to": "d"},
        {"codes": ["x"]},
        {"countries": ["be"]},
        {"postal_codes": ["75"]},
        {"tags": ["export"]},
        {"outstanding_from": Money(amount="100.01", currency="EUR")},
        {"outstanding_from": Money(amount="1", currency="USD")},
        {"countries": ["fr"], "groups": ["south"]},
    ],
)
def test_a_rule_does_not_find_the_rest(where):
    assert not finds(Where(**where), LINE)


def test_the_first_rule_that_names_a_field_gives_it():
    assert assigned((FRENCH, ALL), "eve", LINE) == {
        "collector": "ana",
        "scenario": "empty",
        "group": "Rest",
    }


def test_where_no_rule_finds_the_company_default_follows():
    assert assigned((), "eve", LINE) == {"collector": "eve"}


def test_what_somebody_says_is_given_to_nobody_else():
    line = LINE.model_copy(update={"said": ("collector", "group")})
    assert assigned((FRENCH, ALL), "eve", line) == {"scenario": "empty"}


def test_a_preview_counts_by_rule_and_lists_the_changes():
    seen = preview((FRENCH, ALL), "", [LINE])
    assert [(c.rule, c.found, c.changed) for c in seen.counts] == [("France", 1, 1), ("All", 1, 1)]
    assert [(m.field, m.after, m.rule) for m in seen.moves] == [
        ("collector", "ana", "France"),
        ("scenario", "empty", "France"),
        ("group", "Rest", "All"),
    ]


def test_a_preview_says_who_would_still_have_nobody():
    assert preview((), "", [LINE]).left_without == 1


def test_a_new_account_is_assigned_by_its_import(world):
    keep(world, ALL)
    assert book(world, "F1").responsible == "bob"


def test_an_account_that_an_import_creates_among_many_is_assigned(world):
    from chalicelib.features.accounts.model import Account
    from chalicelib.features.accounts.rules import merge

    keep(world, ALL)
    merged = merge(Account(code="C9"), AccountFacts(code="C9"), 1, date(2026, 3, 2))
    world.services.accounts.take_in_new(world.admin, [merged], 1)
    assert account(world, "C9").responsible == "bob"


def test_the_history_of_an_import_says_who_got_the_account(world):
    keep(world, ALL)
    assert book(world, "F1").tail[-1].facts["assigned"]["collector"] == "bob"


def test_the_accounting_system_comes_before_the_rules(world):
    keep(world, ALL)
    assert book(world, "F1", collector="erp").responsible == "erp"


def test_an_import_that_names_a_collector_takes_the_place_of_the_rule(world):
    keep(world, ALL)
    book(world, "F1")
    assert book(world, "F1", sequence=2, collector="erp").assigned == {"group": "Rest"}


def test_a_person_comes_before_the_rules(world):
    given = book(world, "F1")
    world.services.accounts.edit(world.admin, "C1", given.version, {"collector": "zoe"})
    keep(world, ALL)
    apply(world)
    assert (account(world).responsible, account(world).assigned) == ("zoe", {"group": "Rest"})


def test_what_a_person_gives_back_goes_to_the_rules(world):
    keep(world, ALL)
    book(world, "F1")
    world.services.bulk.start(world.admin, ["C1"], BulkChange(collector="zoe"))
    drain(world)
    world.services.bulk.start(world.admin, ["C1"], BulkChange(collector=""))
    drain(world)
    assert account(world).responsible == "bob"


def test_rules_changed_afterwards_are_applied_on_demand(world):
    book(world, "F1")
    keep(world, ALL)
    assert (apply(world).result, account(world).responsible) == ({"changed": 1}, "bob")


def test_a_rule_taken_away_takes_back_what_it_gave(world):
    keep(world, ALL)
    book(world, "F1")
    keep(world)
    apply(world)
    assert account(world).responsible == ""


def test_applied_twice_the_rules_write_nothing_more(world):
    book(world, "F1")
    keep(world, ALL)
    world.services.assignment.apply(world.admin)
    waiting = messages(world)
    world.queues.send("jobs", waiting)
    drain(world)
    once = state_of(world.table)
    world.queues.send("jobs", waiting)
    drain(world)
    assert state_of(world.table) == once


def test_once_a_day_the_rules_are_applied_by_themselves(world):
    book(world, "F1")
    keep(world, ALL)
    world.services.assignment.daily(world.admin)
    drain(world)
    assert account(world).responsible == "bob"


def test_the_second_hour_of_a_day_asks_for_nothing(world):
    keep(world, ALL)
    world.services.assignment.daily(world.admin)
    book(world, "F1")
    keep(world, FRENCH)
    world.services.assignment.daily(world.admin)
    assert messages(world) == []


def test_the_scenario_of_a_rule_is_followed(world):
    keep(world, Rule(name="All", scenario="empty"))
    given = book(world, "F1")
    assert world.services.scenarios.of(world.admin, given).id == "empty"


def test_a_collector_does_not_change_the_rules(world):
    with pytest.raises(ForbiddenError):
        world.services.assignment.change(world.add_user("acme", Role.COLLECTOR), Rules())


def test_a_rule_gives_something(world):
    with pytest.raises(InvalidError):
        keep(world, Rule(name="Nothing"))


def test_rules_that_changed_meanwhile_are_not_overwritten(world):
    keep(world, ALL)
    with pytest.raises(ConflictError):
        world.services.assignment.change(world.admin, Rules(rules=(FRENCH,)))
