import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.answers.look import (
    CONTRAST_MIN,
    DARK,
    LIGHT,
    LOGO_BYTES_MAX,
    accent,
    contrast,
    logo_address,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def rgb(colour):
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


@given(COLOURS)
def test_any_colour_is_made_readable_on_light_and_on_dark(colour):
    made = accent(colour)
    found = (contrast(rgb(made.light), LIGHT), contrast(rgb(made.dark), DARK))
    assert min(found) >= CONTRAST_MIN


def test_a_readable_colour_stays_as_it_is():
    assert accent("#2f4fc4").light == "#2f4fc4"


def test_without_a_colour_the_page_has_its_own():
    assert accent("") is None


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [((255, 255, 255), (0, 0, 0), 21.0), ((119, 119, 119), (255, 255, 255), 4.48)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert round(contrast(one, other), 2) == ratio


def test_a_logo_heavier_than_the_page_is_left_out():
    assert (logo_address(b"x" * (LOGO_BYTES_MAX + 1)), logo_address(None)) == ("", "")
