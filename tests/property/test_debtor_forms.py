"""Whatever is posted to the debtor's page: no crash, and at most one answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.api.forms import posted_form
from chalicelib.core.errors import InvalidError
from chalicelib.core.events import Draft
from chalicelib.features.answers.debtor import LinkGoneError
from chalicelib.features.answers.files import harmless
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.model import AnswerKind
from chalicelib.features.answers.pages import render
from chalicelib.features.history.rules import kinds, sentence
from tests.fakes.debtors import book, link_to, state_of
from tests.fakes.posts import MULTIPART, URL_ENCODED, multipart
from tests.fakes.world import World

TYPES = st.sampled_from([URL_ENCODED, MULTIPART, "multipart/form-data; boundary=", ""]) | st.text()
NAMES = st.sampled_from(
    [
        "kind",
        "item",
        "promise_on",
        "paid_on",
        "first_on",
        "instalments",
        "reference",
        "reason",
        "comment",
        "file",
    ]
)
VALUES = st.text(max_size=60) | st.sampled_from(
    [
        *AnswerKind,
        "F1",
        "F2",
        "F9",
        "2026-03-09",
        "2026-02-20",
        "price",
        "3",
        "9999-12-31",
        "0001-01-01",
    ]
)
FORMS = st.builds(
    Posted,
    st.dictionaries(NAMES | st.text(max_size=9), st.lists(VALUES, max_size=3).map(tuple)),
    st.text(max_size=30),
    st.binary(max_size=40) | st.just(b"%PDF-1.7"),
)


def is_form_or_refused(content_type, body):
    try:
        return isinstance(posted_form(content_type, body), Posted)
    except InvalidError:
        return True


@given(TYPES, st.binary(max_size=500))
def test_any_bytes_are_a_form_or_refused(content_type, body):
    assert is_form_or_refused(content_type, body)


@given(st.data())
def test_a_damaged_form_is_a_form_or_refused(data):
    body = bytearray(multipart("promise", "F1", promise_on="2026-03-09", file=b"%PDF-", name="a"))
    for _ in range(data.draw(st.integers(1, 5))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    assert is_form_or_refused(MULTIPART, bytes(body))


@given(FORMS)
@settings(deadline=None)
def test_any_form_gives_a_page_and_at_most_one_answer(posted):
    world = World()
    token = link_to(world, book(world, "F1", "F2"))
    before = state_of(world.table)
    page = world.services.debtor_pages.give(token, posted)
    answers = world.services.answers.of_account(world.admin, "C1")
    assert render.page(page, "fr")
    assert (len(answers) == 1) if page.thanks else (state_of(world.table) == before)


@given(st.text(max_size=64))
@settings(deadline=None)
def test_no_text_is_a_link(text):
    world = WORLD
    try:
        world.services.debtor_pages.page(text)
    except LinkGoneError:
        return
    raise AssertionError(text)


WORLD = World()


@given(st.text(max_size=200))
def test_any_file_name_becomes_harmless(name):
    kept = harmless(name, ".pdf")
    assert kept.endswith(".pdf")
    assert not set(kept) & set('/\\"<>:|?*\r\n\x00')
    assert kept.count(".") == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
FACTS = st.dictionaries(
    st.sampled_from(["items", "before", "after", "on", "comment", "step", "reason", "type"]), JSON
)


@given(st.sampled_from(sorted(kinds("fr"))) | st.text(max_size=20), FACTS)
def test_any_event_has_a_sentence(kind, facts):
    draft = Draft(at=WORLD.clock.at, by="ana", kind=kind, facts=facts)
    assert isinstance(sentence(draft, "fr"), str)
