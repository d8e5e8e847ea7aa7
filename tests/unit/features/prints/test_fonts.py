import pytest

from chalicelib.features.prints.fonts import HELVETICA, face_for


def test_a_document_with_one_foreign_letter_is_set_in_the_wider_font():
    assert face_for(["Nova", "Łódź"]).regular == "Vera"


def test_western_texts_need_no_other_font():
    assert face_for(["Éléonore", "50 €"]) is HELVETICA


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łódź", "Łódz"),
        ("Kęty", "Kety"),
        ("Κρήτη", "Kriti"),
        ("Москва", "Moskva"),
        ("①", "1"),
        ("東京", "DongJing"),
        ("a\x07", "a"),
    ],
)
def test_what_the_font_lacks_becomes_the_nearest_plain_letters(text, shown):
    assert face_for([text, "Ω"]).shown(text) == shown


@pytest.mark.parametrize("text", ["東京", "🙂", "ع", "\ud800"])
def test_nothing_becomes_a_question_mark(text):
    assert "?" not in face_for([text]).shown(text)
