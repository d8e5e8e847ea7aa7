import pytest

from chalicelib.features.imports.codes import code_of, is_float_column, line_of
from chalicelib.features.imports.numbers import UnreadableError


def _code(cell, *, float_column=False):
    return code_of(cell, float_column=float_column, characters=100)


def test_a_column_of_whole_floats_loses_its_point():
    assert is_float_column(["1930571429.0", "", "12.0"])
    assert _code("1930571429.0", float_column=True) == "1930571429"


def test_one_code_that_looks_like_a_float_among_others_keeps_its_point():
    assert not is_float_column(["12.0", "AB-3"])
    assert _code("12.0") == "12.0"


def test_leading_zeros_stay():
    assert _code("0200706844") == "0200706844"


@pytest.mark.parametrize(
    ("cell", "code"), [(12.0, "12"), (1930571429, "1930571429"), (12.5, "12.5")]
)
def test_a_number_of_a_spreadsheet_is_its_digits(cell, code):
    assert _code(cell) == code


@pytest.mark.parametrize("cell", ["1.93057E+09", "1,93E+09", 1e16, float("nan"), float("inf")])
def test_a_code_whose_digits_were_lost_is_refused(cell):
    with pytest.raises(UnreadableError) as refused:
        _code(cell)
    assert refused.value.code == "code_digits_lost"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066"])
def test_control_characters_are_refused(sign):
    with pytest.raises(UnreadableError) as refused:
        line_of(f"a{sign}b", 100)
    assert refused.value.code == "control_character"


def test_line_breaks_and_strange_spaces_become_single_spaces():
    assert line_of(" 12 rue\r\nde la\tPaix\u00a0 ", 100) == "12 rue de la Paix"


def test_a_text_longer_than_the_limit_is_refused():
    with pytest.raises(UnreadableError) as refused:
        line_of("x" * 10_000, 1_000)
    assert refused.value.code == "too_long"
