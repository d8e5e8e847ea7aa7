"""Companies of a deployment."""

from chalicelib import container
from chalicelib.features.access.model import Actor
from infra.company import _make
from tests.fakes.world import World


def test_the_first_company_has_settings_and_an_administrator():
    world = World()
    container.install(world.services)
    told = _make("new", "New SA", "credit@new.example", "boss@new.example")
    assert told == "New SA: boss@new.example is told by e-mail how to sign in."
    actor = Actor.system("new", "test")
    assert world.services.company.settings(actor).sender_email == "credit@new.example"
    assert [user.role for user in world.services.users.list(actor)] == ["administrator"]


def test_a_company_that_stands_keeps_its_settings():
    world = World()
    container.install(world.services)
    _make("acme", "Other", "other@acme.example", "second@acme.example")
    actor = Actor.system("acme", "test")
    assert world.services.company.settings(actor).name == "Acme"
    assert len(world.services.users.list(actor)) == 2


def test_an_administrator_of_another_company_finds_both():
    world = World()
    container.install(world.services)
    told = _make("new", "New SA", "credit@new.example", world.admin.name)
    assert told == f"New SA: {world.admin.name} signs in as before."
    companies = [user.tenant_id for user in world.services.users.companies(world.admin)]
    assert companies == ["acme", "new"]
