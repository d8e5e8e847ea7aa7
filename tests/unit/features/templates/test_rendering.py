import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.scenarios.native import NATIVE
from chalicelib.features.templates import native
from chalicelib.features.templates.about import About, Line
from chalicelib.features.templates.model import StepText
from chalicelib.features.templates.native import language_of, languages, wording
from chalicelib.features.templates.rendering import render, render_template

STEPS = [step.key for step in NATIVE.steps]
PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "{% for x in y %}",
    "a\r\nBcc: x@y.example",
    "\x01items\x01",
    "\x01link\x01",
    "</td></tr></table>",
    "&lt;b&gt;",
    "&#x2f;",
    "'; DROP TABLE",
    "\u2028\u2029",
    "https://evil.example",
    "=HYPERLINK(1)",
    "%n{0}{link}",
]


def line(number="FA-1", minor=123_456, currency="EUR"):
    return Line(number, date(2026, 1, 2), date(2026, 2, 1), minor, currency)


def about(**more):
    fields = {
        "company": "Acme",
        "sender": "Ana",
        "account": "Client",
        "code": "C1",
        "contact": "Luc",
        "on": date(2026, 3, 2),
        "lines": (line(),),
        "credits": {},
        "link": "https://x.example/r/t",
    }
    return About(**{**fields, **more})


