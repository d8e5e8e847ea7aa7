"""Templates attacked: each is refused with its place, or does no harm when it is read.

Harm is: to run for long or grow without bound, to say what another account owes, to bring markup or
a link of its own into the mail, to reach anything of the machine.
"""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from chalicelib.core.text import clean
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.about import About, Line
from chalicelib.features.templates.checks import mistakes
from chalicelib.features.templates.model import StepText, TemplateKey
from chalicelib.features.templates.rendering import render_template
from chalicelib.features.templates.service import BadTemplateError
from tests.fakes.world import World

DAY = date(2026, 3, 10)
LINES = tuple(Line(f"F{n}", DAY, DAY, 12_000, "EUR") for n in range(50))
ABOUT = About(
    company="Acme",
    sender="Ana",
    account="Client",
    code="C1",
    contact="Bob",
    on=DAY,
    lines=LINES,
    credits={},
    link="https://relance.example/r/token",
)
# What the whole of fifty items and a body of the longest kind may become.
GROWN_MAX = 60_000

REFUSED = {
    # Loops, calls and growth.
    "{% for i in range(1000000000) %}x{% endfor %}": "loop",
    "{%- for x in items -%}{{ x }}{%- endfor -%}": "loop",
    "{%+ for x in items %}{% endfor %}": "loop",
    "{% while total %}x{% endwhile %}": "loop",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "loop",
    "{% call m() %}{% endcall %}": "loop",
    "{% include 'fr/1/reminder_1/body' %}": "loop",
    "{% extends 'layout.html' %}": "loop",
    "{% import 'x' as y %}": "loop",
    "{% from 'x' import y %}": "loop",
    "{% block x %}{{ self.x() }}{% endblock %}": "loop",
    "{% set x = total ~ total %}{% set x = x ~ x %}": "loop",
    "{% with x = total %}{{ x }}{% endwith %}": "loop",
    "{% filter replace('a', 'aa') %}{{ total }}{% endfilter %}": "loop",
    "{% autoescape false %}{{ total }}{% endautoescape %}": "loop",
    "{% raw %}{{ total }}{% endraw %}": "loop",
    "{% do total.append(1) %}": "loop",
    "{% IF total %}x{% ENDIF %}": "loop",
    "{{ range(10 ** 9) }}": "not_a_placeholder",
    "{{ 9 ** 9 ** 9 }}": "not_a_placeholder",
    "{{ 'a' * 100000000 }}": "not_a_placeholder",
    "{{ total * 1000000 }}": "not_a_placeholder",
    "{{ total ~ total }}": "not_a_placeholder",
    "{{ [total] * 99999 }}": "not_a_placeholder",
    "{{ lipsum(9999) }}": "not_a_placeholder",
    "{{ total | replace('', 'x') | center(100000) }}": "not_a_placeholder",
    "{{ total|safe }}": "not_a_placeholder",
    "{{ '%1000000d' | format(1) }}": "not_a_placeholder",
    "{{ total if total else count }}": "not_a_placeholder",
    "{{ (total) }}": "not_a_placeholder",
    "{{ '}}' }}": "not_a_placeholder",
    "{{ {# {{ total }} #} }}": "not_a_placeholder",
    "{{ account }}\n" * 200: "too_long",
    # Other things than the message's own.
    "{{ total.__class__.__mro__[1].__subclasses__() }}": "not_a_placeholder",
    "{{ total['__class__'] }}": "other_account",
    "{{ accounts.C2.total }}": "other_account",
    "{{ account.contacts[0].email }}": "other_account",
    "{{ accounts }}": "unknown_placeholder",
    "{{ settings }}": "unknown_placeholder",
    "{{ environ }}": "unknown_placeholder",
    "{{ loop }}": "unknown_placeholder",
    "{{ self }}": "unknown_placeholder",
    "{{ debug() }}": "not_a_placeholder",
    "{{ link or secrets }}": "unknown_placeholder",
    "{% if accounts['C2'].total > 1 %}x{% endif %}": "unknown_placeholder",
    "{% if os.system('id') %}x{% endif %}": "other_account",
    "{% if total is defined %}x{% endif %}": "unknown_placeholder",
    "{% if total | length > 3 %}x{% endif %}": "bad_condition",
    "{% if 'a' * 9999 %}x{% endif %}": "bad_condition",
    # Letters that look like others, and spaces that do not show.
    "{{ tоtal }}": "unknown_placeholder",
    "{{ ｔｏｔａｌ }}": "not_a_placeholder",
    "{{ to\u00adtal }}": "not_a_placeholder",
    "{% if cоunt > 1 %}x{% endif %}": "unknown_placeholder",
    # Nothing is left open.
    "{{ total": "not_closed",
    "{{ total }": "not_closed",
    "{% if total": "not_closed",
    "{# a remark": "not_closed",
    "{% if total %}": "not_closed",
    "{% if total %}x{% else %}": "not_closed",
    "{% endif %}": "not_closed",
    "{% else %}x": "not_closed",
    "{% if total %}x{% endif %}{% endif %}": "not_closed",
    "{% if total %}" * 500 + "x" + "{% endif %}" * 500: "bad_condition",
    "{% if " + "(" * 2000 + "total" + ")" * 2000 + " %}x{% endif %}": "bad_condition",
    "{% if total total %}x{% endif %}": "bad_condition",
    "{% if ٣ > count %}x{% endif %}": "bad_condition",
    "{% if count > 99999999999999999999999999999999999999999999 %}x{% endif %}": "bad_condition",
    "{% if total %}a{% else %}b{% elif count %}c{% endif %}": "bad_condition",
    # The list of items, more than once or among words.
    "{{ items }}{{ items }}": "not_alone",
    "{{ items }}\n\n{% if count > 1 %}\n\n{{ items or items }}\n\n{% endif %}": "not_alone",
}


