from datetime import date

import pytest

from chalicelib.features.law.model import rules
from chalicelib.features.law.rules import findings
from chalicelib.features.penalties.model import PenaltyPolicy
from chalicelib.features.scenarios.model import Mode, Scenario, Step
from chalicelib.features.scenarios.native import EMPTY, NATIVE
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.templates.model import Template
from tests.fakes.world import World

TODAY = date(2026, 3, 2)
SETTINGS = CompanySettings(name="Acme")
FREE = "You have fourteen days to pay; afterwards costs are added."


def scenario(*offsets, gap=15, level=1, mode=Mode.AUTO):
    steps = tuple(
        Step(key=f"s{n}", offset_days=days, level=level, mode=mode)
        for n, days in enumerate(offsets)
    )
    return Scenario(id="own", names={}, steps=steps, min_gap_days=gap)


def template(body=FREE, step="s0", language="en", subject="Reminder"):
    return Template(language=language, step=step, version=1, subject=subject, body=body)


def found(given, *templates, settings=SETTINGS):
    return [
        (f.rule, f.step or f.setting, f.found) for f in findings(given, templates, settings, TODAY)
    ]


def test_a_lawful_scenario_breaks_nothing():
    assert found(scenario(1, 16), template()) == []


def test_a_scenario_that_sends_nothing_breaks_nothing():
    assert found(EMPTY) == []


@pytest.mark.parametrize(
    "body", ["{{ interest }}", "{% if indemnity %}x{% endif %}", "{{ total_with_penalties }}"]
)
def test_a_first_reminder_that_claims_costs_is_found(body):
    rules_found = {rule for rule, *_ in found(scenario(1, 16), template(f"{FREE} {body}"))}
    assert rules_found == {"be_b2c_first_is_free"}


def test_a_word_of_the_text_is_no_placeholder():
    assert found(scenario(1, 16), template(f"{FREE} It is in your interest.")) == []


def test_a_first_reminder_without_its_fourteen_days_is_found():
    assert found(scenario(1, 16), template("Please pay.")) == [("be_b2c_first_says_term", "s0", "")]


def test_a_reminder_before_the_due_date_is_not_the_first():
    both = scenario(-7, 1, 16)
    assert found(both, template("Soon due.", step="s0"), template(step="s1")) == []


@pytest.mark.parametrize(
    ("offsets", "gap", "places"),
    [
        ((1, 15), 15, [("s1", "14")]),
        ((1, 16), 14, [("min_gap_days", "14")]),
        ((1, 8), 7, [("min_gap_days", "7"), ("s1", "7")]),
        ((1,), 1, []),
        ((-7, 1), 1, []),
    ],
)
def test_fourteen_days_lie_between_the_first_reminder_and_the_next(offsets, gap, places):
    assert [(place, days) for _, place, days in found(scenario(*offsets, gap=gap))] == places


@pytest.mark.parametrize(
    ("language", "body", "word"),
    [
        ("en", f"{FREE} A BAILIFF will come.", "bailiff"),
        ("fr", "Vous avez 14 jours. Un huissier viendra.", "huissier"),
        ("fr", "Vous avez 14 jours. Un commissaire\nde justice viendra.", "commissaire de justice"),
    ],
)
def test_a_bailiff_announced_by_itself_breaks_two_rules(language, body, word):
    given = template(body, language=language)
    assert found(scenario(1, 16), given) == [
        ("be_b2c_bailiff", "s0", word),
        ("level_3_by_hand", "s0", word),
    ]


def test_a_bailiff_announced_by_hand_is_a_consumer_s_matter_only():
    by_hand = scenario(1, level=3, mode=Mode.MANUAL)
    given = template(f"{FREE} A bailiff will come.")
    assert found(by_hand, given) == [("be_b2c_bailiff", "s0", "bailiff")]


def test_a_text_like_a_court_s_is_found():
    given = template("14 jours. COMMANDEMENT DE PAYER", language="fr")
    assert {rule for rule, *_ in found(scenario(1, 16), given)} == {
        "be_b2c_bailiff",
        "fr_imitates_court",
    }


def test_a_part_of_a_word_is_not_the_word():
    assert found(scenario(1, 16), template(f"{FREE} The bailiffery of Dover.")) == []


@pytest.mark.parametrize(
    ("from_hour", "to_hour", "places"), [(8, 22, []), (7, 19, ["s0"]), (9, 23, ["s0"])]
)
def test_a_belgian_consumer_is_not_called_at_night(from_hour, to_hour, places):
    # No scenario can have a call yet.
    step = scenario(1).steps[0].model_copy(update={"channel": "call"})
    night = SETTINGS.model_copy(update={"sending_from_hour": from_hour, "sending_to_hour": to_hour})
    called = scenario().model_copy(update={"steps": (step,)})
    assert [place for _, place, _ in found(called, settings=night)] == places


def test_a_rate_below_the_french_floor_is_found():
    low = SETTINGS.model_copy(update={"penalties": PenaltyPolicy(agreed_rate="5.00")})
    assert found(EMPTY, settings=low) == [("fr_agreed_floor", "agreed_rate", "5.00 %")]


def test_the_native_scenario_breaks_what_belgian_law_says_of_consumers_only():
    templates = World().services.templates.list(World().admin)
    broken = {f.rule for f in findings(NATIVE, templates, SETTINGS, TODAY)}
    assert broken == {"be_b2c_first_says_term", "be_b2c_fourteen_days", "be_b2c_bailiff"}


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_every_rule_has_its_sentences_and_its_source(rule):
    assert rule.fr
    assert rule.en
    assert rule.source