class Skeleton(HTMLParser):
    """The tags of a page, with their attributes but no text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_a_message_in_every_language(language, step):
    said = render(language, step, about())
    assert step in wording(language).steps
    assert "FA-1" in said.text
    assert "FA-1" in said.html
    assert "https://x.example/r/t" in said.text
    assert "Acme" in said.subject
    assert "{{" not in said.subject + said.text + said.html


def test_french_amounts_and_dates_read_as_french():
    text = render("fr", "reminder_1", about()).text
    assert "FA-1 du 02/01/2026, échéance 01/02/2026, 29 jours de retard" in text
    assert "1\u00a0234,56\u00a0EUR" in text


def test_english_amounts_and_dates_cannot_be_misread():
    text = render("en", "reminder_1", about()).text
    assert "FA-1 of 2 Jan 2026, due 1 Feb 2026, 29 days late: EUR 1,234.56" in text


def test_each_currency_has_its_own_total():
    both = about(lines=(line("A", 1_000), line("B", 2_000), line("C", 500, "JPY")))
    text = render("en", "reminder_1", both).text
    assert "Total: EUR 30.00" in text
    assert "Total: JPY 500" in text


def test_unallocated_credits_are_mentioned_when_there_are_some():
    assert "EUR -5.00" in render("en", "reminder_2", about(credits={"EUR": -500})).text
    assert "unallocated" not in render("en", "reminder_2", about()).text


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("field", ["company", "sender", "account", "contact"])
def test_what_is_typed_elsewhere_changes_no_structure(field, payload):
    expected = Skeleton(render("fr", "reminder_1", about()).html).tags
    assert Skeleton(render("fr", "reminder_1", about(**{field: payload})).html).tags == expected


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_item_number_changes_no_structure(payload):
    expected = Skeleton(render("fr", "reminder_1", about()).html).tags
    odd = render("fr", "reminder_1", about(lines=(line(payload),)))
    assert Skeleton(odd.html).tags == expected


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_subject_is_one_line(payload):
    subject = render("fr", "reminder_1", about(company=payload * 20)).subject
    assert all(ord(character) >= 32 for character in subject)
    assert len(subject) <= 180


@pytest.mark.parametrize(
    "body",
    [
        "{{ nothing",
        "{% for i in range(100000000) %}x{% endfor %}",
        "{{ 'a' * 100000000 }}",
        "{% include 'native/fr/body' %}",
        "{{ company.__class__.__mro__ }}{{ 1/0 }}",
        "{% for i in range(9999) %}aaaaaaaaaaaaaaaaaaaa{% endfor %}",
    ],
)
def test_a_hostile_template_is_refused(body):
    with pytest.raises(InvalidError):
        render_template("en", StepText(subject="x", body=body), about())


def test_a_template_reaches_nothing_but_its_placeholders():
    text = render_template(
        "en", StepText(subject="x", body="[{{ os }}{{ company.upper }}]"), about()
    )
    assert "[]" in text.text


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (("fr",), "fr"),
        (("FR-be",), "fr"),
        (("", "fr"), "fr"),
        (("de", "fr"), "fr"),
        (("de",), "en"),
    ],
)
def test_a_debtor_is_written_to_in_a_language_there_is(wanted, expected):
    assert language_of(*wanted) == expected


# Old messages are read again with the wording of their time: a change needs a new `version`,
# and the former file kept beside as <language>-<version>.toml.
KNOWN = {
    "en-1": "10800fbe388c",
    "en-2": "9aa13f5edaef",
    "en-3": "917d56a3fd0b",
    "fr-1": "972a5adb02ba",
    "fr-2": "7d3e8cc60ad2",
    "fr-3": "81845e576ca1",
}


def test_a_wording_changes_only_with_its_version():
    folder = Path(native.__file__).parent
    newest = {f"{n}-{wording(n).version}": folder / f"{n}.toml" for n in languages()}
    files = newest | {path.stem: path for path in folder.glob("*-*.toml")}
    actual = {n: hashlib.sha256(f.read_bytes()).hexdigest()[:12] for n, f in files.items()}
    assert actual == KNOWN


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("step", STEPS)
def test_without_penalties_the_first_two_versions_read_the_same(language, step):
    assert render(language, step, about(), 1) == render(language, step, about(), 2)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LETTER])
@pytest.mark.parametrize("step", ["reminder_2", "reminder_3"])
def test_of_one_item_none_is_the_oldest(language, step, channel):
    one = render(language, step, about(), channel=channel).text
    assert not re.search("oldest|plus ancienne", one)
    assert re.search(
        "oldest|plus ancienne",
        render(language, step, about(lines=(line(), line("F2"))), channel=channel).text,
    )


def test_what_late_payment_costs_is_said_from_the_second_reminder_on():
    late = about(interest={"EUR": 3_850}, indemnity={"EUR": 4_000})
    said = {step: "EUR 1,313.06" in render("en", step, late).text for step in STEPS}
    assert said == {
        "pre_reminder": False,
        "reminder_1": False,
        "reminder_2": True,
        "reminder_3": True,
        "formal_notice": True,
    }


def test_an_indemnity_alone_is_said_alone():
    text = render("fr", "reminder_2", about(indemnity={"EUR": 4_000})).text
    assert "40,00\u00a0EUR d'indemnité de recouvrement, soit 1\u00a0274,56\u00a0EUR" in text
    assert "intérêts" not in text


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("step", [step for step in STEPS if step != "formal_notice"])
def test_every_native_sms_fits_two_segments_for_an_ordinary_account(language, step):
    link = f"https://relance.example/r/{'x' * 32}"
    said = render(language, step, about(link=link), channel=Channel.SMS)
    assert 1 <= said.segments <= 2
    assert (said.html, link in said.text) == ("", True)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("step", STEPS)
def test_every_native_letter_lists_what_is_owed_and_says_how_to_answer(language, step):
    said = render(language, step, about(), channel=Channel.LETTER)
    assert "FA-1" in said.text
    assert "https://x.example/r/t" in said.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["mettons en demeure", "1 313,06 EUR", "quinze jours", "L. 441-10", "contestez"]),
        ("en", ["formal notice", "EUR 1,313.06", "fifteen days", "L. 441-10", "object"]),
    ],
)
def test_a_formal_notice_says_what_the_law_wants_of_it(language, words):
    late = about(interest={"EUR": 3_850}, indemnity={"EUR": 4_000})
    said = render(language, "formal_notice", late, channel=Channel.LETTER)
    text = said.text.replace("\u00a0", " ")
    assert [word for word in words if word not in text] == []
