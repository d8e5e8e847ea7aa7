"""The invented company: its books, and two years of it with a handful of customers."""

from datetime import date, timedelta

import pytest

from chalicelib.container import Services
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.questions.views import question_row
from chalicelib.features.reminders.model import ReminderState
from chalicelib.features.scenarios.model import Channel
from chalicelib.settings import Settings
from infra.local.demo import memory
from infra.local.demo.books import Books
from infra.local.demo.memory import MemoryTable
from infra.local.demo.seed import lived

TODAY = date(2026, 3, 2)
ACTOR = Actor.system("demo", "test")


@pytest.fixture(scope="module")
def table() -> MemoryTable:
    return lived("demo", TODAY, "http://127.0.0.1:8000", accounts=40).table


@pytest.fixture
def services(table) -> Services:
    from dataclasses import replace
    from datetime import UTC, datetime

    ports = replace(memory.ports(datetime(2026, 3, 2, 8, tzinfo=UTC)), table=table)
    return Services(ports, Settings(one_machine=True))


@pytest.fixture
def lines(services) -> list[Summary]:
    return services.accounts.portfolio(ACTOR)


def test_the_same_day_gives_the_same_extract():
    assert Books(TODAY, 20).extract(TODAY) == Books(TODAY, 20).extract(TODAY)


def test_tomorrow_some_items_are_paid_and_others_are_new():
    books = Books(TODAY, 200)
    today = set(books.extract(TODAY).splitlines())
    tomorrow = set(books.extract(TODAY + timedelta(days=3)).splitlines())
    assert today - tomorrow
    assert tomorrow - today


def test_every_account_has_an_unbroken_history(services, lines):
    assert lines
    assert all(services.history.verify(ACTOR, line.code).is_intact for line in lines)


def test_there_are_statuses_levels_and_closed_items(services, lines):
    assert len({status for line in lines for status in line.by_status}) >= 4
    assert {line.level for line in lines} >= {0, 1, 2}
    open_ones = [line for line in lines if line.items_count]
    assert any(services.reminders.of_account(ACTOR, line.code) for line in open_ones)


def test_the_books_hold_what_the_last_extract_said(lines):
    last = Books(TODAY, 40).facts(date(2026, 2, 27))
    owed = {facts.code: len(facts.items) for facts in last}
    assert {line.code: line.items_count for line in lines} == {
        code: count for code, count in owed.items() if code in {line.code for line in lines}
    }


def reminders_of(services, lines):
    return [r for line in lines for r in services.reminders.of_account(ACTOR, line.code)]


def answers_of(services, lines):
    return [a for line in lines for a in services.answers.of_account(ACTOR, line.code)]


def test_an_sms_stands_in_the_outbox(services):
    assert "SMS" in {message.subject for message in services.outbox.list(ACTOR, None).items}


def test_a_letter_waits_for_the_post_with_its_paper(services, lines):
    waiting, _ = services.postal.page(ACTOR, None, "")
    assert waiting
    code, letter = waiting[0].reminder.code, waiting[0].reminder.id
    assert letter in {d.id for d in services.documents.of_account(ACTOR, code)}


def test_other_letters_have_left(services, lines):
    letters = [r for r in reminders_of(services, lines) if r.channel is Channel.LETTER]
    assert ReminderState.SENT in {r.state for r in letters}


def test_a_question_about_a_dispute_has_an_answer_that_waits(services, lines):
    asked = [
        question_row(
            question,
            services.accounts.get(ACTOR, line.code),
            services.answers.of_account(ACTOR, line.code),
        )
        for line in lines
        for question in services.questions.of_account(ACTOR, line.code)
    ]
    assert [question.standing for question in asked] == ["answered"]


def test_an_answer_that_waits_promises_a_part(services, lines):
    waiting = [a for a in answers_of(services, lines) if a.is_waiting]
    assert any(item.part for answer in waiting for item in answer.items)
