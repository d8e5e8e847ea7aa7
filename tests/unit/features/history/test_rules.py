from datetime import UTC, datetime

import pytest

from chalicelib.core.events import Draft
from chalicelib.features.history.rules import kinds, sentence


def said(kind, language="en", **facts):
    return sentence(
        Draft(at=datetime(2026, 3, 2, tzinfo=UTC), by="ana", kind=kind, facts=facts), language
    )


def test_languages_say_the_same_kinds():
    assert kinds("fr") == kinds("en")


def test_an_unknown_kind_is_said_by_its_name():
    assert said("comet_seen", size=3) == "comet_seen"


def test_an_unknown_language_is_said_in_english():
    assert said("contact_added", "xx", name="Ana") == "Contact added: Ana"


def test_a_language_is_no_path():
    assert said("contact_added", "../words/fr", name="Ana") == "Contact added: Ana"


def test_what_an_event_does_not_say_is_left_out():
    assert said("import", sequence=4, created=[], changed=["F1"], closed=[]) == (
        "Extract taken in · changed: F1"
    )


def test_a_change_of_the_customer_is_said_without_its_value():
    assert (
        said("import", sequence=4, customer_changed=True) == "Extract taken in · customer updated"
    )


def test_long_lists_are_cut_with_their_count():
    numbers = [f"F{n}" for n in range(20)]
    assert said("import", sequence=4, created=numbers).endswith("F6, F7 (+12)")


def test_a_qualification_says_before_and_after():
    text = said(
        "qualified",
        "fr",
        items=["F1"],
        before=[{"type": "NCT"}],
        after={"type": "PDP", "promise_on": "2026-03-09"},
    )
    assert text == "Promesse de paiement pour le 09/03/2026 · F1 · avant : Non contacté"


def test_several_befores_are_left_out():
    text = said("qualified", before=[{"type": "NCT"}, {"type": "CEC"}], after={"type": "NPC"})
    assert text == "Do not contact"


def test_an_emptied_field_shows_as_nothing():
    text = said("edited", before={"collector": "ana"}, after={"collector": ""})
    assert text == "Account changed · collector: ana → —"


@pytest.mark.parametrize("text", ["{by.__class__}", "{0}", "{missing}", "{", "}"])
def test_what_people_typed_is_never_a_placeholder(text):
    assert text in said("edited", after={"note": text})


@pytest.mark.parametrize("kind", ["{x}", "{", "a{0.__class__}"])
def test_a_strange_kind_is_never_a_placeholder(kind):
    assert "{" not in said(kind)
