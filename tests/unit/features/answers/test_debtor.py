from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from tests.fakes.debtors import PDF, book, form, link_to, state_of
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


@pytest.fixture
def token(world, account):
    return link_to(world, account)


def give(world, token, *arguments, **fields):
    return world.services.debtor_pages.give(token, form(*arguments, **fields))


def stored(world):
    return world.services.accounts.get(world.admin, "C1")


def answers(world):
    return world.services.answers.of_account(world.admin, "C1")


def test_the_page_shows_the_items_with_their_lateness(world, token):
    page = world.services.debtor_pages.page(token)
    assert [(i.number, i.days_late) for i in page.items] == [("F1", 29), ("F2", 29)]


def test_the_page_shows_the_total(world, token):
    assert [str(t) for t in world.services.debtor_pages.page(token).totals] == ["200.00 EUR"]


def test_an_item_settled_meanwhile_is_not_shown(world, token):
    book(world, "F2", sequence=2)
    assert [i.id for i in world.services.debtor_pages.page(token).items] == ["F2"]


def test_looking_changes_nothing(world, token):
    before = state_of(world.table)
    for _ in range(100):
        world.services.debtor_pages.page(token)
    assert state_of(world.table) == before


def test_an_answer_is_thanked(world, token):
    page = give(world, token, "promise", promise_on="2026-03-09")
    assert page.thanks.on == date(2026, 3, 9)


def test_an_answer_pauses_what_it_names(world, token):
    page = give(world, token, "promise", "F1", promise_on="2026-03-09")
    assert stored(world).pauses == {"F1": page.thanks.id}


def test_an_answer_without_ticks_pauses_all(world, token):
    give(world, token, "copy")
    assert set(stored(world).pauses) == {"F1", "F2"}


def test_an_answer_changes_no_status(world, token):
    give(world, token, "promise", promise_on="2026-03-09")
    assert stored(world).statuses == {}


def test_an_answer_is_in_the_history(world, token):
    give(world, token, "dispute", "F1", reason="price", comment="too much")
    event = stored(world).tail[-1]
    assert (event.kind, event.by, event.facts["comment"]) == (
        "answer_received",
        "debtor",
        "too much",
    )


def test_an_answer_waits_for_a_collector(world, token):
    give(world, token, "copy")
    waiting = world.services.answers.waiting(world.admin).items
    assert [(a.code, a.name, a.kind.value) for a in waiting] == [("C1", "Nova SARL", "copy")]


def test_the_same_answer_twice_has_one_effect(world, token):
    give(world, token, "promise", promise_on="2026-03-09")
    before = state_of(world.table)
    give(world, token, "promise", promise_on="2026-03-09")
    assert state_of(world.table) == before


def test_the_same_answer_is_the_same_after_an_item_closed(world, token):
    give(world, token, "copy")
    book(world, "F2", sequence=2)
    give(world, token, "copy")
    assert len(answers(world)) == 1


def test_the_same_answer_is_thanked_again_when_everything_closed(world, token):
    give(world, token, "copy")
    book(world, sequence=2)
    assert give(world, token, "copy").thanks


def test_sixteen_at_once_have_one_effect(world, token):
    with ThreadPoolExecutor(16) as pool:
        pages = list(pool.map(lambda _: give(world, token, "copy"), range(16)))
    assert (len(answers(world)), len({p.thanks.id for p in pages})) == (1, 1)


def test_a_form_sent_again_without_its_file_is_the_same_answer(world, token):
    first = give(world, token, "copy", file=PDF).thanks
    assert (give(world, token, "copy").thanks, len(answers(world))) == (first, 1)


def test_a_form_sent_again_with_a_file_is_another_answer(world, token):
    give(world, token, "copy")
    give(world, token, "copy", file=PDF)
    assert len(answers(world)) == 2


def test_two_different_answers_are_both_kept(world, token):
    give(world, token, "copy")
    give(world, token, "comment", comment="hello")
    assert len(answers(world)) == 2


def test_an_incomplete_form_records_nothing(world, token):
    before = state_of(world.table)
    give(world, token, "promise")
    assert state_of(world.table) == before


def test_an_incomplete_form_gives_back_what_was_typed(world, token):
    page = give(world, token, "promise", "F1", comment="soon")
    assert (page.errors, page.typed["comment"], page.typed["item"]) == (
        {"promise_on": "date_missing"},
        ("soon",),
        ("F1",),
    )


def test_an_answer_about_settled_items_is_refused(world, token):
    book(world, "F2", sequence=2)
    assert give(world, token, "copy", "F1").errors == {"item": "item_settled"}


def test_a_file_is_kept_among_the_documents(world, token):
    give(world, token, "paid", paid_on="2026-02-20", file=PDF)
    found = world.services.documents.of_account(world.admin, "C1")
    assert [(d.filename, d.by, d.size) for d in found] == [("proof.pdf", "debtor", len(PDF))]


def test_a_file_stands_in_the_companys_folder(world, token):
    give(world, token, "paid", paid_on="2026-02-20", file=PDF)
    assert [key.split("/")[:2] for key in world.documents.kept] == [["acme", "answers"]]


def test_a_file_can_be_downloaded_under_its_name(world, token):
    page = give(world, token, "paid", paid_on="2026-02-20", file=PDF)
    document = page.thanks.files[0].id
    assert world.services.documents.link(world.admin, "C1", document).endswith("as=proof.pdf")


def test_the_page_says_what_was_answered(world, token):
    give(world, token, "copy", "F1")
    page = world.services.debtor_pages.page(token)
    assert [(a.kind.value, a.state.value) for a in page.answers] == [("copy", "waiting")]


def test_a_link_to_other_items_does_not_say_what_was_answered(world, account, token):
    give(world, token, "copy", "F1")
    other = link_to(world, account, "F2")
    assert world.services.debtor_pages.page(other).answers == ()


def test_an_answer_may_name_thousands_of_items(world):
    many = book(world, *(f"F{n}" for n in range(5000)), code="C2")
    page = give(world, link_to(world, many), "copy")
    assert len(page.thanks.items) == 5000


def test_an_answer_that_meets_another_change_is_recorded_on_what_stands_then(
    world, token, monkeypatch
):
    accounts = world.services.accounts
    save, met = accounts.save, []

    def meet(actor, change):
        if not met:
            met.append(True)
            book(world, "F2", "F3", sequence=2)
        return save(actor, change)

    monkeypatch.setattr(accounts, "save", meet)
    give(world, token, "copy")
    assert set(stored(world).pauses) == {"F2"}
