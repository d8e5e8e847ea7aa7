"""Dated stories: a reply that came to the wrong account goes to the one that it is about."""

from datetime import date, timedelta

import pytest

from chalicelib.core.errors import ForbiddenError, InvalidError, NotFoundError
from chalicelib.features.access.model import Role
from chalicelib.features.agenda.service import ActionResult
from tests.fakes.dunning import item
from tests.fakes.mails import DOMAIN, PDF, mail
from tests.scenarios.dunning import Story
from tests.scenarios.replies import DUE, address, comes, kept, to_read


@pytest.fixture
def story():
    """The 13th: the reminder of C1 left, and the payer of C2 wrote back to it."""
    made = Story(date(2026, 3, 13), inbound_domain=DOMAIN)
    made.extract("C1", item("F1", DUE))
    made.hour()
    made.extract("C2", item("F2", DUE), email="compta@client.example")
    comes(made, mail(address(made), "F2 est payée.", {"virement.pdf": PDF}))
    return made


def moves(story, code="C1", to="C2", actor=None):
    reply = story.reply_id
    story.services.replies.move(actor or story.admin, code, reply, to)


@pytest.fixture(autouse=True)
def _named(story):
    story.reply_id = kept(story)[0].id


def documents(story, code):
    return [d.filename for d in story.services.documents.of_account(story.admin, code)]


def test_day_3_it_stands_on_the_other_account_alone(story):
    story.on(date(2026, 3, 16))
    moves(story)
    assert [[r.text for r in kept(story, code)] for code in ("C1", "C2")] == [[], ["F2 est payée."]]


def test_its_files_go_with_it_and_open_there(story):
    moves(story)
    (document,) = story.services.documents.of_account(story.admin, "C2")
    found = story.services.documents.attachment(story.admin, "C2", document.id)
    assert (documents(story, "C1"), found.content) == ([], PDF)


def test_both_histories_say_so(story):
    moves(story)
    assert [story.kinds(code)[-1] for code in ("C1", "C2")] == ["reply_moved_out", "reply_moved_in"]


def test_somebody_is_to_read_it_there_and_nobody_here(story):
    moves(story)
    assert [to_read(story, code) for code in ("C1", "C2")] == [[], ["Re: Votre relance"]]


def test_another_reply_is_still_to_be_read_here(story):
    story.on(date(2026, 3, 16))
    again = mail(address(story), "Encore", Message_ID="<2@client.example>", Subject="Encore")
    comes(story, again, "mail/2")
    moves(story)
    assert [to_read(story, code) for code in ("C1", "C2")] == [["Encore"], ["Re: Votre relance"]]


def test_one_that_was_read_here_is_to_be_read_there(story):
    account = story.account()
    (action,) = account.actions
    story.services.actions.done(story.admin, "C1", account.version, action.id, ActionResult())
    moves(story)
    assert to_read(story, "C2") == ["Re: Votre relance"]


def test_its_sender_is_known_where_it_is_a_contact(story):
    before = kept(story)[0].is_known
    moves(story)
    assert (before, kept(story, "C2")[0].is_known) == (False, True)


def test_moved_again_nothing_more_happens(story):
    moves(story)
    moves(story)
    assert [story.kinds("C2").count("reply_moved_in"), len(kept(story, "C2"))] == [1, 1]


def test_the_same_message_stored_once_more_does_not_come_back(story):
    moves(story)
    story.on(story.today + timedelta(days=1))
    comes(story, mail(address(story), "F2 est payée.", {"virement.pdf": PDF}), "mail/2")
    assert [len(kept(story, code)) for code in ("C1", "C2")] == [0, 1]


def test_it_may_go_back(story):
    moves(story)
    moves(story, "C2", "C1")
    assert ([len(kept(story, c)) for c in ("C1", "C2")], documents(story, "C1")) == (
        [1, 0],
        ["virement.pdf"],
    )


def test_one_that_is_there_already_stays_there_once(story):
    story.on(date(2026, 3, 16)).hour()
    to_both = f"{address(story, 0)}, {address(story, 1)}"
    comes(story, mail(to_both, "Les deux", {"deux.pdf": PDF}, Message_ID="<3@x>"), "mail/3")
    story.reply_id = kept(story)[0].id
    moves(story)
    assert documents(story, "C2") == ["deux.pdf"]


def test_an_account_out_of_sight_is_none(story):
    collector = story.add_user("acme", Role.COLLECTOR)
    stranger = collector.model_copy(update={"sees": frozenset({"ana@acme.example"})})
    with pytest.raises(NotFoundError):
        moves(story, actor=stranger)


def test_a_reader_moves_nothing(story):
    with pytest.raises(ForbiddenError):
        moves(story, actor=story.add_user("acme", Role.READER))


def test_its_own_account_is_no_other(story):
    with pytest.raises(InvalidError):
        moves(story, to="C1")


def test_once_moved_elsewhere_it_is_not_moved_from_here(story):
    story.extract("C3", item("F3", DUE))
    moves(story)
    with pytest.raises(NotFoundError):
        moves(story, to="C3")
