"""Files that users attach: known for what they are, kept once, deleted with a trace."""

from datetime import date

import pytest

from chalicelib.core.errors import ForbiddenError, InvalidError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.documents.kinds import UnknownTypeError, kind_of
from chalicelib.features.documents.model import DocumentKind
from tests.fakes.dunning import item
from tests.fakes.world import World

PDF = b"%PDF-1.7 agreement"


@pytest.fixture
def world():
    made = World()
    facts = AccountFacts(code="C1", customer={"name": "C1"}, items=(item("F1", date(2026, 1, 1)),))
    made.services.accounts.take_in(made.admin, facts, 1, date(2026, 3, 1))
    return made


def posted(world, content=PDF):
    upload, ticket = world.services.documents.ticket(world.admin, "C1")
    world.documents.put(ticket.fields["key"], content, "text/html")
    return upload


def add(world, upload, filename="deed.pdf", **more):
    said = {"kind": DocumentKind.AGREEMENT, **more}
    return world.services.documents.add(world.admin, "C1", upload, filename, **said)


def kinds_told(world):
    account = world.services.accounts.get(world.admin, "C1")
    return [e.kind for e in world.services.accounts.history(world.admin, account)]


def test_a_document_is_what_its_content_says(world):
    kept = add(world, posted(world), "../../deed.exe")
    assert (kept.filename, kept.content_type) == ("deed.pdf", "application/pdf")


def test_what_is_no_known_kind_is_refused_and_not_kept(world):
    upload = posted(world, b"<script>alert(1)</script>")
    with pytest.raises(InvalidError):
        add(world, upload, "page.html")
    assert world.documents.kept == {}


def test_added_twice_it_is_there_once(world):
    upload = posted(world)
    add(world, upload)
    add(world, upload)
    assert len(world.services.documents.of_account(world.admin, "C1")) == 1
    assert kinds_told(world).count("document_added") == 1


def test_said_again_under_a_name_that_does_not_fit_it_keeps_its_content(world):
    upload = posted(world, b"PK\x03\x04 a contract")
    kept = add(world, upload, "contract.docx")
    assert add(world, upload, "contract.pdf") == kept
    assert list(world.documents.kept) == [kept.key]


def test_nothing_posted_nothing_added(world):
    with pytest.raises(NotFoundError):
        add(world, "nothing")


def test_it_belongs_to_an_item_that_is_open(world):
    assert add(world, posted(world), item="F1").item == "F1"
    with pytest.raises(InvalidError):
        add(world, posted(world), item="F9")


def test_a_deleted_document_leaves_its_name_in_the_history(world):
    kept = add(world, posted(world))
    world.services.documents.remove(world.admin, "C1", kept.id)
    assert world.documents.kept == {}
    assert kinds_told(world)[0] == "document_removed"


def test_a_reader_attaches_nothing(world):
    reader = world.add_user("acme", Role.READER)
    with pytest.raises(ForbiddenError):
        world.services.documents.ticket(reader, "C1")


@pytest.mark.parametrize(
    ("filename", "content", "ending"),
    [
        ("a.docx", b"PK\x03\x04...", ".docx"),
        ("a.png", b"\x89PNG\r\n\x1a\n...", ".png"),
        ("a.txt", b"hello", ".txt"),
    ],
)
def test_kinds_that_are_kept(filename, content, ending):
    assert kind_of(filename, content)[1] == ending


@pytest.mark.parametrize(
    ("filename", "content"), [("a.zip", b"PK\x03\x04"), ("a.txt", b"a\x00b"), ("a.exe", b"MZ")]
)
def test_kinds_that_are_not(filename, content):
    with pytest.raises(UnknownTypeError):
        kind_of(filename, content)
