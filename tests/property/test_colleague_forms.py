"""Whatever is posted to a colleague's page, and whatever stands on it: one answer at most."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.money import Money
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.model import AnswerKind
from chalicelib.features.questions.colleague import ColleaguePage, DisputedItem
from chalicelib.features.questions.pages import render
from tests.api.test_colleague_page import asked
from tests.fakes.debtors import state_of
from tests.fakes.world import World
from tests.unit.features.answers.test_pages import PAYLOADS, Skeleton

NAMES = st.sampled_from(["kind", "until", "comment", "item", "file"])
VALUES = st.text(max_size=60) | st.sampled_from(
    [*AnswerKind, "2026-03-09", "9999-12-31", "0001-01-01", "F1", "F2"]
)
FORMS = st.builds(
    Posted,
    st.dictionaries(NAMES | st.text(max_size=9), st.lists(VALUES, max_size=3).map(tuple)),
    st.text(max_size=30),
    st.binary(max_size=40) | st.just(b"%PDF-1.7"),
)
DAY = date(2026, 3, 2)


@given(FORMS)
@settings(deadline=None)
def test_any_form_gives_a_page_and_at_most_one_answer(posted):
    world = World()
    token = asked(world)
    before = state_of(world.table)
    page = world.services.colleague_pages.give(token, posted)
    answers = world.services.answers.of_account(world.admin, "C1")
    assert render.page(page, "fr")
    assert (len(answers) == 1) if page.thanks else (state_of(world.table) == before)


def skeleton(text):
    item = DisputedItem(
        number=text,
        due_on=DAY,
        amount=Money.of_minor(100, "EUR"),
        balance=Money.of_minor(100, "EUR"),
        dispute_type=text,
        since=DAY,
        comment=text,
    )
    page = ColleaguePage(
        company=text,
        colour="",
        name=text,
        language="fr",
        today=DAY,
        by=text,
        asked_on=DAY,
        text=text,
        items=(item,),
        answers=(),
        errors={"kind": "kind_missing"},
        typed={"comment": text, "until": text, "kind": text},
    )
    return Skeleton(render.page(page, "fr")).tags


def test_no_text_in_any_place_changes_the_structure_of_the_page():
    plain = skeleton("x")
    assert [payload for payload in PAYLOADS if skeleton(payload) != plain] == []
