"""Whatever breaks while a colleague is asked or answers: never two messages, never two answers."""

from contextlib import suppress

import pytest

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.answers.form import Posted
from chalicelib.features.questions.model import NewQuestion
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.debtors import PDF
from tests.fakes.faulty import Faults, Killed
from tests.scenarios.test_answer_faults import Story, points, report
from tests.scenarios.test_question_stories import mails, token

ASK_CALLS_MIN, ANSWER_CALLS_MIN = 8, 8


@pytest.fixture
def story():
    made = Story()
    services, admin = made.world.services, made.world.admin
    version = services.accounts.get(admin, "C1").version
    said = Qualification(type="LIT", dispute_type="price")
    services.qualifications.qualify(admin, "C1", version, ["F1"], said)
    made.keep()
    return made


def ask(story):
    given = NewQuestion(id="question-1", items=("F1",), to="sales@acme.example")

    def work(services):
        services.questions.ask(story.world.admin, "C1", given)

    return work


def once_more(story, work, plan):
    """One attempt that breaks, one that goes well; ids of links are made anew each time."""
    story.restart()
    story.world.mailer.sent.clear()
    with suppress(Killed, RetryableError, ConflictError):
        work(story.process(Faults(plan)))
    work(story.process(Faults()))


def test_a_question_that_broke_anywhere_and_is_asked_again_leaves_at_most_once(story, capsys):
    work, admin = ask(story), story.world.admin
    calls = story.calls(work)
    broken = []
    for plan in points(calls):
        once_more(story, work, plan)
        (question,) = story.world.services.questions.of_account(admin, "C1")
        sent = len(mails(story.world))
        # What did not leave is never said to have left.
        if sent > 1 or (question.mail.value == "sent") > sent:
            broken.append(plan)
    report(capsys, f"question: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= ASK_CALLS_MIN) == ([], True)


def test_an_answer_of_a_colleague_that_broke_anywhere_and_is_sent_again_is_one(story, capsys):
    ask(story)(story.world.services)
    story.keep()
    posted = Posted({"kind": ("credit_note",)}, "avoir.pdf", PDF)
    link = token(story.world)

    def work(services):
        services.colleague_pages.give(link, posted)

    calls, wanted = story.calls(work), story.end(work)
    broken = [plan for plan in points(calls) if story.end(work, plan) != wanted]
    report(capsys, f"colleague: {len(calls)} calls, {len(points(calls))} fault points")
    assert (broken, len(calls) >= ANSWER_CALLS_MIN) == ([], True)
