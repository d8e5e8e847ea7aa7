"""What users correct survives imports, is checked, and can be taken back."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.details import custom, phone
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.settings.model import CustomField, FieldKind
from tests.fakes.world import World

ON = date(2026, 3, 1)


@pytest.fixture
def world():
    made = World()
    facts = {"name": "Élan", "city": "Lyon", "country": "FR"}
    made.services.accounts.take_in(made.admin, AccountFacts(code="C1", customer=facts), 1, ON)
    made.services.accounts.take_in(made.admin, AccountFacts(code="C2", customer=facts), 1, ON)
    return made


def correct(world, code="C1", **given):
    version = world.services.accounts.get(world.admin, code).version
    return world.services.corrections.correct(world.admin, code, version, given)


def test_a_correction_survives_the_next_extract(world):
    correct(world, city="Villeurbanne")
    again = AccountFacts(code="C1", customer={"name": "Élan", "city": "Lyon 7e"})
    world.services.accounts.take_in(world.admin, again, 2, ON)
    account = world.services.accounts.get(world.admin, "C1")
    assert (account.details.city, account.customer.city) == ("Villeurbanne", "Lyon 7e")


def test_a_correction_taken_back_shows_the_accounting_systems_again(world):
    correct(world, city="Villeurbanne")
    assert correct(world, city=None).details.city == "Lyon"


def test_what_is_typed_as_the_accounting_system_has_it_is_no_correction(world):
    assert correct(world, city="Lyon").corrections == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("vat_number", "FR00123456789"),
        ("registration", "123456789"),
        ("country", "France"),
        ("email", "x@y.example"),
    ],
)
def test_what_cannot_be_right_is_refused_and_named(world, field, value):
    with pytest.raises(InvalidError) as error:
        correct(world, **{field: value})
    assert error.value.errors[0].field == field


def test_identifiers_that_hold_are_kept_without_their_spaces(world):
    account = correct(world, registration="552 100 554", vat_number="FR 40 303 265 045")
    assert account.corrections == {"registration": "552100554", "vat_number": "FR40303265045"}


def test_a_parent_is_an_account_and_never_below_itself(world):
    with pytest.raises(InvalidError):
        correct(world, parent="GHOST")
    correct(world, "C2", parent="C1")
    with pytest.raises(InvalidError):
        correct(world, "C1", parent="C2")


def test_a_telephone_is_written_with_its_country():
    assert phone("01 23 45 67 89", "FR") == "+33 1 23 45 67 89"
    assert phone("", "FR") == ""


@pytest.mark.parametrize("number", ["12", "not one", "01 23 45 67 89 01 23 45 67 89"])
def test_what_is_no_telephone_is_refused(number):
    with pytest.raises(ValueError, match=r"telephone|country"):
        phone(number, "FR")


FIELDS = (
    CustomField(key="branch", kind=FieldKind.CHOICE, choices=("Lyon", "Lille")),
    CustomField(key="since", kind=FieldKind.DATE),
    CustomField(key="staff", kind=FieldKind.NUMBER),
)


def test_own_fields_hold_what_their_kind_says():
    given = {"branch": "Lyon", "since": "2020-01-31", "staff": "12.5"}
    assert custom(given, FIELDS) == given


@pytest.mark.parametrize(
    ("key", "value"), [("branch", "Paris"), ("since", "yesterday"), ("staff", "many"), ("x", "1")]
)
def test_own_fields_refuse_what_does_not_fit(key, value):
    with pytest.raises(InvalidError):
        custom({key: value}, FIELDS)


def test_details_and_own_fields_change_at_once_or_not_at_all(world):
    version = world.services.accounts.get(world.admin, "C1").version
    after = world.services.corrections.correct(
        world.admin, "C1", version, {"city": "Bron"}, {"tags": ("vip",)}
    )
    assert (after.version, after.details.city, after.tags) == (version + 1, "Bron", ("vip",))


def test_an_own_field_that_is_not_named_stays(world):
    edit = world.services.accounts.edit
    first = edit(world.admin, "C1", 1, {"custom": {"a": "1", "b": "2"}})
    after = edit(world.admin, "C1", first.version, {"custom": {"b": ""}})
    assert after.custom == {"a": "1"}
