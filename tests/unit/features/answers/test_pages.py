from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import product

import pytest

from chalicelib.core.money import Money
from chalicelib.features.answers.model import (
    DEBTOR_KINDS,
    Answer,
    AnsweredItem,
    AnswerKind,
    AnswerState,
    DisputeReason,
)
from chalicelib.features.answers.pages import render
from chalicelib.features.answers.pages.words import amount, languages, spoken, words
from chalicelib.features.answers.proposals import Limits
from chalicelib.features.answers.views import DebtorPage, PageItem

TODAY = date(2026, 3, 2)
SEEDS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "</textarea><b>", "</title><b>", "</style><b>", "</option></select><b>", "<!--", "-->",
    "]]>", "<![CDATA[", "<?php", "javascript:alert(1)", "data:text/html,x", "&lt;b&gt;",
    "&#60;b&#62;",
    "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "${7*7}", "{0.__class__}", "{name}", "%s%n", "`id`",
    "=1+1", "\r\nSet-Cookie: a=b", "\x00<b>", "\u2028<b>", "\ufeff<b>", "<\u202eb>", "％3Cb％3E",
)  # fmt: skip
WRAPS = (
    "{}", '"{}', "'{}", '">{}', "'>{}", "/>{}", '" autofocus {}', "' onfocus={} x='", "\\{}",
    "\\'{}",
    "<b>{}</b>", "{}<", "{}>", "&{};", " {} ", "{}\n", "<a href='{}'>", "-->{}<!--",
)  # fmt: skip
PAYLOADS = [wrap.replace("{}", seed) for seed, wrap in product(SEEDS, WRAPS)]
FIELDS = (
    "company",
    "name",
    "number",
    "id",
    "comment",
    "reference",
    "promise_on",
    "kind",
    "answered",
)


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.tags.append(("/" + tag,))

    def handle_comment(self, data):
        self.tags.append(("comment",))

    def handle_decl(self, decl):
        self.tags.append(("decl", decl))

    unknown_decl = handle_pi = handle_comment


def answered(number="F1", **fields):
    item = AnsweredItem(id="F1", number=number, balance=Money.of_minor(100, "EUR"))
    known = {"kind": AnswerKind.COPY, "state": AnswerState.WAITING}
    return Answer(
        id="A",
        id_without_file="A",
        code="C1",
        name="Nova",
        link="l",
        reminder_id="R",
        items=(item,),
        at=datetime(2026, 3, 1, tzinfo=UTC),
        **known | fields,
    )


def page(**text):
    """A page with that text in those places, and harmless words in the others."""
    said = dict.fromkeys(FIELDS, "x") | text
    item = PageItem(
        id=said["id"],
        number=said["number"],
        issued_on=TODAY,
        due_on=TODAY,
        amount=Money.of_minor(12_345, "EUR"),
        balance=Money.of_minor(2_345, "EUR"),
        days_late=text.get("days_late", 3),
    )
    return DebtorPage(
        company=said["company"],
        name=said["name"],
        language="fr",
        limits=Limits(6, TODAY, TODAY),
        today=TODAY,
        items=(item, item),
        totals=(Money.of_minor(4_690, "EUR"),),
        answers=(answered(said["answered"]),),
        errors={"promise_on": "date_missing"},
        typed={name: (said[name],) for name in ("comment", "reference", "promise_on", "kind")},
    )


def skeleton(shown, language="fr"):
    return Skeleton(render.page(shown, language)).tags


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 500


def test_no_text_in_any_place_changes_the_structure_of_the_page():
    plain = skeleton(page())
    assert [p for p in PAYLOADS if skeleton(page(**dict.fromkeys(FIELDS, p))) != plain] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_is_no_template(language):
    assert "{" not in render.page(page(), language).partition("</style>")[2]


def test_languages_say_the_same_things():
    def names(said, prefix=""):
        for key, value in said.items():
            yield from (
                names(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]
            )

    french, english = set(names(words("fr"))), set(names(words("en")))
    assert french == english


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", DEBTOR_KINDS)
def test_every_answer_can_be_thanked(language, kind):
    thanks = answered(kind=kind, on=TODAY, reason=DisputeReason.PRICE)
    shown = page().model_copy(update={"thanks": thanks, "errors": {}})
    assert words(language)["page"]["thanks"] in render.page(shown, language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("state", AnswerState)
def test_every_state_of_an_answer_can_be_shown(language, state):
    shown = page().model_copy(update={"answers": (answered(state=state),)})
    assert words(language)["states"][state.value] in render.page(shown, language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reason", DisputeReason)
def test_every_reason_has_its_words(language, reason):
    assert words(language)["reasons"][reason.value] in render.page(page(), language)


def test_a_page_whose_items_are_settled_has_no_form():
    shown = page().model_copy(update={"items": ()})
    assert "<form" not in render.page(shown, "fr")


def test_every_field_has_a_label():
    tags = skeleton(page())
    inputs = [t for t in tags if t[0] in {"input", "select", "textarea"}]
    named = [t for t in inputs if "id" in t or "aria-label" in t or t[1] == "type"]
    assert inputs == named


@pytest.mark.parametrize(
    ("minor", "currency", "french", "english"),
    [
        (123_450, "EUR", "1\u202f234,50\u00a0€", "€\u00a01,234.50"),
        (-123_450, "EUR", "−1\u202f234,50\u00a0€", "−€\u00a01,234.50"),
        (0, "EUR", "0,00\u00a0€", "€\u00a00.00"),
        (1_234_567, "JPY", "1\u202f234\u202f567\u00a0JPY", "JPY\u00a01,234,567"),
        (1_234, "TND", "1,234\u00a0TND", "TND\u00a01.234"),
    ],
)
def test_amounts_are_written_as_people_write_them(minor, currency, french, english):
    money = Money.of_minor(minor, currency)
    assert (amount(money, words("fr")), amount(money, words("en"))) == (french, english)


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("fr",), "fr"),
        (("", "fr-BE, en;q=0.8"), "fr"),
        (("de, en-GB;q=0.5, fr;q=0.1",), "en"),
        (("xx", "../fr", "fr.toml"), "en"),
        ((), "en"),
    ],
)
def test_the_first_wish_that_is_known_is_spoken(wishes, language):
    assert spoken(*wishes) == language
