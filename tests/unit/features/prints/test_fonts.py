import pytest

from chalicelib.features.prints.fonts import HELVETICA, UNKNOWN, face_for


def test_a_document_with_one_foreign_letter_is_set_in_the_wide_font():
    assert face_for(["Nova", "Łódź"]).regular == "DejaVuSans"


def test_western_texts_need_no_font_of_ours():
    assert face_for(["Éléonore", "50 €"]) is HELVETICA


@pytest.mark.parametrize("text", ["Łódź ąęćńśźż", "Ωμέγα Εμπορική", "Москва", "őűřžďľ", "→ ≥"])
def test_latin_greek_and_cyrillic_letters_stay(text):
    assert face_for([text]).shown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("ﬁn", "fin"), ("①", "1"), ("東", UNKNOWN), ("a\x07", "a")]
)
def test_what_the_font_lacks_becomes_the_nearest_plain_letter(text, shown):
    assert face_for(["Ω"]).shown(text) == shown


@pytest.mark.parametrize("text", ["東京", "🙂", "ع", "\ud800"])
def test_nothing_becomes_a_question_mark(text):
    assert "?" not in face_for([text]).shown(text)
