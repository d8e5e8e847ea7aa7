import pytest

from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.bold import runs
from chalicelib.features.templates.model import StepText
from chalicelib.features.templates.rendering import render_template
from tests.unit.features.templates.test_rendering import about


def said(body, **more):
    return render_template("en", StepText(subject="s", body=body), about(**more))


def test_what_stands_between_stars_is_bold_in_the_page_and_plain_in_the_text() -> None:
    rendered = said("Pay **{{ total }}**\nby **Friday**.")
    assert "Pay <strong>EUR 1,234.56</strong>" in rendered.html
    assert "<br>by <strong>Friday</strong>." in rendered.html
    assert "*" not in rendered.text
    assert not {"\x02", "\x03"} & set(rendered.text)


@pytest.mark.parametrize("value", ["**A**", "\x02A\x03"])
def test_a_value_makes_nothing_bold(value) -> None:
    assert "<strong>" not in said("Dear {{ account }},", account=value).html


@pytest.mark.parametrize(
    "body", ["**{% if credits %}a**{% endif %} b", "a **b\n\nc** d", "** **", "****", "5 ** 3"]
)
def test_bold_that_does_not_close_in_its_paragraph_harms_nothing(body) -> None:
    rendered = said(body)
    assert rendered.html.count("<strong>") == rendered.html.count("</strong>")
    assert not {"\x02", "\x03"} & set(rendered.html + rendered.text)


def test_the_pieces_of_a_paragraph_say_which_are_bold() -> None:
    assert runs(said("Pay **now**, Luc.").parts[0]) == [
        ("Pay ", False),
        ("now", True),
        (", Luc.", False),
    ]


def test_an_sms_knows_no_bold() -> None:
    text = StepText(subject="", body="Pay **{{ total }}** now")
    assert render_template("en", text, about(), Channel.SMS).text == "Pay EUR 1,234.56 now"
