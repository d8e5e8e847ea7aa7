"""How many segments an SMS takes, for any text."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.templates.phones import (
    LENGTH_MAX,
    SEGMENTS_MAX,
    plainer,
    segments,
    units,
)

texts = st.text(max_size=900)
# Letters that phones write in one unit of their basic alphabet.
basic = st.text(alphabet="abcXYZ019 @£$éèùàÇ.,:;?!", max_size=900)


@given(texts, texts)
def test_more_text_never_costs_less(text, more):
    assert segments(text) <= segments(text + more)


@given(basic)
def test_basic_letters_fill_160_alone_and_153_joined(text):
    expected = min(len(text), 1) if len(text) <= 160 else -(-len(text) // 153)
    assert segments(text) == expected


@given(st.text(alphabet="a€[", min_size=161, max_size=900))
def test_no_letter_of_two_units_is_cut_between_segments(text):
    cut, room = 1, 153
    for letter in text:
        size = 1 if letter == "a" else 2
        cut, room = (cut + 1, 153 - size) if size > room else (cut, room - size)
    assert segments(text) == (cut if sum(1 + (c != "a") for c in text) > 160 else 1)


@given(texts)
def test_a_text_as_long_as_templates_may_be_fits(text):
    while units(text) > LENGTH_MAX:
        text = text[:-1]
    assert segments(text) <= SEGMENTS_MAX


@given(st.text(alphabet="abcéèùàêîôçœ’–«» \u00a0\u202f", max_size=300))
def test_french_written_plainly_costs_the_basic_alphabet_only(text):
    short = plainer(text)
    assert segments(short) <= -(-len(short) // 153)


@given(st.text(alphabet="абвгдежз漢字", min_size=1, max_size=300))
def test_other_scripts_stay_as_they_are_written(text):
    assert plainer(text) == text
