"""What the words and codes of types mean."""

import pytest

from chalicelib.features.imports.proposal import propose
from chalicelib.features.imports.readers import read
from chalicelib.features.open_items.model import ItemKind

HEADER = "code;number;type;due date;balance\n"


def _propose(kind):
    return propose(read(f"{HEADER}A;1;{kind};2026-01-01;5\n".encode()), "EUR")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("RV", "FAC"),
        ("DR", "FAC"),
        ("DG", "AVO"),
        ("DZ", "RGL"),
        ("AB", "OD"),
        ("Facture", "FAC"),
        ("Invoice", "FAC"),
        ("Avoir", "AVO"),
        ("Credit note", "AVO"),
        ("Crédit Memo", "AVO"),
        ("Règlement", "RGL"),
        ("Payment", "RGL"),
        ("OD", "OD"),
        ("Traite", "TRT"),
        ("LCR", "TRT"),
        ("Demande d'acompte", "DPA"),
        ("FAC", "FAC"),
        ("AVO", "AVO"),
        ("RGL", "RGL"),
        ("TRT", "TRT"),
        ("DPA", "DPA"),
        ("Virement", "RGL"),
        ("Note de crédit", "AVO"),
    ],
)
def test_words_and_codes_of_types_are_known(word, kind):
    mapping = _propose(word)
    assert mapping.kinds == {word: ItemKind(kind)}


def test_an_unknown_type_is_told_and_left_to_its_sign():
    mapping = _propose("X2")
    assert mapping.kinds == {"X2": None}
    assert [d.code for d in mapping.doubts if d.column == "X2"] == ["kind_unknown"]