@pytest.mark.parametrize(("body", "code"), REFUSED.items(), ids=lambda said: said[:40])
def test_it_is_refused_where_it_stands(body, code):
    found = mistakes(StepText(subject="Hello", body=body))
    assert code in {one.code for one in found}
    rows = body.split("\n")
    for one in found:
        assert one.sentence.startswith(f"line {one.line}, column {one.column}: ")
        assert 1 <= one.column <= len(rows[one.line - 1]) + 1


@pytest.mark.parametrize("body", [body for body in REFUSED if "\n" not in body])
def test_it_is_refused_in_a_subject_too(body):
    assert all(one.part == "subject" for one in mistakes(StepText(subject=body, body="Hello")))
    assert mistakes(StepText(subject=body, body="Hello"))


HARMLESS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">pay</a>',
    "javascript:alert(1)",
    "[pay](javascript:alert(1))",
    "data:text/html;base64,PHNjcmlwdD4=",
    "</p></div></body></html>",
    "<!-- {{ total }} -->",
    "]]><![CDATA[",
    "<style>*{display:none}</style>",
    '"><svg/onload=alert(1)>',
    "&lt;script&gt;",
    "%(total)s {total} ${total} #{total} <%= total %>",
    "{ { total } }",
    "｛｛ total ｝｝",
    "{% if " + "not " * 2000 + "total %}x{% endif %}",
    "{% if total" + " and total" * 900 + " %}x{% endif %}",
    "{% if count > 1 %}x" + "{% elif count > 1 %}y" * 400 + "{% endif %}",
    "{{ total" + " or count" * 900 + " }}",
    "{% if total %}a{% endif %}" * 300,
    "{{ link }}\n\n" * 500,
    "{# {{ accounts }} {% for x in y %} #}Hello",
    "{{- total -}}",
    "\x01items\x01 " * 900,
    "\x01link\x01 " * 900,
    "**<script>alert(1)</script>**",
    "**" * 4_000,
    "** {{ total }} ** {{ account }} **",
    "\u202e gnp.exe",
    "a\u2028b\u2029c\x00d",
    "Ä" * 9_000,
]


class Tags(HTMLParser):
    """The kinds of tags of a page, and where its links lead."""

    def __init__(self, page):
        super().__init__()
        self.kinds, self.links = set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.kinds.add(tag)
        self.links |= {value for name, value in attrs if name in {"href", "src"}}
        assert not [name for name, _ in attrs if name.startswith("on")]


USUAL = Tags(
    render_template("en", StepText(subject="x", body="{{ items }}\n\n{{ link }}"), ABOUT).html
)


def read(body, **values):
    """A text as it is saved, and read by a debtor."""
    return render_template(
        "en", StepText(subject="Hello", body=clean(body)), replace(ABOUT, **values)
    )


@pytest.mark.parametrize("body", HARMLESS, ids=lambda body: body[:40])
def test_it_does_no_harm_when_it_is_read(body):
    assert mistakes(StepText(subject="Hello", body=clean(body))) == ()
    said = read(body)
    page = Tags(said.html)
    assert page.kinds <= USUAL.kinds | {"br", "strong"}
    assert page.links <= USUAL.links
    assert len(said.text) + len(said.html) < GROWN_MAX + 3_000 * body.count("{{ link }}")
    assert not set(map(ord, said.text)) & (set(range(32)) - {10})


@pytest.mark.parametrize("body", HARMLESS + list(REFUSED), ids=lambda body: body[:40])
@pytest.mark.parametrize("field", ["company", "sender", "account", "code", "contact"])
def test_as_a_name_it_is_text(field, body):
    said = read(
        "{{ company }} {{ sender }} {{ account }} {{ code }} {{ contact }}", **{field: body[:100]}
    )
    page = Tags(said.html)
    assert page.kinds <= USUAL.kinds | {"br", "strong"}
    assert page.links <= USUAL.links


def test_in_a_subject_it_stays_one_line_of_text():
    for body in HARMLESS:
        said = render_template("en", StepText(subject=clean(body), body="Hello"), ABOUT)
        assert "\n" not in said.subject
        assert len(said.subject) <= 180


def test_nothing_hostile_is_saved():
    world, key = World(), TemplateKey("en", Channel.EMAIL, "reminder_1")
    for body in REFUSED:
        text = StepText(subject="Hello", body=body)
        with pytest.raises(BadTemplateError) as refused:
            world.services.texts.save(world.admin, key, 0, text, note="", reason="", reader="en")
        assert re.match(r"line \d+, column \d+: ", refused.value.errors[0].reason)
    assert not any(one.is_own for one in world.services.templates.list(world.admin, "en"))
