import pytest

from chalicelib.core.text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("  around  ", "around"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("10\u202f000\u00a0€", "10 000 €"),
        ("tab\there", "tab here"),
        ("a\x00\x1b\x7fb", "ab"),
        ("abc\u202etxt\u200b", "abctxt"),
        ("\ud800x", "x"),
        ("été 日本 🙂", "été 日本 🙂"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed, kept):
    assert clean(typed) == kept
