from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.templates.about import About, Line
from chalicelib.features.templates.checks import PLACEHOLDERS, mistakes
from chalicelib.features.templates.model import StepText
from chalicelib.features.templates.native import languages, wording
from chalicelib.features.templates.rendering import render_template
from chalicelib.features.templates.strangers import strangers

DAY = date(2026, 3, 10)
ABOUT = About(
    company="Acme",
    sender="Ana",
    account="Client",
    code="C1",
    contact="Bob",
    on=DAY,
    lines=(Line("F1", DAY, DAY, 12_000, "EUR"),),
    credits={},
    link="https://x.example",
)


def found(body, subject="Hello"):
    return [(m.line, m.column, m.code) for m in mistakes(StepText(subject=subject, body=body))]


@pytest.mark.parametrize("language", languages())
def test_the_native_texts_are_in_order(language):
    for text in wording(language).steps.values():
        assert mistakes(text) == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ totl }}", "unknown_placeholder"),
        ("{{ self }}", "unknown_placeholder"),
        ("{{ accounts.C2.total }}", "other_account"),
        ("{{ accounts['C2'] }}", "other_account"),
        ("{{ total.__class__ }}", "other_account"),
        ("{{ total * 999 }}", "not_a_placeholder"),
        ("{{ range(99999) }}", "not_a_placeholder"),
        ("{{ total | upper }}", "not_a_placeholder"),
        ("{{ '' }}", "not_a_placeholder"),
        ("{% for x in items %}{{ total }}{% endfor %}", "loop"),
        ("{% macro m() %}{% endmacro %}", "loop"),
        ("{% include 'fr/1/reminder_1/body' %}", "loop"),
        ("{% set x = 1 %}", "loop"),
        ("{% raw %}{% endraw %}", "loop"),
        ("{% if totl %}x{% endif %}", "unknown_placeholder"),
        ("{% if accounts.C2 %}x{% endif %}", "other_account"),
        ("{% if total ~ total %}x{% endif %}", "bad_condition"),
        ("{% if count == %}x{% endif %}", "bad_condition"),
        ("{% if %}x{% endif %}", "bad_condition"),
        ("{% if total %}x", "not_closed"),
        ("x{% endif %}", "not_closed"),
        ("Hello {{ total", "not_closed"),
        ("See {{ items }} here", "not_alone"),
        ("{{ items }}\n\n{{ items }}", "not_alone"),
        ("   ", "empty"),
        ("{{ account }}" * 41, "too_long"),
    ],
)
def test_what_could_do_harm_is_refused_for_its_reason(body, code):
    assert code in {c for *_, c in found(body)}


def test_the_place_is_a_line_and_a_column():
    assert found("One\nTwo {{ total }}\nThree {{ nope }}") == [(3, 7, "unknown_placeholder")]


def test_a_mistake_of_the_subject_is_one_of_the_subject():
    (mistake,) = mistakes(StepText(subject="{{ nope }}", body="Hello"))
    assert (mistake.part, mistake.line, mistake.column) == ("subject", 1, 1)


def test_where_a_message_would_grow_too_long_is_the_place_that_passes_the_limit():
    ((line, _, code),) = found("{{ account }}\n" * 60)
    assert (line, code) == (40, "too_long")


SCRAPS = st.sampled_from(
    [f"{{{{ {name} }}}}" for name in PLACEHOLDERS]
    + ["{{", "}}", "{%", "%}", "{#", "#}", "if", "{% if count > 1 %}", "{% endif %}", "{% else %}"]
    + ["for x in items", "\n", "\n\n", " ", "total", "|", "*9", "é", "()", "'"]
)


@given(st.lists(SCRAPS, max_size=12).map("".join))
def test_what_is_not_refused_is_rendered(body):
    text = StepText(subject="Hello", body=body)
    if mistakes(text):
        return
    try:
        render_template("en", text, ABOUT)
    except InvalidError as error:
        pytest.fail(str(error))


LINES = [
    Summary(
        code="C00012", name="Brasserie Dupont", email="compta@dupont.example", numbers=("F26005",)
    )
]


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("Dear Brasserie DUPONT,", 6),
        ("Your account (C00012) is late", 15),
        ("About F26005.", 7),
        ("Write to compta@dupont.example", 10),
    ],
)
def test_a_customers_own_data_in_a_text_is_refused_with_its_place(body, column):
    (mistake,) = strangers(StepText(subject="Hello", body=body), LINES, "Acme")
    assert (mistake.column, mistake.code) == (column, "customers_data")


@pytest.mark.parametrize(
    "body",
    ["The brasseries Dupontel", "In 2026, 14 days", "{{ account }} F2600", "credit@acme.example"],
)
def test_words_that_only_look_like_it_are_left(body):
    assert strangers(StepText(subject="Hello", body=body), LINES, "Acme") == ()


def test_the_companys_own_name_is_no_customers():
    text = StepText(subject="Hello", body="Yours, Brasserie Dupont")
    assert strangers(text, LINES, "Brasserie Dupont") == ()
