import pytest

from chalicelib.core.errors import NotFoundError
from tests.fakes.debtors import PDF, book, form, link_to
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def document(world):
    """The id of a file that a debtor sent."""
    token = link_to(world, book(world, "F1"))
    page = world.services.debtor_pages.give(token, form("copy", file=PDF))
    return page.thanks.files[0].id


def test_a_document_can_be_downloaded(world, document):
    assert document in world.services.documents.link(world.admin, "C1", document)


def test_an_unknown_document_is_not_found(world, document):
    with pytest.raises(NotFoundError):
        world.services.documents.link(world.admin, "C1", "unknown")


def test_another_company_downloads_nothing(world, document):
    other = world.add_tenant("other")
    with pytest.raises(NotFoundError):
        world.services.documents.link(other, "C1", document)


def test_the_newest_document_comes_first(world, document):
    world.clock.advance(hours=1)
    token = link_to(world, world.services.accounts.get(world.admin, "C1"))
    world.services.debtor_pages.give(token, form("comment", comment="again", file=PDF))
    found = world.services.documents.of_account(world.admin, "C1")
    assert [d.id == document for d in found] == [False, True]
