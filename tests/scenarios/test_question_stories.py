"""A colleague is asked about a dispute, answers from a link, or does not."""

import re
from datetime import date, timedelta

import pytest

from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.features.answers.debtor import LinkGoneError
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.service import Decision
from chalicelib.features.questions import store
from chalicelib.features.questions.model import MailState, NewQuestion
from chalicelib.features.questions.service import SHOWN_MAX
from chalicelib.features.questions.views import question_row
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.debtors import PDF, book
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)
DISPUTED = date(2026, 3, 16)  # A Monday.
SALES = "sales@acme.example"


@pytest.fixture
def story():
    """The 16th: one of two invoices is disputed for its price."""
    made = Story(DISPUTED)
    made.extract("C1", item("F1", DUE, 100_000), item("F2", DUE, 50_000))
    said = Qualification(type="LIT", dispute_type="price", comment="10 % trop cher")
    made.say("C1", said, "F1")
    return made


def ask(story, *items, question="question-1"):
    given = NewQuestion(id=question, items=items or ("F1",), to=SALES, text="Le prix ?")
    return story.services.questions.ask(story.admin, "C1", given)


def mails(story):
    return [s for s in story.mailer.sent if s.email.recipient == SALES]


def token(story, n=-1):
    return re.search(r"/r/([\w-]{32})", mails(story)[n].email.text).group(1)


def give(story, kind, **fields):
    posted = Posted({"kind": (kind,), **{name: (value,) for name, value in fields.items()}})
    return story.services.colleague_pages.give(token(story), posted)


def decide(story, *, accept=True, **more):
    answer = story.services.answers.of_account(story.admin, "C1")[0]
    story.services.answers.decide(story.admin, "C1", answer.id, Decision(accept=accept, **more))


def standing(story):
    (question,) = story.services.questions.of_account(story.admin, "C1")
    answers = story.services.answers.of_account(story.admin, "C1")
    return question_row(question, story.account(), answers).standing


def labels(story):
    return [action.label for action in story.account().actions]


def test_the_colleague_gets_a_link_by_mail(story):
    asked = ask(story)
    assert (asked.mail, len(mails(story))) == (MailState.SENT, 1)


def test_the_page_shows_the_disputed_invoice_and_nothing_else(story):
    ask(story)
    page = story.services.colleague_pages.page(token(story))
    assert [(i.number, i.comment) for i in page.items] == [("F1", "10 % trop cher")]


def test_asked_twice_with_one_id_is_asked_once(story):
    ask(story)
    ask(story)
    assert len(mails(story)) == 1


def test_the_colleague_becomes_the_resolver(story):
    ask(story)
    assert story.account().statuses["F1"].resolver == SALES


def test_only_disputes_are_asked_about(story):
    with pytest.raises(InvalidError):
        ask(story, "F2")


def test_its_link_opens_no_debtors_page(story):
    ask(story)
    with pytest.raises(LinkGoneError):
        story.services.debtor_pages.page(token(story))


def test_an_answer_waits_for_the_collector(story):
    ask(story)
    give(story, "resolved", comment="Le prix est celui du devis.")
    (waiting,) = story.services.answers.waiting(story.admin).items
    assert (waiting.by, waiting.kind.value, standing(story)) == (SALES, "resolved", "answered")


def test_the_same_answer_again_is_one(story):
    ask(story)
    for _ in range(2):
        give(story, "resolved", comment="Le prix est celui du devis.")
    assert len(story.services.answers.of_account(story.admin, "C1")) == 1


def test_a_yes_to_resolved_ends_the_dispute_and_reminders_go_on(story):
    ask(story)
    give(story, "resolved", comment="Le prix est celui du devis.")
    decide(story)
    assert (story.account().statuses["F1"].type.value, standing(story)) == ("CEC", "settled")
    story.on(date(2026, 3, 25))
    (sent,) = [s for s in story.hour() if s.email.recipient != SALES]
    assert "F1" in sent.email.text


def test_a_yes_to_a_credit_note_leaves_it_disputed(story):
    ask(story)
    give(story, "credit_note", comment="Avoir demandé")
    decide(story)
    status = story.account().statuses["F1"]
    found = (status.type.value, status.comment, standing(story))
    assert found == ("LIT", "Avoir demandé", "settled")


def test_a_no_leaves_the_question_open(story):
    ask(story)
    give(story, "resolved", comment="Le prix est celui du devis.")
    decide(story, accept=False, comment="Le devis dit autre chose.")
    assert (story.account().statuses["F1"].type.value, standing(story)) == ("LIT", "asked")


def test_a_file_comes_with_the_answer(story):
    ask(story)
    posted = Posted({"kind": ("credit_note",)}, "avoir.pdf", PDF)
    story.services.colleague_pages.give(token(story), posted)
    (document,) = story.services.documents.of_account(story.admin, "C1")
    assert document.by == SALES


@pytest.mark.parametrize(
    ("kind", "fields", "wrong"),
    [
        ("", {}, {"kind": "kind_missing"}),
        ("promise", {}, {"kind": "kind_missing"}),
        ("resolved", {}, {"comment": "comment_missing"}),
        ("remark", {}, {"comment": "comment_missing"}),
        ("more_time", {}, {"until": "until_missing"}),
        ("more_time", {"until": "2026-03-16"}, {"until": "until_date"}),
    ],
)
def test_an_incomplete_answer_is_told_so(story, kind, fields, wrong):
    ask(story)
    assert give(story, kind, **fields).errors == wrong


def test_a_dispute_that_is_over_closes_the_page(story):
    ask(story)
    story.extract("C1", item("F2", DUE, 50_000))
    assert story.services.colleague_pages.page(token(story)).items == ()
    assert give(story, "credit_note").errors == {"kind": "closed"}


def test_a_question_taken_back_opens_nothing(story):
    ask(story)
    story.services.questions.withdraw(story.admin, "C1", "question-1")
    with pytest.raises(LinkGoneError):
        story.services.colleague_pages.page(token(story))


def test_another_tenants_account_of_that_code_has_no_question(story):
    ask(story)
    other = story.add_tenant("other")
    book(story, "F1", code="C1", actor=other)
    assert story.services.questions.of_account(other, "C1") == ()
    with pytest.raises(NotFoundError):
        story.services.questions.withdraw(other, "C1", "question-1")


def test_every_event_of_the_story_has_a_sentence(story):
    ask(story)
    give(story, "more_time", until="2026-04-10", comment="vacances")
    decide(story)
    for _ in story.days(date(2026, 4, 11), date(2026, 4, 30)):
        story.hour()
    story.services.questions.withdraw(story.admin, "C1", "question-1")
    events = story.services.history.page(story.admin, "C1", "fr").items
    assert [e.text for e in events if e.text == e.kind] == []
    assert {"question_asked", "colleague_answered", "question_reminded", "question_unanswered"} <= {
        e.kind for e in events
    }


def test_of_very_many_questions_the_newest_are_shown(story):
    asked, table = ask(story), story.table.for_tenant("acme")
    for n in range(SHOWN_MAX):
        update = {"id": f"old-{n}", "version": 0, "at": asked.at - timedelta(days=n + 1)}
        table.write(store.put(asked.model_copy(update=update)))
    found = story.services.questions.of_account(story.admin, "C1")
    assert (len(found), found[0].id) == (SHOWN_MAX, asked.id)
